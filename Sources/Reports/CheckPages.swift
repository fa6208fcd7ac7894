package import Assessment

/// The documentation of checks, one page for each and an index, generated from their declarations.
package enum CheckPages {
    /// File names and Markdown, the index first.
    package static func all(of checks: [Check]) -> [(name: String, markdown: String)] {
        [(name: indexName, markdown: text(index(of: checks)))]
            + checks.map { (name: name(of: $0), markdown: text(page(on: $0))) }
    }

    private static let indexName = "README.md"

    private static func name(of check: Check) -> String { "\(check.id).md" }

    private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") + "\n" }

    private static func page(on check: Check) -> [String] {
        var lines = [
            "# \(check.title)", "", "Generated from the code. [All checks](\(indexName))", "",
            "| check | severity | controls |", "|---|---|---|",
            "| `\(check.id)` | \(check.severity.rawValue) | \(controls(of: check)) |",
            "", "## Why it matters", "", check.why,
            "", "## What to do", "", check.remedy,
        ]
        if !check.basis.isEmpty { lines += ["", "## What it rests on", "", check.basis] }
        lines += ["", "## Reasons", ""] + reasons(of: check)
        lines += ["", "## In metrics", "", "```promql"] + queries(for: check) + ["```"]
        return lines
    }

    private static func controls(of check: Check) -> String {
        check.controls.isEmpty ? "–" : cell(check.controls.joined(separator: ", "))
    }

    private static func reasons(of check: Check) -> [String] {
        let known =
            check.reasons + sharedReasons.filter { shared in !check.reasons.contains { $0.word == shared.word } }
        return ["| reason | meaning |", "|---|---|"] + known.map { "| `\($0.word)` | \(cell($0.meaning)) |" }
    }

    /// What any check may say.
    private static let sharedReasons = [
        (word: "gke_node", meaning: "GKE looks after its nodes itself, so that they are not asked about."),
        (
            word: RecordedVerdicts.reason,
            meaning: "A past moment was asked for; this is what was recorded then, the facts are gone."
        ),
    ]

    private static func queries(for check: Check) -> [String] {
        [
            "# VMs that fail it.", "vmmanager_vm_finding{check=\"\(check.id)\"}",
            "# How many VMs have which answer.", "sum by (outcome) (vmmanager_findings{check=\"\(check.id)\"})",
        ]
    }

    private static func index(of checks: [Check]) -> [String] {
        let rows = checks.map { check in
            "| [`\(check.id)`](\(name(of: check))) | \(check.severity.rawValue) | \(cell(check.title)) "
                + "| \(controls(of: check)) |"
        }
        return introduction + ["", "| check | severity | what must be so | controls |", "|---|---|---|---|"] + rows
            + byControl(checks)
    }

    private static let introduction = [
        "# Checks", "", "Generated from the code.", "",
        "Every check is a question that is asked of every VM. Its answer is one of these:", "",
        "* `pass`: as it should be.",
        "* `fail`: not as it should be; shown as `vmmanager_vm_finding` with its reason, and in the reports with what",
        "  was seen, since when, and what to do.",
        "* `unknown`: nobody knows, because what it rests on was not read, or is too old. Unknown is not compliant.",
        "* `not_applicable`: the question makes no sense for this VM.",
        "* `waived`: not as it should be, and someone answers for it until a day; see [waivers](../waivers.md).",
        "",
        "Compliance is passes out of passes, failures and unknowns.",
    ]

    /// Which checks evidence which control.
    private static func byControl(_ checks: [Check]) -> [String] {
        let controls = Set(checks.flatMap(\.controls)).sorted()
        guard !controls.isEmpty else { return [] }
        let rows = controls.map { control in
            let links = checks.filter { $0.controls.contains(control) }.map { "[`\($0.id)`](\(name(of: $0)))" }
            return "| \(cell(control)) | \(links.joined(separator: ", ")) |"
        }
        return ["", "## By control", "", "| control | checks that evidence it |", "|---|---|"] + rows
    }

    /// A text that stays in its cell.
    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("\n", with: " ")
    }
}
