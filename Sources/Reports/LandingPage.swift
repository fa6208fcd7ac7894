import Assessment
import Fleet

/// The first page of the server: the fleet at a glance, and where to go from here.
package enum LandingPage {
    /// Where the server has the report.
    private static let reportPath = "/reports/compliance.html"

    /// The page in UTF-8; `version` is this program's.
    package static func render(_ summary: FleetSummary, version: String) throws(MarkupError) -> [UInt8] {
        let page = Page(title: "The fleet at a glance", kicker: "vmmanager-exporter")
        return try page.render { page in
            page.element("p", ["class": "asof"]) { page in
                page.text("As of ")
                page.time(summary.at)
                page.text(" · \(Figures.count(summary.projectCount, "project"))")
                // Nobody knows whether there are none where VMs could not be listed.
                page.text(" · \(summary.vmCount > 0 ? Figures.count(summary.vmCount, "VM") : "no VM is known")")
            }
            page.element("nav", ["aria-label": "Pages"]) { page in
                page.element("a", ["href": reportPath, "class": "first"], "Compliance report")
                page.element("a", ["href": "/metrics"], "Metrics")
            }
        } body: { page in
            page.element("main") { page in
                page.element("section", ["aria-label": "Overview"]) { page in
                    Overview(summary: summary).warning(to: &page, link: "#sources")
                    Overview(summary: summary).write(to: &page)
                    ChecksTable(tallies: summary.checks, report: reportPath).write(to: &page)
                    page.element("div", ["class": "pair"]) { StateTables(summary: summary).write(to: &$0) }
                }
                page.section("sources", "Sources and their age") { page in
                    SourcesByProject(summary: summary).write(to: &page)
                }
            }
            page.element("footer") { $0.element("p", "vmmanager-exporter \(version). All times are UTC.") }
        }
    }
}
