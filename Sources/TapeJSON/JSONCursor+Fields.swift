// Decoding with errors that name the field. Paths are built only while an error travels outwards: each level
// adds its own name. By proto JSON, a member that is null counts as absent.

// MARK: - This value

extension JSONCursor {
    /// The string, or an error when this is anything else.
    @inlinable
    package func requiredString() throws(JSONDecodingError) -> String {
        guard let value = string else { throw expected("a string") }
        return value
    }

    /// The string's bytes, not copied, or an error when this is anything else.
    @inlinable
    package func requiredText() throws(JSONDecodingError) -> JSONText {
        guard let value = text else { throw expected("a string") }
        return value
    }

    /// The boolean, or an error when this is anything else.
    @inlinable
    package func requiredBool() throws(JSONDecodingError) -> Bool {
        guard let value = bool else { throw expected("true or false") }
        return value
    }

    /// The integer from a number or decimal string, or an error.
    @inlinable
    package func requiredInt64() throws(JSONDecodingError) -> Int64 {
        guard let value = int64 else { throw expected("a 64-bit integer or one in a string") }
        return value
    }

    /// The unsigned integer from a number or decimal string, or an error.
    @inlinable
    package func requiredUInt64() throws(JSONDecodingError) -> UInt64 {
        guard let value = uint64 else { throw expected("an unsigned 64-bit integer or one in a string") }
        return value
    }

    /// The number from a number or a numeric string, or an error.
    @inlinable
    package func requiredDouble() throws(JSONDecodingError) -> Double {
        guard let value = double else { throw expected("a number or one in a string") }
        return value
    }

    /// This cursor when it is an object, or an error.
    @inlinable
    package func requiredObject() throws(JSONDecodingError) -> JSONCursor {
        guard isObject else { throw expected("an object") }
        return self
    }

    /// The elements when this is an array, or an error.
    @inlinable
    package func requiredArray() throws(JSONDecodingError) -> JSONElements {
        guard isArray else { throw expected("an array") }
        return elements
    }

    /// An error about this value: "expected …, found a string".
    @usableFromInline
    package func expected(_ what: String) -> JSONDecodingError {
        JSONDecodingError(problem: "expected \(what), found \(kind.phrase)")
    }
}

// MARK: - Containers, decoded

extension JSONCursor {
    /// Visits every member that is not null, once, in document order; errors gain the member's name.
    ///
    /// Throws when this is not an object.
    @inlinable @inline(__always)
    package func decodeMembers(
        _ visit: (_ key: JSONText, _ value: JSONCursor) throws(JSONDecodingError) -> Void
    ) throws(JSONDecodingError) {
        var iterator = try requiredObject().members.makeIterator()
        while let (key, value) = iterator.next() {
            guard !value.isNull else { continue }
            do throws(JSONDecodingError) {
                try visit(key, value)
            } catch {
                throw error.prefixed(by: key)
            }
        }
    }

    /// Decodes every element in order; errors gain the position.
    ///
    /// Throws when this is not an array.
    @inlinable
    package func decodeElements<Value>(
        _ decode: (JSONCursor) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> [Value] {
        let elements = try requiredArray()
        var values: [Value] = []
        values.reserveCapacity(elements.underestimatedCount)
        var iterator = elements.makeIterator()
        while let element = iterator.next() {
            do throws(JSONDecodingError) {
                values.append(try decode(element))
            } catch {
                throw error.prefixed(by: values.count)
            }
        }
        return values
    }
}

// MARK: - A member, by name

extension JSONCursor {
    /// Decodes the member of that name; errors when it is absent or null, and its own errors gain the name.
    @inlinable
    package func required<Value>(
        _ key: StaticString,
        _ decode: (JSONCursor) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> Value {
        guard let value = try optional(key, decode) else { throw JSONDecodingError.missing(key) }
        return value
    }

    /// Decodes the member of that name, nil when it is absent or null; its errors gain the name.
    @inlinable
    package func optional<Value>(
        _ key: StaticString,
        _ decode: (JSONCursor) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> Value? {
        guard let member = try requiredObject()[key], !member.isNull else { return nil }
        do throws(JSONDecodingError) {
            return try decode(member)
        } catch {
            throw error.prefixed(by: key)
        }
    }

    /// Decodes every element of the array of that name; empty when it is absent or null.
    ///
    /// Errors gain the name and position, as in "items[3]".
    @inlinable
    package func list<Value>(
        _ key: StaticString,
        _ decode: (JSONCursor) throws(JSONDecodingError) -> Value
    ) throws(JSONDecodingError) -> [Value] {
        try optional(key) { array throws(JSONDecodingError) in try array.decodeElements(decode) } ?? []
    }
}

extension JSONDecodingError {
    /// The error for a member that has to be there and is absent or null.
    @usableFromInline
    package static func missing(_ key: StaticString) -> JSONDecodingError {
        JSONDecodingError(problem: "is missing").prefixed(by: key)
    }
}
