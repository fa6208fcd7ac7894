/// The members of one JSON object, in document order, duplicates included.
@usableFromInline @safe package struct JSONMembers: Sequence {
    @usableFromInline let object: JSONCursor

    @inlinable
    init(_ object: JSONCursor) {
        self.object = object
    }

    /// The number of members, capped at 2^24 - 1; zero when the value is not an object.
    @inlinable package var underestimatedCount: Int { object.isObject ? object.cappedCount : 0 }

    /// Starts at the first member.
    @inlinable
    package func makeIterator() -> Iterator { Iterator(object) }

    /// Walks the members without allocating.
    @usableFromInline @safe package struct Iterator: IteratorProtocol {
        @usableFromInline var key: JSONCursor
        @usableFromInline let end: Int

        @inlinable
        init(_ object: JSONCursor) {
            key = object.at(object.index + 1)
            end = object.isObject ? object.endIndex - 1 : 0
        }

        /// The next member, nil after the last.
        @inlinable @inline(__always)
        package mutating func next() -> (key: JSONText, value: JSONCursor)? {
            guard key.index < end else { return nil }
            let name = unsafe JSONText(strings: key.strings, word: key.tape[key.index])
            let value = key.at(key.index + 1)
            key = key.at(value.endIndex)
            return (name, value)
        }
    }
}
