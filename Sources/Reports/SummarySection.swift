import Assessment
import Fleet

/// The first section of a report: the overview, each check, agents, patching and CVEs.
struct SummarySection {
    let summary: FleetSummary

    func write(to page: inout MarkupWriter) {
        page.section("summary", "Summary") { page in
            Overview(summary: summary).warning(to: &page, link: "#sources")
            Overview(summary: summary).write(to: &page)
            checks(&page)
            page.element("div", ["class": "pair"]) { StateTables(summary: summary).write(to: &$0) }
        }
    }

    private func checks(_ page: inout MarkupWriter) {
        let columns = ["Check", "Severity", "", "Pass", "Fail", "Unknown", "Waived", "Not applicable", "Compliance"]
        page.table("t-checks", caption: "Checks", columns: columns) { page in
            for tally in summary.checks {
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
            page.element("a", ["href": "#\(verdict.rawValue)-\(tally.check.id)"], Figures.count(count))
        }
    }
}
