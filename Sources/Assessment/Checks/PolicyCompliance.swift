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
            """,
        basis: """
            OS policy assignment reports, joined by the VM's numeric id; the history tells since when a state holds.
            """,
        reasons: [
            ("ok", "All policies that the VM reports on are COMPLIANT."),
            ("non_compliant", "A policy is NON_COMPLIANT."),
            ("not_yet_run", "The VM has just started or was just given the policy, and the agent has yet to run it."),
            ("no_policy_report", "The VM has no report, because no policy is for it."),
            ("vm_not_running", "The service says that the VM does not run."),
            ("no_agent_detected", "The service cannot see the agent."),
            ("os_policies_not_supported_by_agent", "The agent is too old for OS policies."),
            ("resource_execution_errors", "A check of a resource failed, so that nobody knows its state."),
            ("task_timeout", "The agent began and did not come to an end."),
            ("unexpected_agent_state", "The agent or the VM restarted in the middle of a run."),
            ("internal_service_errors", "The service had trouble of its own."),
            ("os_policy_execution_pending", "The first run is overdue."),
            ("unspecified", "The service gives no reason."),
            ("other", "The service gives a reason that is no word."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.policyReports.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        switch subject.worstPolicyState {
        case nil: return subject.unread(.policyReports) ?? .notApplicable("no_policy_report")
        case .compliant: return .pass()
        case .nonCompliant: return Violation.answer(for: subject)
        case .unknown: return OpenPolicies(subject).answer
        }
    }
}

/// What there is to say of violated policies.
private enum Violation {
    static func answer(for subject: CheckSubject) -> CheckAnswer {
        let violated = subject.policies(in: .nonCompliant)
        return .fail(
            "non_compliant",
            evidence: Array(violated.flatMap(\.evidence).prefix(20)),
            remedy: violated.first.map { subject.describeReport(on: $0.report.assignment) },
            since: violated.compactMap(\.since).min()
        )
    }
}

/// Policies of which nobody knows whether they are violated.
private struct OpenPolicies {
    let subject: CheckSubject
    let facts: [PolicyFact]

    init(_ subject: CheckSubject) {
        self.subject = subject
        facts = subject.policies(in: .unknown)
    }

    var answer: CheckAnswer {
        // Without Compute Engine's word the service's own counts.
        if subject.instance == nil, facts.allSatisfy({ $0.compliance.reason == "vm-not-running" }) {
            return .notApplicable("vm_not_running")
        }
        let overdue = facts.filter { !isPending($0) }
        guard let worst = overdue.min(by: { rank($0) < rank($1) }) else {
            return .notApplicable("not_yet_run").until(nextDue, readOf: .policyReports, subject)
        }
        return .unknown(
            ReasonWord(worst.compliance.reason).text,
            evidence: Array(overdue.flatMap(\.evidence).prefix(20)),
            remedy: subject.describeReport(on: worst.report.assignment)
        ).until(nextDue, readOf: .policyReports, subject)
    }

    /// When the first run that is yet to come is due.
    private var nextDue: Timestamp? { facts.filter(isPending).compactMap(runIsDue).min() }

    /// Whether the agent has yet to run the policy and is not late.
    private func isPending(_ fact: PolicyFact) -> Bool {
        runIsDue(fact).map { subject.reference(.policyReports) < $0 } ?? false
    }

    /// When the first run after a start or an assignment is due; `nil` for a state that has another reason.
    private func runIsDue(_ fact: PolicyFact) -> Timestamp? {
        let isAssigned = fact.compliance.reason == "os-policy-execution-pending"
        guard isAssigned || fact.compliance.reason == "vm-not-running" else { return nil }
        var begins = [subject.instance?.lastStartTime, subject.instance?.creationTime]
        if isAssigned { begins += [fact.standing?.assignment.revisionCreateTime, fact.since] }
        return begins.compactMap(\.self).max().map { $0 + PolicyRhythm.longestUntilRun }
    }

    /// The most telling reason first.
    private func rank(_ fact: PolicyFact) -> Int {
        Self.order.firstIndex(of: fact.compliance.reason) ?? Self.order.count
    }

    private static let order = [
        "no-agent-detected", "os-policies-not-supported-by-agent", "resource-execution-errors", "task-timeout",
        "unexpected-agent-state", "internal-service-errors", "os-policy-execution-pending", "vm-not-running",
    ]
}

/// A word of the API, such as `vm-not-running`, as a label value; anything that is no such word becomes `other`.
private struct ReasonWord {
    let text: String

    init(_ word: String) {
        let isWord = word.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D } && word.utf8.count <= 40
        text = word.isEmpty ? "unspecified" : isWord ? String(word.map { $0 == "-" ? "_" : $0 }) : "other"
    }
}
