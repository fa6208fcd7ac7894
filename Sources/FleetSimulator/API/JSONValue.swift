/// A JSON value on its way to bytes, with members in the order given.
package enum JSONValue: Sendable, Hashable {
    /// A string.
    case text(String)
    /// A word of an enum with the number that it has in the protocol; which of the two is written, the client chooses.
    case word(String, Int)
    /// A number without fraction.
    case integer(Int)
    /// A number.
    case real(Double)
    /// `true` or `false`.
    case flag(Bool)
    /// An array.
    case list([JSONValue])
    /// An object.
    case object([Member])
    /// A value that was written before, as it stands.
    case written([UInt8])
    /// Nothing: the member that has it is left out, as proto JSON leaves out zero values.
    case absent

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        /// Its name.
        package let key: String
        /// Its value.
        package let value: JSONValue

        /// Puts a member together.
        package init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// An int64, which proto JSON writes as a string and leaves out at zero.
    static func int64(_ number: Int) -> JSONValue { number == 0 ? .absent : .text(String(number)) }

    /// A string that is left out when it is empty.
    static func nonEmpty(_ text: String) -> JSONValue { text.isEmpty ? .absent : .text(text) }

    /// A flag that is left out when it is false.
    static func whenTrue(_ flag: Bool) -> JSONValue { flag ? .flag(true) : .absent }

    /// A list that is left out when it is empty.
    static func nonEmpty(_ values: [JSONValue]) -> JSONValue { values.isEmpty ? .absent : .list(values) }

    /// A string that is left out when there is none.
    static func optional(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .absent }

    /// A list of strings that is left out when it is empty.
    static func strings(_ texts: [String]) -> JSONValue { texts.isEmpty ? .absent : .list(texts.map { .text($0) }) }

    /// A map of strings, sorted by key; left out when it is empty.
    static func map(_ texts: [String: String]) -> JSONValue {
        guard !texts.isEmpty else { return .absent }
        return .object(texts.sorted { $0.key < $1.key }.map { Member($0.key, .text($0.value)) })
    }

    /// The member of that name, if this is an object that has one that is not absent.
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        guard let value = members.first(where: { $0.key == key })?.value, value != .absent else { return nil }
        return value
    }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    package init(stringLiteral value: String) { self = .text(value) }
    /// A number without fraction.
    package init(integerLiteral value: Int) { self = .integer(value) }
    /// A flag.
    package init(booleanLiteral value: Bool) { self = .flag(value) }
    /// An array.
    package init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    /// An object with its members in the order written.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
