import Fleet

/// Where a VM really stands by Patch.
extension FleetMoment {
    /// The deployments that are for a VM, and what came of jobs that were no rehearsal.
    func patchingTruth(of machine: Machine, in project: SimulatedProject) -> JSONValue {
        let matching = project.plan.deployments.filter { $0.filter.matches(machine, labels: labels(of: machine)) }
        let taking = matching.filter { $0.job.takes(fleet.group(of: machine)) }
        let active = taking.filter { !isPaused($0, in: project) }
        let parts = fleet.lastParts(of: machine, before: now).filter { !fleet.runs[$0.run].plan.isDryRun }
        let success = parts.first { state(of: $0).isSuccess }
        return [
            "deployments": .strings(active.filter { nextRun(of: $0) != nil }.map(\.id)),
            "over": .strings(active.filter { nextRun(of: $0) == nil }.map(\.id)),
            "paused": .strings(taking.filter { isPaused($0, in: project) }.map(\.id)),
            "lastFinished": parts.first { state(of: $0).isFinished }.map { truth(of: $0) } ?? .absent,
            "lastSuccess": .optional(success.map { fleet.runs[$0.run].createTime.rfc3339 }),
            "awaitsRebootSince": .optional(success.flatMap { rebootNeed(of: machine, since: $0) }?.rfc3339),
        ]
    }

    /// What a job did on a VM.
    func truth(of part: PatchPart) -> JSONValue {
        let reason = failureReason(of: part)
        return [
            "job": .text(fleet.runs[part.run].id),
            "state": .text(state(of: part).rawValue),
            "failureReason": .nonEmpty(reason),
            "cause": reason.isEmpty ? .absent : .optional(part.reason?.word),
        ]
    }

    /// Since when a reboot is outstanding that a job left to others; `nil` when none is.
    private func rebootNeed(of machine: Machine, since part: PatchPart) -> Timestamp? {
        guard state(of: part) == .succeededRebootRequired, let end = part.endTime else { return nil }
        return fleet.lastBoot(of: machine, at: now).map { $0 > end } ?? false ? nil : end
    }
}
