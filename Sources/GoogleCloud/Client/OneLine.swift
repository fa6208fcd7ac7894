/// Text from elsewhere, made safe for one line: bounded, and each run of what cannot be seen is one space.
struct OneLine: CustomStringConvertible, Sendable {
    /// The text.
    let description: String

    /// Keeps at most `limit` characters, counted as Unicode scalars, since a grapheme has no bound.
    init(_ text: some StringProtocol, limit: Int = 300) {
        var line = String.UnicodeScalarView()
        var isAfterSpace = true
        var isCut = false
        for scalar in text.unicodeScalars {
            let isVisible = Self.isVisible(scalar)
            guard isVisible || !isAfterSpace else { continue }
            guard line.count < limit else {
                isCut = true
                break
            }
            line.append(isVisible ? scalar : " ")
            isAfterSpace = !isVisible
        }
        if line.last == " " { line.removeLast() }
        description = String(line) + (isCut ? "…" : "")
    }

    /// Whether a character can be seen and cannot change how its neighbours are seen.
    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate,
            .unassigned:
            false
        default: true
        }
    }
}
