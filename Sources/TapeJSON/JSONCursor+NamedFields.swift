// The accessors by member name, one required and one optional per kind. Optional means nil when the member is absent
// or null, and an error when it has the wrong kind.

extension JSONCursor {
    /// The member's string; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredString(_ key: StaticString) throws(JSONDecodingError) -> String {
        try required(key) { value throws(JSONDecodingError) in try value.requiredString() }
    }

    /// The member's string; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalString(_ key: StaticString) throws(JSONDecodingError) -> String? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredString() }
    }

    /// The member's string's bytes, not copied; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredText(_ key: StaticString) throws(JSONDecodingError) -> JSONText {
        try required(key) { value throws(JSONDecodingError) in try value.requiredText() }
    }

    /// The member's string's bytes, not copied; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalText(_ key: StaticString) throws(JSONDecodingError) -> JSONText? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredText() }
    }

    /// The member's boolean; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredBool(_ key: StaticString) throws(JSONDecodingError) -> Bool {
        try required(key) { value throws(JSONDecodingError) in try value.requiredBool() }
    }

    /// The member's boolean; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalBool(_ key: StaticString) throws(JSONDecodingError) -> Bool? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredBool() }
    }

    /// The member's integer, from a number or decimal string; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredInt64(_ key: StaticString) throws(JSONDecodingError) -> Int64 {
        try required(key) { value throws(JSONDecodingError) in try value.requiredInt64() }
    }

    /// The member's integer, from a number or decimal string; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalInt64(_ key: StaticString) throws(JSONDecodingError) -> Int64? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredInt64() }
    }

    /// The member's unsigned integer, from a number or decimal string; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredUInt64(_ key: StaticString) throws(JSONDecodingError) -> UInt64 {
        try required(key) { value throws(JSONDecodingError) in try value.requiredUInt64() }
    }

    /// The member's unsigned integer, from a number or decimal string; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalUInt64(_ key: StaticString) throws(JSONDecodingError) -> UInt64? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredUInt64() }
    }

    /// The member's number, from a number or numeric string; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredDouble(_ key: StaticString) throws(JSONDecodingError) -> Double {
        try required(key) { value throws(JSONDecodingError) in try value.requiredDouble() }
    }

    /// The member's number, from a number or numeric string; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalDouble(_ key: StaticString) throws(JSONDecodingError) -> Double? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredDouble() }
    }

    /// The member's object; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredObject(_ key: StaticString) throws(JSONDecodingError) -> JSONCursor {
        try required(key) { value throws(JSONDecodingError) in try value.requiredObject() }
    }

    /// The member's object; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalObject(_ key: StaticString) throws(JSONDecodingError) -> JSONCursor? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredObject() }
    }

    /// The member's array's elements; an error when it is absent, null or of another kind.
    @inlinable
    package func requiredArray(_ key: StaticString) throws(JSONDecodingError) -> JSONElements {
        try required(key) { value throws(JSONDecodingError) in try value.requiredArray() }
    }

    /// The member's array's elements; nil when it is absent or null, an error when it is of another kind.
    @inlinable
    package func optionalArray(_ key: StaticString) throws(JSONDecodingError) -> JSONElements? {
        try optional(key) { value throws(JSONDecodingError) in try value.requiredArray() }
    }
}
