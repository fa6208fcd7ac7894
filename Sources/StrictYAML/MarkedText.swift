/// A YAML text in which all but the last of each set of repeated keys are renamed.
///
/// Yams refuses a mapping with a repeated key and names only the first; with that one renamed it goes on, so that
/// every repeated key and every other error of the file can be told at once.
struct MarkedText {
    private(set) var text: String
    private var count = 0

    /// A private-use character that stands at both ends of a mark.
    private static let fence: Unicode.Scalar = "\u{F8FF}"
    private static let mostMarks = 64
    private static let longestKey = 128
    /// Each mark costs a parse of the whole text.
    private static let largestText = 65_536

    init(_ text: String) {
        self.text = text
    }

    /// Renames the key that begins at a line and column (both from 1, in Unicode scalars); false if that is impossible.
    mutating func mark(_ key: String, line: Int, column: Int) -> Bool {
        let isFresh = count > 0 || !text.unicodeScalars.contains(Self.fence)
        guard isFresh, count < Self.mostMarks, text.utf8.count <= Self.largestText else { return false }
        guard key.unicodeScalars.count <= Self.longestKey else { return false }
        guard let start = position(line: line, column: column) else { return false }
        var rest = text.unicodeScalars[start...]
        if let quote = rest.first, quote == "\"" || quote == "'" { rest.removeFirst() }
        guard rest.starts(with: key.unicodeScalars) else { return false }
        count += 1
        text.unicodeScalars.insert(contentsOf: "\(Self.fence)\(count)\(Self.fence)".unicodeScalars, at: rest.startIndex)
        return true
    }

    /// A key as the file has it, and whether it was renamed because the same key comes again.
    func original(of key: String) -> (key: String, isRepeatedLater: Bool) {
        guard count > 0, key.unicodeScalars.first == Self.fence else { return (key, false) }
        let parts = key.unicodeScalars.dropFirst().split(
            separator: Self.fence,
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard parts.count == 2 else { return (key, false) }
        return (String(String.UnicodeScalarView(parts[1])), true)
    }

    private func position(line: Int, column: Int) -> String.Index? {
        let scalars = text.unicodeScalars
        var index = scalars.startIndex
        var current = 1
        while current < line {
            guard let lineEnd = scalars[index...].firstIndex(where: Self.endsLine) else { return nil }
            index = scalars.index(after: lineEnd)
            if scalars[lineEnd] == "\r", index < scalars.endIndex, scalars[index] == "\n" {
                index = scalars.index(after: index)
            }
            current += 1
        }
        return scalars.index(index, offsetBy: column - 1, limitedBy: scalars.endIndex)
    }

    /// The line breaks of YAML 1.1, by which its parser counts lines.
    private static func endsLine(_ scalar: Unicode.Scalar) -> Bool {
        ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
    }
}
