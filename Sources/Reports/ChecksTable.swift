import Assessment

/// A table of how each check was answered.
struct ChecksTable {
    let tallies: [CheckTally]
    /// The address of the report that holds the findings; empty inside that report.
    let report: String

    func write(to page: inout MarkupWriter) {
        let columns = ["Check", "Severity", "", "Pass", "Fail", "Unknown", "Waived", "Not applicable", "Compliance"]
        page.table("t-checks", caption: "Checks", columns: columns) { page in
            for tally in tallies {
                page.row {
                    $0.element("span", tally.check.title)
                    $0.element("code", tally.check.id)
                } cells: { page in
                    page.element("td") { $0.tag(tally.check.severity.rawValue, Tone(tally.check.severity)) }
                    page.element("td") { page in
                        page.bar(Verdict.allCases.map { (tally.counts[$0], Overview.word($0), Tone($0)) })
                    }
                    page.number(Figures.count(tally.counts[.pass]))
                    count(.fail, of: tally, in: &page)
                    count(.unknown, of: tally, in: &page)
                    count(.waived, of: tally, in: &page)
                    page.number(Figures.count(tally.counts[.notApplicable]))
                    page.number(tally.counts.compliance.percent ?? Figures.unknown)
                }
            }
        }
        page.element(
            "p",
            ["class": "hint"],
            "Compliance is passes out of passes, failures and unknowns: what is unknown is not compliant, and what is"
                + " not applicable or waived is left out."
        )
    }

    /// A count that leads to its findings.
    private func count(_ verdict: Verdict, of tally: CheckTally, in page: inout MarkupWriter) {
        let count = tally.counts[verdict]
        guard count > 0 else { return page.number("0") }
        page.element("td", ["class": "n \(Tone(verdict).rawValue)"]) { page in
            page.element("a", ["href": "\(report)#\(verdict.rawValue)-\(tally.check.id)"], Figures.count(count))
        }
    }
}
