/// The reference of all keys, generated from their declarations.
package enum ConfigurationReference {
    /// The text of docs/configuration.md.
    package static var markdown: String {
        let log = ReadingLog(surroundings: Surroundings(folder: "", timeZones: []))
        _ = Configuration(root: nil, log: log)
        var lines = introduction
        for declaration in log.declarations {
            switch declaration {
            case .section(let path, let meaning):
                lines += ["", "## `\(path)`", "", meaning, ""] + tableHead
            case .key(let key):
                if lines.count == introduction.count { lines += [""] + tableHead }
                lines.append("| `\(key.path)` | \(cell(key.type)) | \(standard(of: key)) | \(cell(key.meaning)) |")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static let introduction = [
        "# Configuration",
        "",
        "Generated from the code. `vmmanager-exporter check-config FILE` checks a file and names every error's line.",
        "",
        "The file is one YAML document in UTF-8, without anchors, aliases and tags. Unknown and repeated keys are errors.",
        "Durations are whole numbers with units: `90s`, `5m`, `1h30m`, `7d`, or `0`. Relative paths start from the",
        "folder of the file. Secrets are not part of it: they stay in the files that it names.",
    ]

    private static let tableHead = ["| key | value | default | meaning |", "|---|---|---|---|"]

    private static func standard(of key: ReadingLog.Declaration.Key) -> String {
        ["required", "none"].contains(key.standard) ? key.standard : "`\(key.standard)`"
    }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|")
    }
}
