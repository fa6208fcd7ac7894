/// Text of the cloud made harmless for a terminal.
enum PrintableText {
    /// The longest name that a table shows.
    static let longestName = 40

    /// A name of at most ``longestName`` characters, each one column wide.
    ///
    /// What is not a plain character becomes U+FFFD.
    static func name(_ text: String) -> String {
        var shown = text.unicodeScalars.prefix(longestName).map { isPlain($0) ? $0 : "\u{FFFD}" }
        if text.unicodeScalars.dropFirst(longestName).first != nil { shown[longestName - 1] = "\u{2026}" }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: shown)
        return String(scalars)
    }

    /// The first few of many names, and how many more there are.
    static func list(_ names: [String], most: Int = 5) -> String {
        let shown = names.prefix(most).map(name).joined(separator: ", ")
        return names.count > most ? "\(shown) and \(names.count - most) more" : shown
    }

    /// A sentence as an item of a list, broken between words into lines of at most 100 columns where they allow it.
    static func item(_ sentence: String, indent: String) -> [String] {
        var lines = [indent + "-"]
        for word in sentence.split(separator: " ") {
            if lines[lines.count - 1].unicodeScalars.count + 1 + word.unicodeScalars.count > 100 {
                lines.append(indent + " ")
            }
            lines[lines.count - 1] += " " + word
        }
        return lines
    }

    /// Printable ASCII and the Latin letters: no controls, no directions, nothing that combines or is wide.
    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        (0x20...0x7E).contains(scalar.value) || scalar.value < 0x250 && scalar.properties.isAlphabetic
    }
}
