package import Assessment
package import Cost
package import Fleet

/// What a compliance report says, before it has a form.
///
/// A pure function of a fleet, its verdicts, its cost and settings.
package struct ComplianceReport: Sendable {
    /// How much it lists, and its title.
    package let settings: ReportSettings
    /// The moment as of which it is true.
    package let at: Timestamp
    /// The checks that were asked, in order.
    package let checks: [Check]
    /// The numbers.
    package let summary: FleetSummary
    /// What fails: by severity, worst first, then check, then VM.
    package let failing: [Finding]
    /// What nobody knows, in the same order.
    package let unknown: [Finding]
    /// What fails and someone answers for, in the same order.
    package let waived: [Finding]
    /// How each waiver stands, in the order of their file.
    package let waivers: [WaiverStanding]
    /// How long checks have failed, and how long it took to mend what failed.
    package let remediation: Remediation
    /// Every VM, by project.
    package let projects: [ProjectRows]

    /// Gathers a report; `assessment` and `cost` must be of `fleet`.
    package init(
        of fleet: FleetSnapshot,
        assessment: Assessment,
        cost: CostEstimate,
        settings: ReportSettings = ReportSettings()
    ) {
        self.settings = settings
        at = fleet.at
        checks = assessment.checks
        projects = zip(fleet.projects, assessment.projects).map { project, judged in
            ProjectRows(project: project.id, vms: zip(project.vms, judged.vms).map { VMRow($0, judged: $1) })
        }
        summary = FleetSummary(of: fleet, rows: projects, checks: assessment.checks, cost: cost)
        remediation = Remediation(of: fleet, assessment: assessment, period: settings.period)
        let start = remediation.start
        failing = Self.findings(.fail, in: fleet, assessment, completeSince: start)
        unknown = Self.findings(.unknown, in: fleet, assessment, completeSince: start)
        waived = Self.findings(.waived, in: fleet, assessment, completeSince: start)
        waivers = assessment.waivers
    }

    private static func findings(
        _ verdict: Verdict,
        in fleet: FleetSnapshot,
        _ assessment: Assessment,
        completeSince start: Timestamp
    ) -> [Finding] {
        assessment.checks.enumerated()
            .sorted { ($1.element.severity, $0.element.id) < ($0.element.severity, $1.element.id) }
            .flatMap { index, check in
                zip(fleet.projects, assessment.projects).flatMap { project, judged in
                    zip(project.vms, judged.vms).compactMap { vm, verdicts in
                        let outcome = verdicts.outcomes[index]
                        guard outcome.verdict == verdict else { return nil }
                        return Finding(outcome, to: check, about: vm, at: fleet.at, completeSince: start)
                    }
                }
            }
    }
}
