package import Fleet

/// Something seen of a VM that its history must remember, because time that was not recorded cannot be won back.
package struct Sighting: Hashable, Sendable {
    /// The VM.
    package var vm: InstanceID
    /// What is remembered.
    package var key: HistoryKey
    /// The value and the stretch for which it is vouched.
    package var interval: HistoryInterval
    /// The longest gap that two sightings of one value may bridge; `nil` means that a value holds until another is seen.
    package var longestGap: Duration?

    /// Describes what was seen.
    package init(vm: InstanceID, key: HistoryKey, interval: HistoryInterval, longestGap: Duration? = nil) {
        self.vm = vm
        self.key = key
        self.interval = interval
        self.longestGap = longestGap
    }

    /// Two contacts further apart than this do not make one stretch; three of the agent's default polls.
    package static let contactGap = AgentConfiguration.defaultPollInterval * 3
}

extension Sighting {
    /// What an instance tells: its state now, and the stretch before it, where Compute Engine still says when it was.
    package static func sightings(of instance: Instance, observedAt: Timestamp) -> [Sighting] {
        let start = instance.lastStartTime
        let stop = [instance.lastStopTime, instance.lastSuspendedTime].compactMap(\.self).max()
        let isRunning = instance.powerState == .running
        var intervals: [HistoryInterval] = []
        if let start, let stop, start < stop, !isRunning {
            intervals.append(.running(since: start, until: stop - .microseconds(1)))
        }
        if let start, let stop, stop < start, isRunning {
            let terminated = PowerState.terminated.rawValue
            intervals.append(HistoryInterval(value: terminated, since: stop, seenUntil: start - .microseconds(1)))
        }
        // A VM that starts or stops just now is neither where it stopped nor running, so that counts from its sighting.
        let hasStartedAgain = stop.flatMap { stop in start.map { $0 > stop } } ?? false
        let since = isRunning ? start ?? observedAt : hasStartedAgain ? observedAt : stop ?? observedAt
        intervals.append(
            HistoryInterval(value: instance.powerState.label, since: since, seenUntil: max(observedAt, since))
        )
        return intervals.map { Sighting(vm: instance.id, key: HistoryKey(kind: .powerState), interval: $0) }
    }

    /// What an inventory tells: that the agent spoke.
    package static func sightings(of inventory: Inventory) -> [Sighting] {
        guard let time = inventory.updateTime else { return [] }
        return [
            Sighting(
                vm: inventory.instance,
                key: HistoryKey(kind: .contact),
                interval: HistoryInterval(value: "contact", since: time, seenUntil: time),
                longestGap: contactGap
            )
        ]
    }

    /// What a policy report tells: the state of each of its policies.
    package static func sightings(of report: OSPolicyAssignmentReport, observedAt: Timestamp) -> [Sighting] {
        report.policies.map { policy in
            let time = report.updateTime ?? observedAt
            return Sighting(
                vm: report.instance,
                key: HistoryKey(kind: .policyState, subject: "\(report.assignment)/\(policy.policy)"),
                interval: HistoryInterval(value: policy.state.label, since: time, seenUntil: time)
            )
        }
    }

    /// What instance details tell: the VM's patch state, unless the job was a dry run or is not known.
    package static func sightings(
        of details: PatchJobInstanceDetails,
        in job: PatchJob?,
        since: Timestamp?
    ) -> [Sighting] {
        guard let job, !job.isDryRun, let time = since ?? job.createTime else { return [] }
        return [
            Sighting(
                vm: details.instance,
                key: HistoryKey(kind: .patchState),
                interval: HistoryInterval(value: details.state.label, since: time, seenUntil: time)
            )
        ]
    }
}

extension HistoryInterval {
    fileprivate static func running(since: Timestamp, until: Timestamp) -> HistoryInterval {
        HistoryInterval(value: PowerState.running.rawValue, since: since, seenUntil: until)
    }
}
