import Fleet

extension Check {
    /// Whether the VM is as its OS policies demand.
    static let policyCompliance = Check(
        id: "policy_compliance",
        title: "The VM is as its OS policies demand",
        severity: .high,
        why: "A violated policy may stay so for an hour or for ever, and nobody is told.",
        remedy: """
            Read the failing resource and step; mend what the agent could not, or the policy itself. See \
            `gcloud compute os-config os-policy-assignment-reports describe ASSIGNMENT --instance=VM --location=ZONE`.
            """
    ) { subject in
        guard !subject.vm.policyReports.isEmpty else {
            return subject.project.hasRead(.policyReports)
                ? .notApplicable("no_policy_report") : .unknown("policy_reports_not_read")
        }
        let policies = subject.vm.policyReports.flatMap { report in report.policies.map { (report, $0) } }
        let violated = policies.filter { $0.1.state == .nonCompliant }
        guard violated.isEmpty else {
            return .fail("non_compliant", evidence: violated.flatMap { Self.evidence(of: $0.1, in: $0.0) })
        }
        guard subject.agent.state != .vmStopped else { return .notApplicable("vm_stopped") }
        guard let open = policies.first(where: { $0.1.state != .compliant }) else { return .pass() }
        return .unknown(
            ReasonWord(open.1.reason).text,
            evidence: policies.filter { $0.1.state != .compliant }.flatMap { Self.evidence(of: $0.1, in: $0.0) }
        )
    }

    private static func evidence(of policy: PolicyCompliance, in report: OSPolicyAssignmentReport) -> [String] {
        let name = "\(report.assignment)/\(policy.policy)"
        let steps = policy.resources.flatMap { resource in
            resource.steps.filter { !$0.errorMessage.isEmpty }
                .map { "\(name): resource \(resource.resource), \($0.type): \($0.errorMessage)" }
        }
        guard steps.isEmpty else { return steps }
        let resources = policy.resources.filter { $0.state != .compliant }
            .map { "\(name): resource \($0.resource) is \($0.state.label) \($0.reason)" }
        return resources.isEmpty ? ["\(name): \(policy.state.label) \(policy.reason)"] : resources
    }
}

/// A word of the API, such as `vm-not-running`, as a label value; anything that is no such word becomes `other`.
private struct ReasonWord {
    let text: String

    init(_ word: String) {
        let isWord = word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } && word.utf8.count <= 40
        text = word.isEmpty ? "unspecified" : isWord ? String(word.map { $0 == "-" ? "_" : $0 }) : "other"
    }
}
