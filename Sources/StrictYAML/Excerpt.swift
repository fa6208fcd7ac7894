/// Text from a file, made safe for one line of a message: bounded, with invisible characters written as escapes.
package struct Excerpt: CustomStringConvertible {
    /// The text as a message shows it.
    package let description: String

    /// Takes at most so many characters.
    package init(_ text: some StringProtocol, limit: Int = 60) {
        var shown = ""
        for scalar in text.unicodeScalars.prefix(limit) {
            shown += Self.isPrintable(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
        }
        description = text.unicodeScalars.dropFirst(limit).isEmpty ? shown : shown + "…"
    }

    /// The text between quotation marks.
    package static func quoted(_ text: some StringProtocol) -> String {
        "\"\(Self(text))\""
    }

    /// Whether a character can be seen and cannot change how its neighbours are seen.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: false
        default: true
        }
    }
}
