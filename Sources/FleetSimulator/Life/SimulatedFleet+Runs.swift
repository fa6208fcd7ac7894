import Fleet

/// Which patch jobs there are.
extension SimulatedFleet {
    /// A patch job that is to begin.
    struct PlannedRun {
        let project: Int
        let displayName: String
        let deployment: String?
        let filter: FilterPlan
        let plan: PatchJobPlan
        let createTime: Timestamp
    }

    /// Adds the patch jobs that begin in a time.
    mutating func addRuns(from: Timestamp, to: Timestamp) {
        let planned = projects.flatMap {
            scheduledRuns(of: $0, from: from, to: to) + manualRuns(of: $0, from: from, to: to)
        }
        for run in planned.sorted(by: { ($0.createTime, $0.project) < ($1.createTime, $1.project) }) {
            PatchRunBuilder.add(run, to: &self)
        }
    }

    private func scheduledRuns(of project: SimulatedProject, from: Timestamp, to: Timestamp) -> [PlannedRun] {
        project.plan.deployments.flatMap { deployment in
            deployment.schedule.occurrences(from: max(from, start + deployment.created), to: to, start: start)
                .filter { !isPaused(deployment, in: project, at: $0) }
                .map { moment in
                    PlannedRun(
                        project: project.index,
                        displayName: deployment.id,
                        deployment: deployment.id,
                        filter: deployment.filter,
                        plan: deployment.job,
                        // The scheduler needs a moment.
                        createTime: moment + .milliseconds(412)
                    )
                }
        }
    }

    private func manualRuns(of project: SimulatedProject, from: Timestamp, to: Timestamp) -> [PlannedRun] {
        scenario.events.compactMap { event in
            guard case .patch(let name, let filter, let job) = event.action else { return nil }
            guard event.project == nil || event.project == project.id else { return nil }
            let moment = start + event.at
            guard from <= moment, moment < to else { return nil }
            return PlannedRun(
                project: project.index,
                displayName: name,
                deployment: nil,
                filter: filter,
                plan: job,
                createTime: moment
            )
        }
    }

    /// Whether a deployment is paused at a moment.
    func isPaused(_ deployment: DeploymentPlan, in project: SimulatedProject, at moment: Timestamp) -> Bool {
        scenario.events.contains { event in
            event.action == .pause(deployment: deployment.id) && holds(event, in: project, at: moment)
        }
    }

    /// When somebody cancels a job; `nil` when nobody does.
    func cancellation(of run: PlannedRun, before end: Timestamp) -> Timestamp? {
        scenario.events.filter { $0.action == .cancel(name: run.displayName) }
            .filter { $0.project == nil || $0.project == projects[run.project].id }
            .map { start + $0.at }
            .filter { run.createTime < $0 && $0 < end }
            .min()
    }

    /// The parts of patch jobs that a VM has had by a moment, newest first; computed as far as they are asked for.
    func lastParts(of machine: Machine, before moment: Timestamp) -> some Sequence<PatchPart> {
        sequence(state: latestParts[machine.index]) { (next: inout Int?) -> PatchPart? in
            guard let place = next else { return nil }
            next = parts[place].previous
            return parts[place]
        }
        .lazy.drop { runs[$0.run].createTime > moment }
    }
}

extension FilterPlan {
    /// Whether a patch job with this filter is for a VM.
    func matches(_ machine: Machine, labels own: [String: String]) -> Bool {
        (labels.isEmpty || labels.contains { $0.allSatisfy { own[$0.key] == $0.value } })
            && (zones.isEmpty || zones.contains(machine.zone))
            && (names.isEmpty || names.contains(machine.name))
            && (prefixes.isEmpty || prefixes.contains { machine.name.hasPrefix($0) })
    }
}
