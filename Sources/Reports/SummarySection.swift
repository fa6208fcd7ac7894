import Fleet

/// The first section of a report: the overview, each check, agents, patching and CVEs.
struct SummarySection {
    let summary: FleetSummary

    func write(to page: inout MarkupWriter) {
        page.section("summary", "Summary") { page in
            Overview(summary: summary).warning(to: &page, link: "#sources")
            Overview(summary: summary).write(to: &page)
            ChecksTable(tallies: summary.checks, report: "").write(to: &page)
            page.element("div", ["class": "pair"]) { StateTables(summary: summary).write(to: &$0) }
        }
    }
}
