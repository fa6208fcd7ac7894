import Fleet

extension Check {
    /// Whether rollouts end.
    static let policyRollout = Check(
        id: "policy_rollout",
        title: "Rollouts of the policies for this VM come to an end",
        severity: .medium,
        why: """
            While a rollout hangs, VMs have different revisions, no other change gets through, and Terraform waits \
            until it gives up.
            """,
        remedy: """
            See which VMs lag (check policy_revision) and why: a VM that does not report holds the rollout up. Then \
            start a new one: `gcloud compute os-config os-policy-assignments update ASSIGNMENT --location=ZONE \
            --file=FILE`.
            """,
        basis: "OS policy assignments whose filter matches the VM or on which it reports, at their last good read.",
        reasons: [
            ("ok", "All rollouts are over."),
            ("rollout_in_progress", "A rollout goes on and is not late."),
            ("rollout_stuck", "A rollout takes longer than it may."),
            ("rollout_cancelled", "A rollout was stopped half-way, so that VMs have different revisions."),
            ("rollout_not_told", "An assignment does not tell how far its rollout is, or when it began."),
            ("no_assignment", "No policy assignment is for the VM."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.policyAssignments.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let standings = subject.assignments
        guard !standings.isEmpty else {
            return subject.unread(.policyAssignments) ?? .notApplicable("no_assignment")
        }
        var isConcerned = false
        var open: [AssignmentStanding] = []
        for standing in standings where subject.concerns(standing) {
            isConcerned = true
            if standing.rollout != .succeeded { open.append(standing) }
        }
        guard isConcerned else { return .notApplicable("no_assignment") }
        return open.isEmpty ? .pass() : OpenRollouts(subject: subject, standings: open).answer
    }
}

extension CheckSubject {
    /// Whether an assignment matches the VM, or the VM reports on it.
    fileprivate func concerns(_ standing: AssignmentStanding) -> Bool {
        reports(on: standing.id) || isMatched(by: standing) == true
    }
}

/// Rollouts that concern a VM and are not over.
private struct OpenRollouts {
    let subject: CheckSubject
    let standings: [AssignmentStanding]

    var answer: CheckAnswer {
        let reference = subject.reference(.policyAssignments)
        if let stuck = standings.first(where: { end(of: $0).map { $0 < reference } ?? false }) {
            return failure("rollout_stuck", of: stuck, since: end(of: stuck))
                .until(nextEnd, readOf: .policyAssignments, subject)
        }
        if let cancelled = standings.first(where: { $0.rollout == .cancelled }) {
            return failure("rollout_cancelled", of: cancelled, since: nil).until(
                nextEnd,
                readOf: .policyAssignments,
                subject
            )
        }
        if let silent = standings.first(where: { end(of: $0) == nil }) {
            let state = silent.assignment.rolloutState.label
            return .unknown("rollout_not_told", evidence: ["assignment \(silent.id): rollout state \(state)"])
                .until(nextEnd, readOf: .policyAssignments, subject)
        }
        return .pass("rollout_in_progress").until(nextEnd, readOf: .policyAssignments, subject)
    }

    /// When the first rollout that goes on takes too long.
    private var nextEnd: Timestamp? {
        let reference = subject.reference(.policyAssignments)
        return standings.compactMap { end(of: $0) }.filter { $0 >= reference }.min()?.next
    }

    /// When a rollout that goes on must be over; `nil` for one that was stopped, or of which too little is known.
    private func end(of standing: AssignmentStanding) -> Timestamp? {
        guard standing.rollout == .inProgress || standing.rollout == .cancelling else { return nil }
        return standing.assignment.revisionCreateTime.map { $0 + subject.settings.longestRollout }
    }

    private func failure(_ reason: String, of standing: AssignmentStanding, since: Timestamp?) -> CheckAnswer {
        let assignment = standing.assignment
        let made = assignment.revisionCreateTime.map { " of \($0.rfc3339)" } ?? ""
        let state = assignment.rolloutState.label
        return .fail(
            reason,
            evidence: [
                "assignment \(standing.id) in \(assignment.zone): revision \(assignment.revision)\(made) is \(state)"
            ],
            remedy: subject.vm.project.gcloud(
                "compute os-config os-policy-assignments describe",
                standing.id.text,
                "--location=\(assignment.zone)"
            ),
            since: since
        )
    }
}
