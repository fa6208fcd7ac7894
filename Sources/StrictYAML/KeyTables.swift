/// The keys of a file as Markdown: a table for each section.
package enum KeyTables {
    /// The lines of the tables; none has a heading without rows.
    package static func lines(of declarations: [ReadingLog.Declaration]) -> [String] {
        var lines: [String] = []
        for declaration in declarations {
            switch declaration {
            case .section(let path, let meaning):
                lines += ["", "## `\(path)`", "", meaning]
            case .key(let key):
                if lines.last?.hasPrefix("|") != true { lines += [""] + tableHead }
                lines.append("| `\(key.path)` | \(cell(key.type)) | \(standard(of: key)) | \(cell(key.meaning)) |")
            }
        }
        return lines
    }

    private static let tableHead = ["| key | value | default | meaning |", "|---|---|---|---|"]

    private static func standard(of key: ReadingLog.Declaration.Key) -> String {
        ["required", "none"].contains(key.standard) ? key.standard : "`\(key.standard)`"
    }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|")
    }
}
