package import Fleet

/// How far patch jobs are.
extension FleetMoment {
    /// The project's feature set; `nil` when nobody ever chose.
    package func featureSet(of project: SimulatedProject) -> ProjectPlan.FeatureSet? {
        var featureSet = project.plan.featureSet
        for event in fleet.scenario.events where fleet.holds(event, in: project, at: now) {
            if case .featureSet(let other) = event.action { featureSet = other }
        }
        return featureSet
    }

    /// The patch jobs of a project that have begun, newest first.
    package func runs(of project: SimulatedProject) -> [PatchRun] {
        fleet.runsOfProject[project.index].reversed().map { fleet.runs[$0] }.filter { $0.createTime <= now }
    }

    /// Where a job stands.
    package func state(of run: PatchRun) -> PatchJob.State {
        if let endTime = run.endTime, endTime <= now { return finalState(of: run) }
        switch now - run.createTime {
        case ..<Duration.seconds(8): return .started
        case ..<Duration.seconds(30): return .instanceLookup
        default: return .patching
        }
    }

    private func finalState(of run: PatchRun) -> PatchJob.State {
        if run.canceledAt != nil { return .canceled }
        let isAtDeadline = run.plan.duration.map { run.endTime == run.createTime + $0 } ?? false
        // All may be done just before the deadline.
        let isDone = run.finalCounts[.timedOut] == nil && run.finalCounts[.pending] == nil
        if isAtDeadline, !isDone { return .timedOut }
        return run.isStopped || run.finalCounts.keys.contains(where: \.isFailure) ? .completedWithErrors : .succeeded
    }

    /// Where a VM stands in a job.
    package func state(of part: PatchPart) -> PatchState {
        fleet.steps[part.steps].last { $0.at <= now }?.state ?? .pending
    }

    /// How many VMs of a job are in each state.
    package func counts(of run: PatchRun) -> [PatchState: Int] {
        if let endTime = run.endTime, endTime <= now { return run.finalCounts }
        var counts: [PatchState: Int] = [:]
        for part in fleet.parts[run.parts] { counts[state(of: part), default: 0] += 1 }
        return counts
    }

    /// What the agent said when it failed; empty when it did not, or has not yet.
    package func failureReason(of part: PatchPart) -> String {
        guard state(of: part) == .failed else { return "" }
        if let reason = part.reason { return reason.rawValue }
        return fleet.runs[part.run].canceledAt == nil ? "" : "task canceled by server"
    }

    /// When anything last changed in a job.
    package func updateTime(of run: PatchRun) -> Timestamp {
        if let endTime = run.endTime, endTime <= now { return endTime }
        let changes = fleet.parts[run.parts].lazy.compactMap { part in
            fleet.steps[part.steps].last { $0.at <= now }?.at
        }
        return changes.max() ?? run.createTime
    }

    /// Whether a deployment is paused.
    package func isPaused(_ deployment: DeploymentPlan, in project: SimulatedProject) -> Bool {
        fleet.isPaused(deployment, in: project, at: now)
    }

    /// The last job that a deployment started; `nil` for none.
    func lastRun(of deployment: DeploymentPlan, in project: SimulatedProject) -> PatchRun? {
        fleet.runsOfProject[project.index].reversed().lazy.map { fleet.runs[$0] }
            .first { $0.deployment == deployment.id && $0.createTime <= now }
    }

    /// When a deployment runs next by its schedule; `nil` for never.
    func nextRun(of deployment: DeploymentPlan) -> Timestamp? {
        // Months that lack a day are skipped, so that a next run may be two months away.
        deployment.schedule.occurrences(
            from: now + .microseconds(1),
            to: now + .seconds(70 * 86_400),
            start: fleet.start
        ).first
    }

    /// The parts of patch jobs that a VM has in a time, oldest first.
    func parts(of machine: Machine, from: Timestamp, to: Timestamp) -> [PatchPart] {
        let parts = fleet.lastParts(of: machine, before: to).prefix { part in
            fleet.runs[part.run].createTime > from - .seconds(7 * 86_400)
        }
        return parts.filter { ($0.endTime ?? .distantFuture) >= from }.reversed()
    }
}
