import Assessment
import Exposition
import Fleet

/// A VM with its verdicts, as the families go over it.
///
/// A class, so that going over all VMs once for every family copies a reference and not the VM.
package final class JudgedVM: Sendable {
    /// The value of the `project` label.
    let project: String
    /// The value of the `zone` label.
    let zone: String
    /// The value of the `vm` label.
    let name: String
    let facts: VM
    let verdict: VMAssessment
    /// The questions whose answers ``verdict`` holds.
    let checks: [Check]
    /// The GCP labels that are shown.
    let labels: [(name: String, value: String)]
    /// The open CVEs; `nil` when there is no report.
    let severities: SeverityCounts?

    init(_ facts: VM, in project: String, verdict: VMAssessment, checks: [Check], labels: VMLabelNames) {
        self.project = project
        zone = facts.zone.text
        name = facts.name.text
        self.facts = facts
        self.verdict = verdict
        self.checks = checks
        self.labels = labels.pairs(of: facts)
        severities = facts.vulnerabilities.map { SeverityCounts(of: $0) }
    }

    /// Whether it is made of the very same facts and verdicts.
    func holds(_ facts: VM, _ verdict: VMAssessment) -> Bool {
        self.verdict === verdict && self.facts.isIdentical(to: facts)
    }

    /// One report for each assignment, none of which names a policy twice.
    var policyReports: [OSPolicyAssignmentReport] { facts.policyReports }

    /// What its lines are about: there is nothing to say of a VM that no check fails and whose agent is not missed.
    var subject: LineSubject {
        LineSubject(key: facts.id.value, isQuiet: isQuiet)
    }

    private var isQuiet: Bool {
        switch verdict.agent.state {
        case .silent, .late, .neverSeen: false
        // What nobody knows of a VM is for the source to tell, or else an outage of ours would make all VMs notable.
        default: verdict.patch.failure == nil && !verdict.outcomes.contains { $0.verdict == .fail }
        }
    }
}
