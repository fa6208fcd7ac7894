/// A value of an API enum that may have gained members since this was built.
///
/// An unknown value keeps its text, so that it reaches every output instead of being dropped or taken for another.
@usableFromInline package enum Open<Known>: Hashable, Sendable
where Known: RawRepresentable<String> & Hashable & Sendable {
    /// A member that this version knows.
    case known(Known)
    /// A member that it does not, as the API wrote it.
    case unknown(String)

    /// Takes the API's text.
    package init(_ text: String) {
        self = Known(rawValue: text).map { .known($0) } ?? .unknown(text)
    }

    /// The API's text.
    package var text: String {
        switch self {
        case .known(let known): known.rawValue
        case .unknown(let text): text
        }
    }

    /// The API's text for a label: at most 40 characters of it.
    package var label: String { String(text.prefix(40)) }

    /// The member, where this version knows it.
    @inlinable package var known: Known? {
        guard case .known(let known) = self else { return nil }
        return known
    }

    /// Whether the value is this member.
    @inlinable package static func == (left: Self, right: Known) -> Bool {
        left.known == right
    }

    /// Whether the value is another than this member, known or not.
    @inlinable package static func != (left: Self, right: Known) -> Bool {
        left.known != right
    }
}

extension Open: Codable {
    /// Reads the API's text.
    @usableFromInline package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes the API's text.
    @usableFromInline package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
