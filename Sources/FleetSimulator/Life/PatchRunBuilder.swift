import Fleet

/// Lets a patch job happen: wave by wave, as its disruption budget allows.
struct PatchRunBuilder {
    private let run: SimulatedFleet.PlannedRun
    private let index: Int
    private let deadline: Timestamp?
    private let canceledAt: Timestamp?
    private var drafts: [PatchPartDraft] = []
    private var isStopped = false

    /// Adds a job, with all that happens on its VMs, to a fleet.
    static func add(_ run: SimulatedFleet.PlannedRun, to fleet: inout SimulatedFleet) {
        var builder = PatchRunBuilder(run, of: fleet)
        builder.patch(fleet)
        builder.append(to: &fleet)
    }

    private init(_ run: SimulatedFleet.PlannedRun, of fleet: SimulatedFleet) {
        self.run = run
        index = fleet.runs.count
        deadline = run.plan.duration.map { run.createTime + $0 }
        canceledAt = fleet.cancellation(of: run, before: deadline ?? .distantFuture)
    }

    /// When the job is over at the latest; `nil` for never.
    private var limit: Timestamp? { canceledAt ?? deadline }

    private mutating func patch(_ fleet: SimulatedFleet) {
        let project = fleet.projects[run.project]
        var zoneStart = run.createTime + .seconds(60)
        for zone in project.zones {
            let members = (fleet.zoneRanges[run.project][zone] ?? 0..<0).filter {
                isMember(fleet.machines[$0], of: fleet)
            }
            guard !members.isEmpty else { continue }
            if isStopped {
                drafts += members.map { PatchPartDraft(machine: $0) }
                continue
            }
            let end = patch(members, of: fleet, from: zoneStart)
            if run.plan.isZoneByZone { zoneStart = end + .seconds(30) }
        }
    }

    private func isMember(_ machine: Machine, of fleet: SimulatedFleet) -> Bool {
        let group = fleet.group(of: machine)
        return machine.exists(at: run.createTime) && run.plan.takes(group)
            && run.filter.matches(machine, labels: fleet.labels(of: machine, in: group, at: run.createTime))
    }

    /// Patches the VMs of a zone, and says when they are done.
    private mutating func patch(_ members: [Int], of fleet: SimulatedFleet, from begin: Timestamp) -> Timestamp {
        let budget = max(1, members.count * run.plan.budgetPercent / 100)
        var waveStart = begin
        var failures = 0
        for first in stride(from: 0, to: members.count, by: budget) {
            var end = waveStart
            for member in members[first..<min(first + budget, members.count)] {
                let draft = PatchPartDraft(
                    of: fleet.machines[member],
                    in: run,
                    fleet: fleet,
                    from: waveStart
                        + .milliseconds(fleet.chance.number(below: 20_000, fleet.machines[member], .notice, seed)),
                    limit: limit,
                    isCanceled: canceledAt != nil
                )
                if draft.finalState?.isFailure == true, draft.finalState != .noAgentDetected { failures += 1 }
                end = max(end, draft.endTime ?? waveStart)
                drafts.append(draft)
            }
            waveStart = end + .seconds(30)
        }
        // Too many failures in a zone end a rollout that goes zone by zone.
        if run.plan.isZoneByZone, failures > budget { isStopped = true }
        return waveStart
    }

    private var seed: UInt64 { UInt64(bitPattern: run.createTime.microseconds) }

    private func append(to fleet: inout SimulatedFleet) {
        let first = fleet.parts.count
        for draft in drafts.sorted(by: { $0.machine < $1.machine }) {
            let firstStep = fleet.steps.count
            fleet.steps += draft.steps
            fleet.parts.append(
                PatchPart(
                    run: index,
                    machine: draft.machine,
                    steps: firstStep..<fleet.steps.count,
                    reason: draft.reason,
                    attempts: draft.attempts,
                    installs: draft.installs,
                    endTime: draft.endTime,
                    previous: fleet.latestParts[draft.machine]
                )
            )
            fleet.latestParts[draft.machine] = fleet.parts.count - 1
        }
        fleet.runs.append(
            PatchRun(
                index: index,
                project: run.project,
                id: fleet.chance.uuid(
                    "\(fleet.projects[run.project].id)/\(run.displayName)/\(run.createTime.microseconds)"
                ),
                displayName: run.displayName,
                deployment: run.deployment,
                filter: run.filter,
                plan: run.plan,
                createTime: run.createTime,
                endTime: endTime,
                canceledAt: canceledAt.flatMap { moment in endTime == moment ? moment : nil },
                isStopped: isStopped,
                parts: first..<fleet.parts.count,
                finalCounts: drafts.reduce(into: [:]) { $0[$1.steps.last?.state ?? .pending, default: 0] += 1 }
            )
        )
        fleet.runsOfProject[run.project].append(index)
    }

    /// When the last VM is done and the service has seen it, or when the job is cut short.
    private var endTime: Timestamp? {
        let unfinished = drafts.contains { $0.endTime == nil }
        if unfinished, !isStopped { return limit }
        let last = drafts.compactMap(\.endTime).max() ?? run.createTime + .seconds(30)
        return min(last + .seconds(15), limit ?? .distantFuture)
    }
}

extension PatchJobPlan {
    /// Whether VMs are not left out because a managed instance group made them.
    func takes(_ group: VMGroupPlan) -> Bool { allowsManaged || group.managedBy == nil }
}
