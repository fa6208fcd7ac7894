import Assessment
import Fleet

/// A VM with its verdicts, as the families go over it.
///
/// A class, so that going over all VMs once for every family copies a reference and not the VM.
final class JudgedVM: Sendable {
    /// The value of the `project` label.
    let project: String
    /// The value of the `zone` label.
    let zone: String
    /// The value of the `vm` label.
    let name: String
    let facts: VM
    let verdict: VMAssessment
    /// One report for each assignment, none of which names a policy twice.
    let policyReports: [OSPolicyAssignmentReport]
    /// The open CVEs; `nil` when there is no report.
    let severities: SeverityCounts?

    init(_ facts: VM, in project: ProjectID, verdict: VMAssessment) {
        self.project = project.text
        zone = facts.zone.text
        name = facts.name.text
        self.facts = facts
        self.verdict = verdict
        policyReports = facts.distinctReports
        severities = facts.vulnerabilities.map { SeverityCounts(of: $0) }
    }

    /// Whether the VM is more likely to exist than a namesake: `(project, zone, vm)` must identify one of the two.
    ///
    /// Names are reused, so of two VMs that carry one the younger is the one that exists.
    func outranks(_ namesake: JudgedVM) -> Bool {
        rank > namesake.rank
    }

    private var rank: (Int, Timestamp, Timestamp, InstanceID) {
        let instance = facts.instance
        return (
            instance == nil ? 0 : 1,
            instance?.value.creationTime ?? .distantPast,
            instance?.observedAt ?? .distantPast,
            facts.id
        )
    }
}
