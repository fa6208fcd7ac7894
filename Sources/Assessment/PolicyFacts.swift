import Fleet

/// One policy of one report, with what the history and the assignment say of it.
struct PolicyFact {
    /// The report.
    let report: OSPolicyAssignmentReport
    /// What it says of the policy.
    let compliance: PolicyCompliance
    /// The assignment; `nil` where none of that id is known in the zone.
    let standing: AssignmentStanding?
    /// When the state began, as far as we saw; `nil` where the history tells of another state.
    let since: Timestamp?

    /// `assignment/policy`, as the history and people call it.
    var name: String { "\(report.assignment)/\(compliance.policy)" }

    /// Whether the agent would mend it; `nil` where the assignment is not known.
    var isEnforced: Bool? { standing.map { !$0.isValidationOnly(compliance.policy) } }

    /// What was seen of it, one line per failed step, or per resource where no step says more.
    var evidence: [String] {
        let steps = compliance.resources.flatMap { resource in
            resource.steps.filter { !$0.errorMessage.isEmpty }
                .map { "\(name): resource \(resource.resource), \($0.type): \($0.errorMessage)" }
        }
        guard steps.isEmpty else { return steps }
        let resources = compliance.resources.filter { $0.state != .compliant }.map { resource in
            let last = resource.steps.last.map { ", last step \($0.type)" } ?? ""
            return "\(name): resource \(resource.resource) is \(resource.state.label) \(resource.reason)\(last)"
        }
        guard resources.isEmpty else { return resources }
        guard compliance.state == .nonCompliant, compliance.resources.isEmpty else {
            return ["\(name): \(compliance.state.label) \(compliance.reason)"]
        }
        return ["\(name): no resource group of the policy is for this operating system, and it does not allow for that"]
    }
}

extension CheckSubject {
    /// The policies of the VM's reports in one state; a word that this version does not know counts as unknown.
    ///
    /// Makes arrays and texts, so ask ``worstPolicyState`` first.
    func policies(in state: ComplianceState) -> [PolicyFact] {
        policyReports.flatMap { report in
            let standing = assignments.first { $0.id == report.assignment }
            return report.policies.filter { ($0.state.known ?? .unknown) == state }.map { compliance in
                let subject = "\(report.assignment)/\(compliance.policy)"
                let interval = vm.timeline(.policyState, subject: subject).current
                let since = interval.flatMap { $0.value == compliance.state.label ? $0.since : nil }
                return PolicyFact(report: report, compliance: compliance, standing: standing, since: since)
            }
        }
    }

    /// The line that shows the VM's report on an assignment in full.
    func describeReport(on assignment: PolicyAssignmentID) -> String {
        vm.project.gcloud(
            "compute os-config os-policy-assignment-reports describe",
            assignment.text,
            "--instance=\(vm.name)",
            "--location=\(vm.zone)"
        )
    }
}

extension CheckSubject {
    /// The worst state of any policy that the VM reports on; `nil` when it reports on none.
    var worstPolicyState: ComplianceState? {
        var worst: ComplianceState?
        // Spans spare a copy of each report with all its texts.
        let all = policyReports
        let reports = all.span
        for index in reports.indices {
            let policies = reports[index].policies
            let span = policies.span
            for index in span.indices {
                switch span[index].state.known {
                case .nonCompliant: return .nonCompliant
                case .compliant: worst = worst ?? .compliant
                case .unknown, nil: worst = .unknown
                }
            }
        }
        return worst
    }

    /// Whether the VM has a report on an assignment.
    func reports(on assignment: PolicyAssignmentID) -> Bool {
        let all = policyReports
        let reports = all.span
        for index in reports.indices where reports[index].assignment.text == assignment.text { return true }
        return false
    }

    /// Whether an assignment's filter matches the VM; `nil` when what the filter asks about is not known.
    func isMatched(by standing: AssignmentStanding) -> Bool? {
        guard let instance else { return nil }
        return standing.assignment.instanceFilter.matches(labels: instance.labels, osInfo: inventory?.osInfo)
    }
}
