import Assessment
import Fleet

/// A compliance report as one HTML file that loads nothing, for a screen, a phone or paper.
package enum HTMLReport {
    /// How many bytes of evidence all findings together may show, so that a report of 10,000 VMs stays below 15 MB.
    private static let evidenceBudget = 4_000_000
    /// The most bytes of evidence that one finding shows.
    private static let longestEvidence = 2_000

    /// The report in UTF-8.
    package static func render(_ report: ComplianceReport) throws(MarkupError) -> [UInt8] {
        let page = Page(title: report.settings.title, kicker: "VM Manager compliance report")
        return try page.render { page in
            page.element("p", ["class": "asof"]) { page in
                page.text("As of ")
                page.time(report.at)
                page.text(" · \(Figures.count(report.summary.projectCount, "project"))")
                page.text(" · \(Figures.count(report.summary.vmCount, "VM"))")
            }
            contents(of: report, in: &page)
        } body: { page in
            page.element("main") { page in
                SummarySection(summary: report.summary).write(to: &page)
                findings(of: report, in: &page)
                if report.settings.detail == .all { FleetSection(projects: report.projects).write(to: &page) }
                CostSection(cost: report.summary.cost).write(to: &page)
                SourcesSection(summary: report.summary).write(to: &page)
            }
            footer(of: report, in: &page)
        }
    }

    private static func contents(of report: ComplianceReport, in page: inout MarkupWriter) {
        var links = [
            ("summary", "Summary"), ("fail", "Fails \(Figures.count(report.failing.count))"),
            ("unknown", "Unknown \(Figures.count(report.unknown.count))"),
        ]
        if !report.waived.isEmpty { links.append(("waived", "Waived \(Figures.count(report.waived.count))")) }
        if report.settings.detail == .all { links.append(("everything", "Every VM")) }
        links += [("cost", "Cost"), ("sources", "Sources")]
        page.element("nav", ["aria-label": "Contents"]) { page in
            for (id, name) in links { page.element("a", ["href": "#\(id)"], name) }
        }
    }

    private static func findings(of report: ComplianceReport, in page: inout MarkupWriter) {
        let limit = evidenceLimit(of: report)
        FindingsSection(
            verdict: .fail,
            heading: "What fails",
            introduction: "Worst first. Since is when we first saw it so.",
            emptiness: "Nothing fails.",
            findings: report.failing,
            evidenceLimit: limit
        ).write(to: &page)
        FindingsSection(
            verdict: .unknown,
            heading: "What is unknown",
            introduction: "Nobody knows whether these comply, so they do not count as compliant.",
            emptiness: "Nothing is unknown.",
            findings: report.unknown,
            evidenceLimit: limit
        ).write(to: &page)
        guard !report.waived.isEmpty else { return }
        FindingsSection(
            verdict: .waived,
            heading: "What is waived",
            introduction: "These fail, and someone answers for it.",
            emptiness: "",
            findings: report.waived,
            evidenceLimit: limit
        ).write(to: &page)
    }

    private static func evidenceLimit(of report: ComplianceReport) -> Int {
        let findings = report.failing.count + report.unknown.count + report.waived.count
        return min(longestEvidence, max(60, evidenceBudget / max(1, findings)))
    }

    private static func footer(of report: ComplianceReport, in page: inout MarkupWriter) {
        let limit = evidenceLimit(of: report)
        page.element("footer") { page in
            if limit < longestEvidence {
                page.element(
                    "p",
                    "Evidence is cut to \(limit) bytes for each finding, so that this file can be opened."
                )
            }
            let replaced = page.replacedCount
            if replaced > 0 {
                page.element("p", "\(Figures.count(replaced, "control character")) in names or texts became \u{FFFD}.")
            }
            page.element("p", "Made by vmmanager-exporter. All times are UTC.")
        }
    }
}
