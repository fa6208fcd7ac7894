import Foundation
import StrictYAML
import Testing

@testable import ExporterConfiguration

struct WaiverFileTests {
    private static let vocabulary = WaiverFile.Vocabulary(
        checks: ["agent_alive", "patch_outcome", "updates_pending"],
        microseconds: microseconds
    )

    /// The few moments that these tests know.
    private static func microseconds(_ text: String) -> Int64? {
        switch text {
        case "1970-01-02T00:00:00Z": 86_400_000_000
        case "1970-01-01T00:00:01Z", "1970-01-01 01:00:01+01:00": 1_000_000
        default: nil
        }
    }

    private static func read(_ text: String) throws(ReadingErrors) -> [WaiverFile.Entry] {
        try WaiverFile.read(YAMLFile(text: text, name: "waivers.yml", purpose: "waiver"), knowing: vocabulary).entries
    }

    /// The lines of the errors, without the name of the file; empty if there are none.
    private static func errors(in text: String) -> [String] {
        do throws(ReadingErrors) {
            _ = try read(text)
            return []
        } catch {
            return error.errors.map { String($0.description.dropFirst("waivers.yml:".count)) }
        }
    }

    /// Reads keys in place of, or besides, those of a good waiver that begins on line 2.
    private static func faults(_ keys: String) -> [String] {
        let good = ["vms: [legacy-1]", "reason: old", "owner: ops", "expires: 1970-01-02"]
        let changed = keys.split(separator: "\n").map(String.init)
        let names = changed.map { $0.prefix { $0 != ":" } }
        let kept = good.filter { line in !names.contains(line.prefix { $0 != ":" }) }
        let lines = (changed + kept).filter { !$0.hasSuffix(": absent") }
        return errors(in: "waivers:\n  - \(lines.joined(separator: "\n    "))\n")
    }

    @Test func `a file with every key is read`() throws {
        let entries = try Self.read(
            """
            # Who answers for what.
            waivers:
              - checks: [patch_outcome, agent_alive]
                projects: [acme-prod, "example.com:old-project"]
                zones: [us-central1-a]
                vms: [legacy-1, legacy-2]
                labels: { tier: lab, "owner_1": "" }
                reason: "replaced: in December"
                owner: ops@acme.example
                expires: 1970-01-02

              - reason: moved
                owner: "42"
                expires: 1970-01-01T00:00:01Z
                labels: { env: "7" }
            """
        )
        #expect(entries.map(\.line) == [3, 12])
        let first = try #require(entries.first)
        #expect(first.checks == ["patch_outcome", "agent_alive"])
        #expect(first.projects == ["acme-prod", "example.com:old-project"])
        #expect(first.zones == ["us-central1-a"])
        #expect(first.vms == ["legacy-1", "legacy-2"])
        #expect(first.labels == ["tier": "lab", "owner_1": ""])
        #expect(first.reason == "replaced: in December")
        #expect(first.owner == "ops@acme.example")
        #expect(entries.map(\.expiry) == [172_800_000_000, 1_000_000])
        #expect(entries[1].checks.isEmpty)
        #expect(entries[1].labels == ["env": "7"])
        #expect(entries[1].owner == "42")
    }

    @Test(arguments: ["", "# nothing yet\n", "waivers: []\n"])
    func `a file may hold no waivers`(text: String) throws {
        #expect(try Self.read(text).isEmpty)
    }

    @Test(arguments: ["projects: [acme-prod]", "zones: [us-central1-a]", "vms: [legacy-1]", "labels: { a: b }"])
    func `any one scope is enough`(scope: String) {
        let line = "  - { \(scope), reason: old, owner: ops, expires: 1970-01-02 }"
        #expect(Self.errors(in: "waivers:\n\(line)") == [])
    }

    @Test(arguments: [
        ("reason: absent", "2: waivers[0].reason: missing; write reason: replaced in December"),
        ("owner: absent", "2: waivers[0].owner: missing; write owner: ops@acme.example"),
        ("expires: absent", "2: waivers[0].expires: missing; write expires: 2026-12-31"),
        (
            "vms: absent",
            "2: waivers[0].projects: missing like zones, vms and labels; give one of them, or the waiver would be "
                + "about the whole fleet"
        ),
        (
            "vms: absent\nchecks: [patch_outcome]",
            "2: waivers[0].projects: missing like zones, vms and labels; give one of them, or the waiver would be "
                + "about the whole fleet"
        ),
        ("reason: \"  \"", "2: waivers[0].reason: is empty"),
        ("owner: \"\"", "2: waivers[0].owner: is empty"),
        ("reason:", "2: waivers[0].reason: has no value; give text or remove the key"),
        ("owner: 42", #"2: waivers[0].owner: expected text, found a number; write "42", with quotation marks"#),
        (
            "checks: [patch_outcom]",
            #"2: waivers[0].checks[0]: "patch_outcom" is not a check; did you mean patch_outcome?"#
        ),
        (
            "checks: [reboot]",
            #"2: waivers[0].checks[0]: "reboot" is not a check; "#
                + "write one of agent_alive, patch_outcome, updates_pending"
        ),
        ("checks: patch_outcome", "2: waivers[0].checks: expected a list of check ids, found text"),
        ("checks: []", "2: waivers[0].checks: the list is empty; give a list of check ids"),
        ("checks: [agent_alive, agent_alive]", "2: waivers[0].checks[1]: agent_alive is already on line 2"),
        ("labels: {}", "2: waivers[0].labels: the mapping is empty; give a mapping of label keys to values"),
        ("labels: { Tier: lab }", #"2: waivers[0].labels.Tier: "Tier" is not the key of a label: "#),
        ("labels: { tier: Lab }", #"2: waivers[0].labels.tier: "Lab" is not the value of a label: "#),
        (
            "labels: { tier: 7 }",
            #"2: waivers[0].labels.tier: expected a label's value, found a number; write "7", with quotation marks"#
        ),
        ("projects: [123456]", "2: waivers[0].projects[0]: 123456 is a project number; write the project's id"),
        ("zones: [us-central1]", #"2: waivers[0].zones[0]: "us-central1" is not a zone; "#),
        ("vms: [\"legacy-*\"]", #"2: waivers[0].vms[0]: "legacy-*" is not a VM's name: "#),
        ("vms: [Legacy]", #"2: waivers[0].vms[0]: "Legacy" is not a VM's name: "#),
        ("expires: 2026-13-01", "2: waivers[0].expires: 2026-13-01 is not a day of the calendar"),
        ("expires: 31.12.2026", #"2: waivers[0].expires: "31.12.2026" is not a date; write 2026-01-31"#),
        (
            "expires: 2026-12-31T25:00:00Z",
            #"2: waivers[0].expires: "2026-12-31T25:00:00Z" is not a moment; "#
                + "write 2026-12-31T12:00:00Z, or a day such as 2026-12-31"
        ),
        ("expires: 2026", "2: waivers[0].expires: expected a day such as 2026-12-31, found a number"),
        ("expiry: 1970-01-02", "2: waivers[0].expiry: unknown key; did you mean expires?"),
        ("vm: [legacy-1]", "2: waivers[0].vm: unknown key; did you mean vms?"),
    ])
    func `what is wrong is said with its line`(keys: String, error: String) {
        let found = Self.faults(keys)
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix(error) == true, "\(found)")
    }

    @Test func `a second waiver of the same scope is refused, in whatever order it says so`() {
        let text = """
            waivers:
              - { vms: [a, b], checks: [agent_alive], reason: r, owner: o, expires: 1970-01-02 }
              - { vms: [a, b], reason: r, owner: o, expires: 1970-01-02 }
              - { checks: [agent_alive], vms: [b, a], reason: other, owner: p, expires: 1970-01-01T00:00:01Z }
            """
        #expect(
            Self.errors(in: text) == ["4: waivers[2]: is about the same as the waiver on line 2; keep one of them"]
        )
    }

    @Test func `all errors of a file come at once, by line`() {
        let text = """
            waivers:
              - { vms: [a], owner: o, expires: 1970-01-02 }
              - 7
              - { reason: r, owner: o, expires: never }
            exemptions: []
            """
        #expect(
            Self.errors(in: text) == [
                "2: waivers[0].reason: missing; write reason: replaced in December",
                "3: waivers[1]: expected a mapping of keys, found a number",
                "4: waivers[2].projects: missing like zones, vms and labels; give one of them, or the waiver would be "
                    + "about the whole fleet",
                #"4: waivers[2].expires: "never" is not a date; write 2026-01-31"#,
                "5: exemptions: unknown key; known here: waivers",
            ]
        )
    }

    @Test func `more waivers than anyone can answer for are refused`() {
        let line = "  - { vms: [a], reason: r, owner: o, expires: 1970-01-02 }\n"
        let text = "waivers:\n" + String(repeating: line, count: WaiverFile.mostEntries + 1)
        #expect(Self.errors(in: text) == ["2: waivers: has 10001 items; at most 10000"])
    }

    @Test func `a file that is not there says so`() {
        #expect(throws: ReadingErrors.self) {
            try WaiverFile.load(path: "/nowhere/waivers.yml", knowing: Self.vocabulary)
        }
    }

    /// `UPDATE_GOLDEN=1` in the environment writes the page instead.
    @Test func `docs/waivers.md is the reference`() throws {
        let page = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: "../../docs/waivers.md").standardizedFileURL
        let reference = WaiverFile.reference(knowing: Self.vocabulary)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try Data(reference.utf8).write(to: page)
        }
        #expect(try String(contentsOf: page, encoding: .utf8) == reference)
        for key in ["checks", "projects", "zones", "vms", "labels", "reason", "owner", "expires"] {
            #expect(reference.contains("| `waivers[].\(key)` |"))
        }
    }
}
