/// The kinds of JSON value, numbers split by how they are stored.
@usableFromInline package enum JSONKind: String, Sendable {
    case null
    case bool
    /// An integer that fits `Int64`.
    case int64
    /// An integer above `Int64.max` that fits `UInt64`.
    case uint64
    case double
    case string
    case array
    case object

    /// The kind in words for an error message, for example "an array".
    package var phrase: String {
        switch self {
        case .null: "null"
        case .bool: "a boolean"
        case .int64, .uint64: "an integer"
        case .double: "a number with a fraction or exponent"
        case .string: "a string"
        case .array: "an array"
        case .object: "an object"
        }
    }
}
