import Fleet

extension Check {
    /// Whether the policies that are meant for the VM reach it.
    static let policyAssigned = Check(
        id: "policy_assigned",
        title: "The VM has not fallen out of its policies",
        severity: .high,
        why: """
            A VM that loses a label loses its policies without a word, what they installed stays, and no report says \
            NON_COMPLIANT.
            """,
        remedy: """
            Compare the VM's labels and operating system with the filter: `gcloud compute os-config \
            os-policy-assignments describe ASSIGNMENT --location=ZONE`. Put the label back, or widen the filter.
            """,
        basis: """
            The filters of OS policy assignments, the VM's labels and inventory, its reports, and the reports that the \
            history remembers.
            """,
        reasons: [
            ("ok", "The VM reports on each assignment that matches it, and on no other."),
            ("no_report", "An assignment matches the VM, its agent is well, and there is no report."),
            ("fell_out", "The VM reported on an assignment that does not match it any more, or is gone."),
            ("rollout_in_progress", "A rollout that may bring the report, or take it away, goes on."),
            ("not_yet_run", "The VM or the assignment is too young for a report."),
            ("agent_not_active", "A report is missing, and the agent is not in contact."),
            ("os_not_known", "A filter asks for the operating system, and the VM has reported none."),
            ("no_assignment", "No policy assignment is for the VM, and none was."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.policyAssignments.unreadReasons + Source.policyReports.unreadReasons + Source.instances.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let standings = subject.assignments
        guard !standings.isEmpty || !subject.policyReports.isEmpty else {
            return subject.unread(.policyAssignments) ?? .notApplicable("no_assignment")
        }
        guard subject.instance != nil else { return subject.unread(.instances) ?? .unknown("instances_not_read") }
        return Membership(of: subject, standings).answer(for: subject)
    }
}

/// Which assignments of a zone match a VM, and on which it reports.
private struct Membership {
    private let standings: [AssignmentStanding]
    /// Assignments that match, without a report.
    private var missing: [AssignmentStanding] = []
    /// Assignments that do not match, with a report.
    private var foreign: [AssignmentStanding] = []
    /// Whether the VM has a report where it should, or where nobody can tell.
    private var hasReport = false
    /// Whether nobody can tell of an assignment without a report whether it matches.
    private var isUndecided = false

    init(of subject: CheckSubject, _ standings: [AssignmentStanding]) {
        self.standings = standings
        for standing in standings {
            switch (subject.isMatched(by: standing), subject.reports(on: standing.id)) {
            case (true?, true), (nil, true): hasReport = true
            case (true?, false):
                if !standing.assignment.isDeleted { missing.append(standing) }
            case (false?, true): foreign.append(standing)
            case (nil, false): isUndecided = true
            case (false?, false): break
            }
        }
    }

    // The subject is large, so that it is handed on and kept nowhere.
    func answer(for subject: CheckSubject) -> CheckAnswer {
        if let settled = foreign.first(where: { !$0.isSpreading }) {
            return subject.fell(out: settled.id, "its filter does not match the VM, which still reports on it")
        }
        if let gone = assignmentGone(for: subject) {
            return subject.fell(out: gone, "the VM reports on it, and it does not exist any more")
        }
        let waiting = answerOnMissing(for: subject)
        if let waiting, waiting.outcome.verdict != .pass { return waiting }
        if subject.vm.remembersOtherPolicies, let forgotten = subject.answerOnForgotten(standings) { return forgotten }
        if isUndecided { return subject.unread(.inventories) ?? .unknown("os_not_known") }
        if let waiting { return waiting }
        guard foreign.isEmpty else { return .pass("rollout_in_progress") }
        return hasReport ? .pass() : .notApplicable("no_assignment")
    }

    /// An assignment that the VM reports on and that does not exist; `nil` where not all were listed.
    private func assignmentGone(for subject: CheckSubject) -> PolicyAssignmentID? {
        let all = subject.policyReports
        let reports = all.span
        for index in reports.indices where !standings.contains(where: { $0.id == reports[index].assignment }) {
            return subject.reads.hasListed(.policyAssignments)
                ? reports[index].assignment : nil
        }
        return nil
    }

    /// What it means that reports are missing; `nil` where none is.
    private func answerOnMissing(for subject: CheckSubject) -> CheckAnswer? {
        guard !missing.isEmpty else { return nil }
        if let unread = subject.unread(.policyReports) { return unread }
        let reference = subject.reference(.policyReports)
        var waiting: Timestamp?
        for standing in missing where !standing.isSpreading {
            guard let due = subject.reportIsDue(on: standing), reference < due else {
                return subject.answerOnMissing(standing)
            }
            waiting = waiting.map { min($0, due) } ?? due
        }
        return waiting.map { .notApplicable("not_yet_run").until($0, readOf: .policyReports, subject) }
            ?? .pass("rollout_in_progress")
    }
}

extension CheckSubject {
    /// When a report on an assignment must be there; `nil` when nothing tells.
    fileprivate func reportIsDue(on standing: AssignmentStanding) -> Timestamp? {
        [instance?.lastStartTime, instance?.creationTime, standing.assignment.revisionCreateTime]
            .compactMap(\.self).max().map { $0 + .seconds(2 * 3_600) }
    }

    fileprivate func answerOnMissing(_ standing: AssignmentStanding) -> CheckAnswer {
        let evidence = ["assignment \(standing.id) matches the VM, and there is no report"]
        guard agent.state == .active || agent.state == .busy else {
            return .unknown("agent_not_active", evidence: evidence + ["the agent is \(agent.state.rawValue)"])
        }
        return .fail("no_report", evidence: evidence, remedy: describe(standing.id), since: reportIsDue(on: standing))
    }

    /// What it means that the history tells of reports on an assignment that does not match now; `nil` where none does.
    fileprivate func answerOnForgotten(_ standings: [AssignmentStanding]) -> CheckAnswer? {
        // For so long a VM that was taken out of an assignment on purpose looks as if it had fallen out.
        let memory = Duration.seconds(7 * 86_400)
        let reference = reference(.policyReports)
        for standing in standings where !standing.isSpreading && isMatched(by: standing) == false {
            guard !reports(on: standing.id), let seen = vm.lastReport(on: standing), reference < seen + memory
            else { continue }
            let how = "the VM reported on it until \(seen.rfc3339), and its filter matches the VM no more"
            return fell(out: standing.id, how, since: seen).until(seen + memory, readOf: .policyReports, self)
        }
        return nil
    }

    fileprivate func fell(out id: PolicyAssignmentID, _ how: String, since: Timestamp? = nil) -> CheckAnswer {
        .fail("fell_out", evidence: ["assignment \(id): \(how)"], remedy: describe(id), since: since)
    }

    /// The line that shows an assignment with its filter.
    private func describe(_ assignment: PolicyAssignmentID) -> String {
        vm.project.gcloud("compute os-config os-policy-assignments describe", assignment.text, "--location=\(vm.zone)")
    }
}

extension VM {
    /// Whether the history tells of more policies than the VM's reports do.
    fileprivate var remembersOtherPolicies: Bool {
        var known = 0
        let all = policyReports
        let reports = all.span
        for index in reports.indices { known += reports[index].policies.count }
        guard history.count > known else { return false }
        var remembered = 0
        for key in history.keys where key.kind == .policyState { remembered += 1 }
        return remembered > known
    }

    /// When the history last saw the VM report on an assignment; `nil` when it never did.
    fileprivate func lastReport(on standing: AssignmentStanding) -> Timestamp? {
        standing.assignment.policies
            .compactMap { timeline(.policyState, subject: "\(standing.id)/\($0.id)").current?.seenUntil }.max()
    }
}

extension AssignmentStanding {
    /// Whether its newest revision is on its way, or was stopped there, so that VMs have it or not.
    fileprivate var isSpreading: Bool { rollout != .succeeded }
}
