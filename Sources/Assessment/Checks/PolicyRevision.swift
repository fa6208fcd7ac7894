import Fleet

extension Check {
    /// Whether the VM has the newest revision of its policies.
    static let policyRevision = Check(
        id: "policy_revision",
        title: "The VM has the newest revision of its policies",
        severity: .medium,
        why:
            "A VM that a rollout left behind is kept to rules that nobody wants now, and reports COMPLIANT by them.",
        remedy: """
            Look whether the agent runs policies at all (checks agent_alive, policy_compliance). Then roll out again: \
            `gcloud compute os-config os-policy-assignments update ASSIGNMENT --location=ZONE --file=FILE`.
            """,
        basis: "The revision in each OS policy assignment report and the newest one of the assignment.",
        reasons: [
            ("ok", "The VM has the newest revision of all its policies."),
            ("rollout_in_progress", "The VM has another revision, while the newest one is on its way."),
            ("not_yet_run", "The VM has just started or the rollout has just ended, and the agent has yet to run."),
            ("revision_lags", "The rollout is over, and the VM reports on another revision."),
            ("rollout_cancelled", "The rollout was stopped half-way, so that nobody says which revision is right."),
            ("no_policy_report", "The VM has no report, because no policy is for it."),
            ("revision_not_told", "A report or an assignment tells no revision."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.policyReports.unreadReasons + Source.policyAssignments.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let standings = subject.assignments
        let all = subject.policyReports
        let reports = all.span
        guard !reports.isEmpty else { return subject.unread(.policyReports) ?? .notApplicable("no_policy_report") }
        guard !standings.isEmpty else {
            return subject.unread(.policyAssignments) ?? .notApplicable("no_policy_report")
        }
        var other: [(index: Int, standing: AssignmentStanding)] = []
        for index in reports.indices {
            guard let standing = standings.first(where: { $0.id == reports[index].assignment }),
                standing.assignment.revision != reports[index].revision
            else { continue }
            other.append((index, standing))
        }
        guard !other.isEmpty else { return .pass() }
        let lags = other.map {
            RevisionLag(subject: subject, report: subject.policyReports[$0.index], standing: $0.standing)
        }
        return lags.map(\.answer).worst ?? .pass()
    }
}

/// A report on another revision than the newest one of its assignment.
private struct RevisionLag {
    let subject: CheckSubject
    let report: OSPolicyAssignmentReport
    let standing: AssignmentStanding

    var answer: CheckAnswer {
        guard !report.revision.text.isEmpty, !standing.assignment.revision.text.isEmpty else {
            return .unknown("revision_not_told", evidence: ["assignment \(standing.id)"])
        }
        switch standing.rollout {
        case .inProgress, .cancelling: return .pass("rollout_in_progress")
        case .cancelled: return .notApplicable("rollout_cancelled")
        case .succeeded, nil: break
        }
        let start = subject.instance?.lastStartTime.map { $0 + PolicyRhythm.longestUntilRun }
        guard let due = [start, standing.settledBy].compactMap(\.self).max(),
            subject.reference(.policyReports) < due
        else { return lag }
        return .notApplicable("not_yet_run").until(due, readOf: .policyReports, subject)
    }

    private var lag: CheckAnswer {
        let made = standing.assignment.revisionCreateTime.map { " of \($0.rfc3339)" } ?? ""
        let told = report.updateTime.map { " reported \($0.rfc3339)" } ?? ""
        return .fail(
            "revision_lags",
            evidence: [
                """
                assignment \(standing.id): the VM has revision \(report.revision)\(told), the newest is \
                \(standing.assignment.revision)\(made)
                """
            ],
            remedy: subject.describeReport(on: standing.id),
            since: standing.settledBy
        )
    }
}

extension [CheckAnswer] {
    /// The worst answer, with the evidence of all that are as bad and the first moment at which any may change.
    fileprivate var worst: CheckAnswer? {
        let order: [Verdict] = [.fail, .unknown, .notApplicable, .pass]
        guard let verdict = order.first(where: { verdict in contains { $0.outcome.verdict == verdict } }) else {
            return nil
        }
        let worst = filter { $0.outcome.verdict == verdict }
        guard var answer = worst.first else { return nil }
        for other in worst.dropFirst().reversed() {
            for fact in other.outcome.evidence { answer.outcome = answer.outcome.noting(fact) }
        }
        return reduce(answer) { $0.until($1.turningPoints) }
    }
}
