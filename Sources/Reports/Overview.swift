import Assessment
import Cost
import Fleet

/// The numbers that come first, on a report and on the landing page.
struct Overview {
    let summary: FleetSummary

    func write(to page: inout MarkupWriter) {
        hero(&page)
        page.element("dl", ["class": "tiles"]) { page in
            // Where no VM is known, a zero would look like good news.
            if summary.vmCount > 0 {
                compliance(&page)
                operations(&page)
            }
            cost(&page)
        }
    }

    /// What every reader must know before believing any number: which sources are missing.
    func warning(to page: inout MarkupWriter, link: String) {
        let broken = summary.brokenSources
        guard !broken.isEmpty else { return }
        let projects = Set(broken.map(\.project)).count
        page.element("p", ["class": "alert"]) { page in
            page.element("strong", "Not everything could be read.")
            page.text(" \(Figures.count(broken.count, "source")) of \(Figures.count(projects, "project"))")
            page.text(
                " failed or \(broken.count == 1 ? "was" : "were") never read, so some facts below are old or unknown. "
            )
            page.element("a", ["href": link], "Which ones")
        }
    }

    private func hero(_ page: inout MarkupWriter) {
        let vms = summary.vms
        page.line()
        page.element("div", ["class": "hero"]) { page in
            page.element("p", ["class": "rate"]) { page in
                page.element("strong", vms.compliance.percent ?? Figures.unknown)
                page.text(" of VMs comply")
            }
            page.element("p", ["class": "lead"], lead)
            page.bar(Verdict.allCases.map { (vms[$0], Self.word($0), Tone($0)) })
            page.element("ul", ["class": "legend"]) { page in
                for verdict in Verdict.allCases where vms[verdict] > 0 {
                    page.element("li") { page in
                        page.element("i", ["class": Tone(verdict).rawValue]) { _ in }
                        page.text("\(Figures.count(vms[verdict])) \(Self.word(verdict))")
                    }
                }
            }
        }
    }

    private var lead: String {
        let vms = summary.vms
        guard summary.vmCount > 0 else { return "No VM is known, so there is nothing to judge." }
        let compliance = vms.compliance
        guard compliance.whole > 0 else { return "No check applies to any VM." }
        let vmCount = Figures.count(compliance.whole, "VM")
        let pass = "\(Figures.count(compliance.part)) of \(vmCount) pass every check that applies."
        let fail = vms[.fail] > 0 ? " \(Figures.count(vms[.fail])) fail at least one." : ""
        let unknown = Figures.count(vms[.unknown])
        return pass + fail + (vms[.unknown] > 0 ? " For \(unknown) it is not known, which is not compliant." : "")
    }

    static func word(_ verdict: Verdict) -> String {
        switch verdict {
        case .pass: "pass"
        case .fail: "fail"
        case .unknown: "unknown"
        case .notApplicable: "not applicable"
        case .waived: "waived"
        }
    }

    private func compliance(_ page: inout MarkupWriter) {
        let coverage = summary.coverage
        page.tile(
            "Coverage",
            coverage.percent ?? Figures.unknown,
            "\(Figures.count(coverage.part)) of \(Figures.count(coverage.whole, "VM")) have a known verdict",
            coverage.part == coverage.whole ? .good : .unsure
        )
        let severities = summary.findings(.fail).map { (count: $0.count, word: $0.severity.rawValue) }
        let failing = summary.findingCount(.fail)
        page.tile(
            "Failing findings",
            Figures.count(failing),
            failing == 0 ? "nothing fails" : Figures.parts(severities),
            Tone(bad: failing)
        )
        let (unknown, waived) = (summary.findingCount(.unknown), summary.findingCount(.waived))
        page.tile(
            "Unknown findings",
            Figures.count(unknown),
            waived > 0 ? "and \(Figures.count(waived)) waived" : unknown == 0 ? "everything is known" : "not compliant",
            unknown > 0 ? .unsure : .good
        )
    }

    private func operations(_ page: inout MarkupWriter) {
        let agents = summary.agentStates
        let lost: [AgentState] = [.silent, .neverSeen, .disabled]
        let parts = lost.map { (count: agents[$0] ?? 0, word: Figures.words($0.rawValue)) }
        let gone = parts.reduce(0) { $0 + $1.count }
        page.tile(
            "Agents out of contact",
            Figures.count(gone),
            gone == 0
                ? "\(Figures.count(agents[.active] ?? 0)) active" + unknown(agents[.unknown]) : Figures.parts(parts),
            gone == 0 && (agents[.unknown] ?? 0) > 0 ? .unsure : Tone(bad: gone)
        )
        let unpatched = summary.patchStates["NONE"] ?? 0
        page.tile(
            "Patching failed",
            Figures.count(summary.patchFailures),
            "VMs, by their last finished patching" + unknown(unpatched),
            unpatched == summary.vmCount ? .unsure : Tone(bad: summary.patchFailures)
        )
        let dark = summary.vmsWithoutInventory
        page.tile(
            "Updates waiting",
            Figures.count(summary.updates),
            "on \(Figures.count(summary.vmsWithUpdates, "VM"))" + unknown(dark),
            summary.updates > 0 ? .warn : dark > 0 ? .unsure : nil
        )
        let severe = summary.vulnerableVMs["CRITICAL"] ?? 0
        page.tile(
            "VMs with critical CVEs",
            Figures.count(severe),
            "\(Figures.count(summary.vulnerableVMs["HIGH"] ?? 0)) with high ones; "
                + "\(Figures.count(summary.vmsWithoutVulnerabilityReport)) without report",
            summary.vmsWithoutVulnerabilityReport == summary.vmCount ? .unsure : Tone(bad: severe)
        )
    }

    private func cost(_ page: inout MarkupWriter) {
        let unpriced = summary.cost.accounts.count { $0.forecast == nil }
        page.tile(
            "Expected cost",
            Figures.dollars(summary.expectedUSD),
            "VM Manager, \(summary.cost.month.name.bounded(to: 40))"
                + (unpriced > 0 ? "; not known for \(Figures.count(unpriced, "account"))" : "")
        )
    }

    /// What a tile adds where its number does not cover every VM, so that nothing unknown looks fine.
    private func unknown(_ count: Int?) -> String {
        guard let count, count > 0 else { return "" }
        return "; not known for \(Figures.count(count))"
    }
}
