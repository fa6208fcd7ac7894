/// A project's number, which resource names in answers carry.
package struct ProjectNumber: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The number itself.
    package let value: UInt64

    /// Takes a number as it is.
    package init(_ value: UInt64) {
        self.value = value
    }

    /// The number in decimal.
    package var description: String { String(value) }

    /// Orders by value.
    package static func < (left: ProjectNumber, right: ProjectNumber) -> Bool {
        left.value < right.value
    }
}

/// A VM's numeric id, never reused; it exceeds 2^53, so it never passes through a floating-point number.
package struct InstanceID: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The id itself.
    package let value: UInt64

    /// Takes an id as it is.
    package init(_ value: UInt64) {
        self.value = value
    }

    /// Reads decimal digits; `nil` for anything else.
    package init?(_ text: some StringProtocol) {
        guard let value = UInt64(text) else { return nil }
        self.value = value
    }

    /// The id in decimal.
    package var description: String { String(value) }

    /// Orders by value.
    package static func < (left: InstanceID, right: InstanceID) -> Bool {
        left.value < right.value
    }
}

/// How a document names its project: by id or by number.
package enum ProjectReference: Hashable, Comparable, Sendable, Codable, CustomStringConvertible {
    /// The project's id.
    case id(ProjectID)
    /// The project's number.
    case number(ProjectNumber)

    /// Takes a segment of a resource name: digits only are a number, since an id starts with a letter.
    package init(_ segment: some StringProtocol) {
        self = UInt64(segment).map { .number(ProjectNumber($0)) } ?? .id(ProjectID(String(segment)))
    }

    /// The segment as it stands in a resource name.
    package var description: String {
        switch self {
        case .id(let id): id.text
        case .number(let number): number.description
        }
    }
}
