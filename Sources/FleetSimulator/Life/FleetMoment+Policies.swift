import Fleet

/// Where VMs stand by OS policies.
extension FleetMoment {
    /// The assignments of a zone.
    func assignments(in project: SimulatedProject, zone: String) -> [AssignmentMoment] {
        project.plan.assignments.compactMap { plan in
            guard (plan.zones ?? project.plan.zones).contains(zone) else { return nil }
            let revisions = revisions(of: plan, in: project, zone: zone)
            guard !revisions.isEmpty else { return nil }
            let uid = fleet.chance.uuid("\(project.id)/\(zone)/\(plan.id)/uid")
            return AssignmentMoment(plan: plan, project: project, zone: zone, uid: uid, revisions: revisions)
        }
    }

    /// What the service says about a VM and an assignment; `nil` when the assignment is not for the VM.
    ///
    /// Of a VM that lost the labels for it the last report is there for a day, as it is of one that was deleted.
    func report(on machine: Machine, by assignment: AssignmentMoment) -> PolicyReport? {
        guard hasReports(machine) else { return nil }
        guard !assignment.plan.isFor(machine, labels: labels(of: machine)) else {
            return PolicyReporter(moment: self, machine: machine, assignment: assignment).report
        }
        guard let end = fallingOut(of: machine, from: assignment) else { return nil }
        return PolicyReporter(moment: fleet.at(end - .microseconds(1)), machine: machine, assignment: assignment).report
    }

    /// When a VM lost the labels for an assignment; `nil` when it has them, never had them, or lost them long ago.
    func fallingOut(of machine: Machine, from assignment: AssignmentMoment) -> Timestamp? {
        guard !assignment.plan.isFor(machine, labels: labels(of: machine)),
            let change = lastChange(of: machine, for: assignment.plan, that: true),
            now < change + Self.reportsLinger,
            let first = assignment.revisions.last?.createTime, first < change
        else { return nil }
        return change
    }

    /// When a VM that has the labels for an assignment got them; `nil` when it always had them.
    func gettingIn(_ machine: Machine, of plan: AssignmentPlan) -> Timestamp? {
        lastChange(of: machine, for: plan, that: false)
    }

    /// The last change of labels before which an assignment was for a VM, or was not.
    private func lastChange(of machine: Machine, for plan: AssignmentPlan, that wasFor: Bool) -> Timestamp? {
        fleet.labelChanges(of: machine, by: now).first { change in
            plan.isFor(machine, labels: fleet.labels(of: machine, at: change - .microseconds(1))) == wasFor
        }
    }

    /// What a run of the agent comes to by an assignment; `nil` when the VM did not have it then.
    func report(on machine: Machine, by assignment: AssignmentMoment, ofRun run: Timestamp) -> PolicyReport? {
        guard assignment.plan.isFor(machine, labels: fleet.labels(of: machine, at: run)) else { return nil }
        return PolicyReporter(moment: self, machine: machine, assignment: assignment).report(of: run)
    }

    /// The runs of the agent for OS policies that fall into a time, oldest first.
    func policyRuns(of machine: Machine, from: Timestamp, to: Timestamp) -> [Timestamp] {
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        var runs: [Timestamp] = []
        var limit = to
        while let run = rhythm.lastPolicyRun(by: limit), run >= from {
            runs.append(run)
            limit = run - .microseconds(1)
        }
        return runs.reversed()
    }

    private typealias Rollout = (at: Timestamp, isStuck: Bool, misses: [String])

    private func revisions(of plan: AssignmentPlan, in project: SimulatedProject, zone: String) -> [AssignmentRevision]
    {
        var rollouts: [Rollout] = [(fleet.start + plan.created, false, [])]
        for event in fleet.scenario.events {
            guard case .rollout(plan.id, let isStuck, let misses) = event.action else { continue }
            guard event.project == nil || event.project == project.id else { continue }
            rollouts.append((fleet.start + event.at, isStuck, misses))
        }
        rollouts = rollouts.filter { $0.at <= now }.sorted { $0.at < $1.at }
        // A rollout that the next one overtakes never ends.
        let next = rollouts.dropFirst().map(\.at) + [.distantFuture]
        let ends = zip(rollouts, next).map { rollout, next -> Timestamp? in
            let end = rollout.at + plan.rolloutLength
            return rollout.isStuck || end > min(now, next) ? nil : end
        }
        let baseline = ends.lastIndex { $0 != nil }
        return rollouts.indices.map { index in
            let isNewest = index == rollouts.count - 1
            let unfinished: OSPolicyAssignment.RolloutState = isNewest ? .inProgress : .cancelled
            return AssignmentRevision(
                id: fleet.chance.uuid("\(project.id)/\(zone)/\(plan.id)/\(rollouts[index].at.microseconds)"),
                createTime: rollouts[index].at,
                rolloutState: ends[index] == nil ? unfinished : .succeeded,
                rolledOutAt: ends[index],
                supersededAt: next[index],
                isStuck: rollouts[index].isStuck,
                missed: rollouts[index].misses.isEmpty
                    ? nil : VMPattern(names: rollouts[index].misses, project: project.id),
                isBaseline: index == baseline
            )
        }.reversed()
    }
}

extension AssignmentPlan {
    /// How many waves a rollout has.
    var waves: Int { max(1, (100 + budgetPercent - 1) / max(1, budgetPercent)) }

    /// How long a rollout takes.
    var rolloutLength: Duration { .seconds(60) + wait * waves }

    /// Whether it is for a VM.
    func isFor(_ machine: Machine, labels: [String: String]) -> Bool {
        func holds(_ set: [String: String]) -> Bool { set.allSatisfy { labels[$0.key] == $0.value } }
        return (includes.isEmpty || includes.contains(where: holds)) && !excludes.contains(where: holds)
            && (systems.isEmpty || systems.contains(machine.system.shortName))
    }
}
