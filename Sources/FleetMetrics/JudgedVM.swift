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
    /// The open CVEs; `nil` when there is no report.
    let severities: SeverityCounts?

    init(_ facts: VM, in project: ProjectID, verdict: VMAssessment) {
        self.project = project.text
        zone = facts.zone.text
        name = facts.name.text
        self.facts = facts
        self.verdict = verdict
        severities = facts.vulnerabilities.map { SeverityCounts(of: $0) }
    }

    /// One report for each assignment, none of which names a policy twice.
    var policyReports: [OSPolicyAssignmentReport] { facts.policyReports }
}
