/// Text as a string of JSON (RFC 8259, section 7).
struct JSONLiteral: CustomStringConvertible {
    /// The string with its quotation marks.
    let description: String

    init(_ text: String) {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": literal += "\\\(scalar)"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                literal += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: literal.unicodeScalars.append(scalar)
            }
        }
        description = literal + "\""
    }

    /// An array of strings.
    static func array(_ texts: [String]) -> String {
        "[" + texts.map { JSONLiteral($0).description }.joined(separator: ",") + "]"
    }
}
