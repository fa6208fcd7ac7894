import Assessment
import Fleet

/// A compliance report as one HTML file that loads nothing, for a screen, a phone or paper.
package enum HTMLReport {
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
                WaiversSection(waivers: report.waivers, at: report.at).write(to: &page)
                RemediationSection(remediation: report.remediation).write(to: &page)
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
        if !report.waivers.isEmpty { links.append(("waivers", "Waivers \(Figures.count(report.waivers.count))")) }
        links.append((RemediationSection.id, "Time to remediate"))
        if report.settings.detail == .all { links.append(("everything", "Every VM")) }
        links += [("cost", "Cost"), ("sources", "Sources")]
        page.element("nav", ["aria-label": "Contents"]) { page in
            for (id, name) in links { page.element("a", ["href": "#\(id)"], name) }
        }
    }

    private static func findings(of report: ComplianceReport, in page: inout MarkupWriter) {
        let limits = FindingLimits(for: report)
        FindingsSection(
            verdict: .fail,
            heading: "What fails",
            introduction: "Worst first. Since is when we first saw it so; at least means that it was so already then,"
                + " when our record of the VM began.",
            emptiness: "Nothing fails.",
            findings: report.failing,
            limits: limits
        ).write(to: &page)
        FindingsSection(
            verdict: .unknown,
            heading: "What is unknown",
            introduction: "Nobody knows whether these comply, so they do not count as compliant.",
            emptiness: "Nothing is unknown.",
            findings: report.unknown,
            limits: limits
        ).write(to: &page)
        guard !report.waived.isEmpty else { return }
        FindingsSection(
            verdict: .waived,
            heading: "What is waived",
            introduction: "These fail, and someone answers for it until a day.",
            emptiness: "",
            findings: report.waived,
            limits: limits
        ).write(to: &page)
    }

    private static func footer(of report: ComplianceReport, in page: inout MarkupWriter) {
        page.element("footer") { page in
            for note in FindingLimits(for: report).notes { page.element("p", note) }
            let replaced = page.replacedCount
            if replaced > 0 {
                page.element("p", "\(Figures.count(replaced, "control character")) in names or texts became \u{FFFD}.")
            }
            page.element("p", "Made by vmmanager-exporter. All times are UTC.")
        }
    }
}
