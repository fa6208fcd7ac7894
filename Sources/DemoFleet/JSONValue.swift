import Fleet

/// A JSON value on its way to text, with members in the order given.
enum JSONValue: Sendable {
    /// A string.
    case text(String)
    /// A number without fraction.
    case integer(Int)
    /// A number.
    case real(Double)
    /// `true` or `false`.
    case flag(Bool)
    /// An array.
    case list([JSONValue])
    /// An object.
    case object([(key: String, value: JSONValue)])
    /// Nothing: the member that has it is left out, as proto JSON leaves out zero values.
    case absent

    /// An int64, which proto JSON writes as a string and leaves out at zero.
    static func int64(_ number: Int) -> JSONValue { number == 0 ? .absent : .text(String(number)) }

    /// A string that is left out when it is empty.
    static func nonEmpty(_ text: String) -> JSONValue { text.isEmpty ? .absent : .text(text) }

    /// A list of strings that is left out when it is empty.
    static func strings(_ texts: [String]) -> JSONValue { texts.isEmpty ? .absent : .list(texts.map { .text($0) }) }

    /// A moment as OS Config writes it; left out when there is none.
    static func time(_ moment: Timestamp?) -> JSONValue { moment.map { .text($0.rfc3339) } ?? .absent }

    /// A map of strings, sorted by key; left out when it is empty.
    static func map(_ texts: [String: String]) -> JSONValue {
        guard !texts.isEmpty else { return .absent }
        return .object(texts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })
    }

    /// The value as JSON without white space.
    var json: String {
        var text = ""
        write(to: &text)
        return text
    }

    private func write(to text: inout String) {
        switch self {
        case .text(let value): Self.quote(value, into: &text)
        case .integer(let value): text += String(value)
        case .real(let value): text += String(value)
        case .flag(let value): text += value ? "true" : "false"
        case .absent: text += "null"
        case .list(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            var isFirst = true
            for (key, value) in members where !value.isAbsent {
                if !isFirst { text += "," }
                isFirst = false
                Self.quote(key, into: &text)
                text += ":"
                value.write(to: &text)
            }
            text += "}"
        }
    }

    private var isAbsent: Bool {
        if case .absent = self { return true }
        return false
    }

    private static func quote(_ value: String, into text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\0"..."\u{1f}":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}

extension JSONValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .flag(value) }
    init(arrayLiteral elements: JSONValue...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { (key: $0.0, value: $0.1) })
    }
}
