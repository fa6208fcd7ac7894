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
    func report(on machine: Machine, by assignment: AssignmentMoment) -> PolicyReport? {
        guard hasReports(machine), assignment.plan.isFor(machine, of: fleet.group(of: machine)) else { return nil }
        return PolicyReporter(moment: self, machine: machine, assignment: assignment).report
    }

    /// What a run of the agent comes to by an assignment; `nil` when the VM did not have it then.
    func report(on machine: Machine, by assignment: AssignmentMoment, ofRun run: Timestamp) -> PolicyReport? {
        guard assignment.plan.isFor(machine, of: fleet.group(of: machine)) else { return nil }
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

    private func revisions(of plan: AssignmentPlan, in project: SimulatedProject, zone: String) -> [AssignmentRevision]
    {
        var rollouts: [(at: Timestamp, isStuck: Bool)] = [(fleet.start + plan.created, false)]
        for event in fleet.scenario.events {
            guard case .rollout(plan.id, let isStuck) = event.action else { continue }
            guard event.project == nil || event.project == project.id else { continue }
            rollouts.append((fleet.start + event.at, isStuck))
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
    func isFor(_ machine: Machine, of group: VMGroupPlan) -> Bool {
        func holds(_ set: [String: String]) -> Bool { set.allSatisfy { group.labels[$0.key] == $0.value } }
        return (includes.isEmpty || includes.contains(where: holds)) && !excludes.contains(where: holds)
            && (systems.isEmpty || systems.contains(machine.system.shortName))
    }
}
