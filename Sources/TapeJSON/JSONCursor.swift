/// A typed view of one JSON value on a parsed document's tape.
///
/// Valid only inside the closure of `JSONParser.withDocument` that handed it out: decode into values there and
/// let no cursor, text, member or element leave it. Copying a cursor is free and nothing here allocates, except
/// where a `String` is made.
///
/// Source: the simdjson tape format (`doc/tape.md`).
// Members of a package type are inlined into other modules only when the type is `@usableFromInline` too; without
// it `@inlinable` has no effect and says nothing.
@usableFromInline @safe package struct JSONCursor {
    @usableFromInline let tape: UnsafePointer<UInt64>
    @usableFromInline let strings: UnsafePointer<UInt8>
    @usableFromInline let index: Int

    @inlinable @inline(__always)
    init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
        unsafe self.tape = tape
        unsafe self.strings = strings
        self.index = index
    }

    /// What sort of value this is.
    @inlinable @inline(__always) package var kind: JSONKind {
        switch tag {
        case TapeTag.true, TapeTag.false: .bool
        case TapeTag.int64: .int64
        case TapeTag.uint64: .uint64
        case TapeTag.double: .double
        case TapeTag.string: .string
        case TapeTag.array: .array
        case TapeTag.object: .object
        default: .null
        }
    }

    /// Whether this is `null`, which proto JSON treats as absent.
    @inlinable package var isNull: Bool { tag == TapeTag.null }

    /// Whether this is an object.
    @inlinable package var isObject: Bool { tag == TapeTag.object }

    /// Whether this is an array.
    @inlinable package var isArray: Bool { tag == TapeTag.array }

    /// The boolean, or nil when this is not one.
    @inlinable package var bool: Bool? {
        switch tag {
        case TapeTag.true: true
        case TapeTag.false: false
        default: nil
        }
    }

    /// The string's unescaped UTF-8 bytes, not copied; nil when this is not a string.
    @inlinable package var text: JSONText? {
        guard tag == TapeTag.string else { return nil }
        return unsafe JSONText(strings: strings, word: tape[index])
    }

    /// The string, copied; nil when this is not a string.
    @inlinable package var string: String? { text?.string }

    /// The members of an object in document order; none when this is not an object.
    @inlinable package var members: JSONMembers { JSONMembers(self) }

    /// The elements of an array in document order; none when this is not an array.
    @inlinable package var elements: JSONElements { JSONElements(self) }

    /// The first member of that name, nil when there is none or this is not an object.
    ///
    /// A linear scan that skips nested containers in one step. A member that is `null` is found as a null cursor.
    @inlinable package subscript(key: StaticString) -> JSONCursor? {
        for member in members where member.key == key {
            return member.value
        }
        return nil
    }

    /// Calls `visit` once for every member in document order; does nothing when this is not an object.
    @inlinable
    package func forEachMember<Failure: Error>(
        _ visit: (_ key: JSONText, _ value: JSONCursor) throws(Failure) -> Void
    ) throws(Failure) {
        var iterator = members.makeIterator()
        while let member = iterator.next() {
            try visit(member.key, member.value)
        }
    }
}

// MARK: - Tape

extension JSONCursor {
    @inlinable @inline(__always) var tag: UInt8 { unsafe UInt8(truncatingIfNeeded: tape[index] >> 56) }

    /// The index just past this value: containers carry it in their first word, numbers take two words.
    @inlinable @inline(__always) var endIndex: Int {
        switch tag {
        case TapeTag.array, TapeTag.object: unsafe Int(UInt32(truncatingIfNeeded: tape[index]))
        case TapeTag.int64, TapeTag.uint64, TapeTag.double: index + 2
        default: index + 1
        }
    }

    /// The number of members or elements, which the tape caps at 2^24 - 1.
    @inlinable var cappedCount: Int { unsafe Int((tape[index] >> 32) & 0xFF_FFFF) }

    @inlinable @inline(__always)
    func at(_ index: Int) -> JSONCursor {
        unsafe JSONCursor(tape: tape, strings: strings, index: index)
    }
}

/// The type bytes at the top of tape words (simdjson `tape_type`).
@usableFromInline enum TapeTag {
    @inlinable static var array: UInt8 { UInt8(ascii: "[") }
    @inlinable static var object: UInt8 { UInt8(ascii: "{") }
    @inlinable static var string: UInt8 { UInt8(ascii: "\"") }
    @inlinable static var int64: UInt8 { UInt8(ascii: "l") }
    @inlinable static var uint64: UInt8 { UInt8(ascii: "u") }
    @inlinable static var double: UInt8 { UInt8(ascii: "d") }
    @inlinable static var `true`: UInt8 { UInt8(ascii: "t") }
    @inlinable static var `false`: UInt8 { UInt8(ascii: "f") }
    @inlinable static var null: UInt8 { UInt8(ascii: "n") }
}
