/// A JSON value that is written with sorted keys, so that equal values give equal bytes.
enum JSONText {
    case null
    case flag(Bool)
    /// A number in JSON's own syntax.
    case number(String)
    case text(String)
    case list([JSONText])
    case object([String: JSONText])

    /// The value over several lines, by two blanks a level.
    func write(to output: inout String, indent: String = "") {
        switch self {
        case .null: output += "null"
        case .flag(let isOn): output += isOn ? "true" : "false"
        case .number(let digits): output += digits
        case .text(let text): Self.write(text, to: &output)
        case .list(let values):
            Self.write(values, between: ("[", "]"), to: &output, indent: indent) { value, output, indent in
                value.write(to: &output, indent: indent)
            }
        case .object(let members):
            let sorted = members.sorted { $0.key < $1.key }
            Self.write(sorted, between: ("{", "}"), to: &output, indent: indent) { member, output, indent in
                Self.write(member.key, to: &output)
                output += ": "
                member.value.write(to: &output, indent: indent)
            }
        }
    }

    private static func write<Element>(
        _ elements: [Element],
        between brackets: (open: String, close: String),
        to output: inout String,
        indent: String,
        each: (Element, inout String, String) -> Void
    ) {
        output += brackets.open
        for (index, element) in elements.enumerated() {
            output += (index == 0 ? "\n" : ",\n") + indent + "  "
            each(element, &output, indent + "  ")
        }
        output += (elements.isEmpty ? "" : "\n" + indent) + brackets.close
    }

    private static func write(_ text: String, to output: inout String) {
        output += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            // Controls of both kinds, and the two line separators that JavaScript once took for line ends.
            case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{2029}": output += escape(scalar)
            default: output.unicodeScalars.append(scalar)
            }
        }
        output += "\""
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16)
        return "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
