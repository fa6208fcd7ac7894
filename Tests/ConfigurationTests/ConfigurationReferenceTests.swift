import Foundation
import Testing

@testable import ExporterConfiguration

struct ConfigurationReferenceTests {
    @Test func `the reference has one row for every key of a configuration`() throws {
        let rows = ConfigurationReference.markdown.split(separator: "\n").filter { $0.hasPrefix("| `") }
        let keys = rows.map { row in String(row.dropFirst(3).prefix { $0 != "`" }) }
        #expect(keys == Configuration.defaults(storagePath: "a").settings.map(\.key))
        #expect(rows.allSatisfy { $0.replacing("\\|", with: "").count { $0 == "|" } == 5 })
    }

    @Test(arguments: [
        "| `projects` | a list of project ids | `[]` | The projects to watch. Without any, and without `discovery`, only files are taken in. |",
        "## `collection.intervals`",
        "| `collection.intervals.patch_jobs` | a duration such as 5m | `1m` | Patch jobs and their result on every VM. |",
        "| `web.config_file` | a path of a file | none | TLS, client certificates and passwords, in the form of Prometheus' exporter-toolkit. Without one, plain HTTP. |",
    ])
    func `the reference shows type, default and meaning`(line: String) {
        #expect(ConfigurationReference.markdown.split(separator: "\n").contains(Substring(line)))
    }

    @Test func `no heading stands above an empty table`() {
        #expect(!ConfigurationReference.markdown.contains("|---|---|---|---|\n\n"))
    }

    /// `UPDATE_GOLDEN=1` in the environment writes the page instead.
    @Test func `docs/configuration.md is the reference`() throws {
        let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../docs/configuration.md").standardizedFileURL
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(ConfigurationReference.markdown.utf8).write(to: page)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == ConfigurationReference.markdown)
    }
}
