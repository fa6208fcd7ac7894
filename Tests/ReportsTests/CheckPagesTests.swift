import Assessment
import Foundation
import Testing

@testable import Reports

struct CheckPagesTests {
    private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "../../docs/checks").standardizedFileURL
    private static let check = Check(
        id: "kernel",
        title: "The kernel is | not old",
        severity: .high,
        why: "It matters.",
        remedy: "Run `gcloud x`.",
        controls: ["CIS GCP 4.12", "PCI 6"],
        basis: "The inventory.",
        reasons: [(word: "old", meaning: "The kernel is old | very old.")]
    ) { _ in .pass() }

    private static func page(_ name: String, of checks: [Check]) -> String? {
        CheckPages.all(of: checks).first { $0.name == name }?.markdown
    }

    /// `UPDATE_GOLDEN=1` in the environment writes the pages instead, and removes those that are left over.
    @Test func `docs/checks holds the page of every check, the index and nothing else`() throws {
        let pages = CheckPages.all(of: CheckRegistry.all)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            if FileManager.default.fileExists(atPath: Self.folder.path) {
                try FileManager.default.removeItem(at: Self.folder)
            }
            try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
            for page in pages {
                try Data(page.markdown.utf8).write(to: Self.folder.appending(path: page.name))
            }
        }
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        #expect(files == pages.map(\.name).sorted(), "set UPDATE_GOLDEN=1 to write docs/checks anew")
        for page in pages where files.contains(page.name) {
            let text = try String(contentsOf: Self.folder.appending(path: page.name), encoding: .utf8)
            #expect(text == page.markdown, "docs/checks/\(page.name) is old; set UPDATE_GOLDEN=1 to write it anew")
        }
    }

    @Test(arguments: [
        "# The kernel is | not old", "| `kernel` | high | CIS GCP 4.12, PCI 6 |", "It matters.", "Run `gcloud x`.",
        "The inventory.", #"| `old` | The kernel is old \| very old. |"#, "| `gke_node` | GKE looks after its nodes",
        #"vmmanager_vm_finding{check="kernel"}"#,
    ])
    func `a page tells what its check declares`(line: String) throws {
        let page = try #require(Self.page("kernel.md", of: [Self.check]))
        #expect(page.split(separator: "\n").contains { $0.hasPrefix(line) })
    }

    @Test func `the index leads to every page and sorts them by control`() throws {
        let other = Check(id: "other", title: "T", severity: .low, why: "W", remedy: "R", controls: ["PCI 6"]) { _ in
            .pass()
        }
        let index = try #require(Self.page("README.md", of: [Self.check, other]))
        let lines = index.split(separator: "\n")
        #expect(lines.contains(#"| [`kernel`](kernel.md) | high | The kernel is \| not old | CIS GCP 4.12, PCI 6 |"#))
        #expect(lines.contains("| [`other`](other.md) | low | T | PCI 6 |"))
        #expect(lines.contains("| PCI 6 | [`kernel`](kernel.md), [`other`](other.md) |"))
    }

    @Test(arguments: CheckRegistry.all.map(\.id))
    func `a check says why, what to do, what it rests on and its reasons`(id: String) throws {
        let check = try #require(CheckRegistry.all.first { $0.id == id })
        #expect(!check.title.isEmpty && !check.title.hasSuffix("."))
        for text in [check.why, check.remedy, check.basis] { #expect(text.hasSuffix(".") || text.hasSuffix("`")) }
        #expect(!check.reasons.isEmpty)
        let words = check.reasons.map(\.word)
        #expect(Set(words).count == words.count)
        for reason in check.reasons {
            #expect(reason.word.wholeMatch(of: /[a-z][a-z0-9_]*/) != nil, "\(reason.word)")
            #expect(!reason.meaning.isEmpty)
        }
    }
}
