import Fleet

extension Check {
    /// Whether what violates a policy is mended.
    static let policyRepair = Check(
        id: "policy_repair",
        title: "A violated policy is mended within the hour",
        severity: .high,
        why: """
            The agent mends a violation at its hourly run. One that outlives it shows that the policy asks for what \
            the VM cannot do, and it will stay until someone looks.
            """,
        remedy: """
            Read why enforcement fails: `gcloud compute os-config os-policy-assignment-reports describe ASSIGNMENT \
            --instance=VM --location=ZONE`. Mend the cause on the VM, or the policy.
            """,
        basis: """
            OS policy assignment reports, the mode of each policy by its assignment, and the history of the state, all \
            at the last good read of reports.
            """,
        reasons: [
            ("ok", "No policy is violated."),
            ("within_repair", "A policy is violated, and the agent has yet to run."),
            ("outlives_repair", "A policy that the agent enforces is violated for longer than it may be."),
            ("validation_only", "Only policies are violated that report and mend nothing."),
            ("assignment_not_known", "A policy is violated, and its assignment, which tells its mode, is not known."),
            ("no_policy_report", "The VM has no report, because no policy is for it."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.policyReports.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        switch subject.worstPolicyState {
        case nil: return subject.unread(.policyReports) ?? .notApplicable("no_policy_report")
        case .compliant, .unknown: return .pass()
        case .nonCompliant: return Repair(subject).answer
        }
    }
}

/// How long policies are violated.
private struct Repair {
    let subject: CheckSubject
    let violated: [PolicyFact]
    let reference: Timestamp

    init(_ subject: CheckSubject) {
        self.subject = subject
        violated = subject.policies(in: .nonCompliant)
        reference = subject.reference(.policyReports)
    }

    var answer: CheckAnswer {
        let mendable = violated.filter { $0.isEnforced ?? true }
        guard !mendable.isEmpty else { return .notApplicable("validation_only") }
        let old = mendable.filter { begin(of: $0) + subject.settings.longestViolation < reference }
        guard !old.isEmpty else {
            let ends = mendable.map { begin(of: $0) + subject.settings.longestViolation + .microseconds(1) }
            return .pass("within_repair").until(ends.min(), readOf: .policyReports, subject)
        }
        let outliving = old.filter { $0.isEnforced == true }
        guard let first = outliving.first else {
            let next = mendable.filter { $0.isEnforced == true }.map {
                begin(of: $0) + subject.settings.longestViolation
            }
            return .unknown("assignment_not_known", evidence: evidence(of: old))
                .until(next.min()?.next, readOf: .policyReports, subject)
        }
        return .fail(
            "outlives_repair",
            evidence: evidence(of: outliving),
            remedy: subject.describeReport(on: first.report.assignment),
            since: outliving.map { begin(of: $0) }.min()
        )
    }

    /// When the violation began, as far as we saw; without a history not before the report.
    private func begin(of fact: PolicyFact) -> Timestamp { fact.since ?? fact.report.updateTime ?? reference }

    private func evidence(of facts: [PolicyFact]) -> [String] {
        let lines = facts.flatMap { fact in ["\(fact.name): violated since \(begin(of: fact).rfc3339)"] + fact.evidence
        }
        return Array(lines.prefix(20))
    }
}
