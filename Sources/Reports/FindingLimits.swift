import Assessment

/// How much of its findings a report shows, so that a report of 10,000 VMs stays below 15 MB and can be opened.
struct FindingLimits {
    /// How many VMs each check may list.
    let rows: Int
    /// How many bytes of evidence one finding may show.
    let evidence: Int
    /// Longer remedies of a single VM are left out.
    let remedy: Int
    /// Whether a check has more findings than it may list.
    private let cutsRows: Bool

    /// All findings that are listed.
    private static let mostRows = 20_000
    /// The bytes of evidence, and of remedies, of all findings together.
    private static let evidenceBudget = 2_500_000
    private static let remedyBudget = 2_500_000
    /// The most bytes of evidence, and of a remedy, that one finding shows.
    private static let longestEvidence = 2_000
    private static let longestRemedy = 1_000

    /// Shares the room among the findings of a report.
    init(for report: ComplianceReport) {
        let groups = [report.failing, report.unknown, report.waived].flatMap { findings in
            findings.reduce(into: [String: Int]()) { $0[$1.check.id, default: 0] += 1 }.values
        }
        self.init(groups: groups)
    }

    /// Shares the room among checks with so many findings each; what small ones leave goes to the larger ones.
    init(groups: [Int]) {
        var left = Self.mostRows
        var limit = Int.max
        for (index, count) in groups.sorted().enumerated() {
            let share = left / (groups.count - index)
            guard count <= share else {
                limit = max(1, share)
                break
            }
            left -= count
        }
        rows = limit
        cutsRows = groups.contains { $0 > limit }
        let shown = max(1, groups.reduce(0) { $0 + min($1, limit) })
        evidence = min(Self.longestEvidence, max(60, Self.evidenceBudget / shown))
        remedy = min(Self.longestRemedy, Self.remedyBudget / shown)
    }

    /// What readers must know of what is left out.
    var notes: [String] {
        var notes: [String] = []
        if cutsRows {
            notes.append(
                "No check lists more than \(Figures.count(rows, "VM")) of one verdict here, so that this file can be"
                    + " opened; a JUnit report lists all of them."
            )
        }
        if evidence < Self.longestEvidence {
            notes.append("Evidence is cut to \(evidence) bytes for each finding, so that this file can be opened.")
        }
        return notes
    }
}
