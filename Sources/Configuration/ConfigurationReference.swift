import StrictYAML

/// The reference of all keys, generated from their declarations.
package enum ConfigurationReference {
    /// The text of docs/configuration.md.
    package static var markdown: String {
        let log = ReadingLog(surroundings: Surroundings(folder: "", timeZones: []))
        _ = Configuration(root: nil, log: log)
        return (introduction + KeyTables.lines(of: log.declarations)).joined(separator: "\n") + "\n"
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
}
