import Fleet

/// When the agent of a VM does what it does by itself.
struct AgentRhythm {
    let fleet: SimulatedFleet
    let machine: Machine

    /// The agent reports its inventory once more when a patch run is over.
    private static let reportAfterPatching = Duration.seconds(12)

    /// The service lets agents run OS policies once an hour.
    private static let policyPeriod = Duration.seconds(3_600)

    /// The agent's first report comes 3 to 5 minutes after its start.
    var firstReport: Duration {
        .microseconds(180_000_000 + fleet.chance.number(below: 119_000_000, machine, .firstReport))
    }

    /// What is wrong with the agent at a moment; `nil` for one that talks.
    func trouble(at moment: Timestamp, features: AgentFeatures) -> AgentMoment.Trouble? {
        guard machine.exists(at: moment), fleet.offTime(of: machine, at: moment) == nil else { return .vmNotRunning }
        if !fleet.hasAgent(machine, at: moment) { return .notInstalled }
        if !fleet.hasServiceAccount(machine, at: moment) { return .noServiceAccount }
        if !fleet.reachesAPIs(machine) { return .noWayOut }
        if features.isDisabled { return .disabled }
        if hang(at: moment) != nil { return .hung }
        return moment < fleet.lastStart(of: machine, at: moment) + firstReport ? .starting : nil
    }

    /// When the agent last reported its inventory by a moment; `nil` for never.
    func lastInventory(by moment: Timestamp) -> Timestamp? {
        let limit = min(moment, machine.deletedAt.map { $0 - .microseconds(1) } ?? moment)
        return last(by: punctual(limit), rhythm: .pollPhase, feature: \.inventory)
    }

    /// When the agent last ran OS policies by a moment; `nil` for never.
    func lastPolicyRun(by moment: Timestamp) -> Timestamp? {
        let limit = min(moment, machine.deletedAt.map { $0 - .microseconds(1) } ?? moment)
        return last(by: limit, rhythm: .policyPhase, feature: \.tasks)
    }

    /// When OS policies last were due by a moment, whether the agent ran them or not.
    func lastPolicySlot(by moment: Timestamp) -> Timestamp {
        beat(by: moment, each: Self.policyPeriod, phase: .policyPhase)
    }

    /// The last report by the time of another at which the agent had to send everything.
    func lastFullInventory(by report: Timestamp) -> Timestamp {
        let software = ItemCache.shared.normalized(software(at: report))
        // What is released on a day is seen from the fourth hour of that day on.
        let offered = Timestamp(day: software.offeredThrough) + .seconds(4 * 3_600)
        let installed = lastInstall(by: report).flatMap(\.endTime).map { $0 + Self.reportAfterPatching }
        let known = installed ?? machine.createdAt + firstReport
        guard offered > known else { return min(report, known) }
        let period = pollPeriod(at: report).length
        let seen = beat(by: offered + period, each: period, phase: .pollPhase)
        guard let block = block(at: seen, feature: \.inventory) else { return min(report, seen) }
        return min(report, block.to + firstReport)
    }

    /// What is installed and what waits, as of a report.
    func software(at report: Timestamp) -> SoftwareState {
        // An image has what was released a week before the VM was made from it.
        let installed = lastInstall(by: report).map { fleet.runs[$0.run].createTime.day } ?? machine.createdAt.day - 7
        let offered = (report - .seconds(4 * 3_600)).day
        return SoftwareState(
            system: machine.system,
            role: fleet.group(of: machine).role,
            installedThrough: min(installed, offered),
            offeredThrough: offered
        )
    }

    /// The last part of a patch job by a moment that installed anything.
    private func lastInstall(by moment: Timestamp) -> PatchPart? {
        fleet.lastParts(of: machine, before: moment).first { part in
            part.installs && part.endTime.map { $0 <= moment } ?? false
        }
    }
}

extension AgentRhythm {
    /// The last moment of a rhythm by another at which nothing was in the way.
    private func last(
        by limit: Timestamp,
        rhythm phase: Chance.Purpose,
        feature: KeyPath<AgentFeatures, Bool>
    ) -> Timestamp? {
        var limit = limit
        // Each round leaves one block or start behind; a VM with more than these had no rhythm worth the name.
        for _ in 0..<400 {
            guard limit > machine.createdAt else { return nil }
            var candidate: Timestamp
            if phase == .pollPhase {
                let period = pollPeriod(at: limit)
                candidate = beat(by: limit, each: period.length, phase: phase)
                if let extra = extraReport(by: limit) { candidate = max(candidate, extra) }
                if candidate < period.since {
                    limit = period.since - .microseconds(1)
                    continue
                }
            } else {
                candidate = beat(by: limit, each: Self.policyPeriod, phase: phase)
            }
            guard candidate > machine.createdAt else { return nil }
            guard let block = block(at: candidate, feature: feature) else { return candidate }
            guard block.from > .distantPast else { return nil }
            limit = block.from - .microseconds(1)
        }
        return nil
    }

    /// How often the agent reports at a moment, and since when: it looks at the metadata for it once, as it starts.
    private func pollPeriod(at moment: Timestamp) -> (length: Duration, since: Timestamp) {
        let start = fleet.lastStart(of: machine, at: moment)
        let length = fleet.configuration(of: machine, at: start).pollInterval
        return (length ?? AgentConfiguration.defaultPollInterval, start)
    }

    /// The last moment of a rhythm, each VM's at its own second.
    private func beat(by moment: Timestamp, each period: Duration, phase: Chance.Purpose) -> Timestamp {
        let phase = fleet.chance.number(below: period.wholeMicroseconds, machine, phase)
        return moment.lastBeat(each: period, from: Timestamp(microseconds: phase))
    }

    /// Reports out of the rhythm: the first one after a boot, and the one after a patch run.
    private func extraReport(by moment: Timestamp) -> Timestamp? {
        let first = fleet.lastStart(of: machine, at: moment - firstReport) + firstReport
        for part in fleet.lastParts(of: machine, before: moment) {
            guard let end = part.endTime else { continue }
            if end < first { break }
            let report = end + Self.reportAfterPatching
            if report <= moment, part.steps.contains(where: { fleet.steps[$0].state.isWorking }) { return report }
        }
        return first <= moment ? first : nil
    }

    /// What is in the way at a moment; `nil` when nothing is.
    private func block(at moment: Timestamp, feature: KeyPath<AgentFeatures, Bool>) -> TimeSpan? {
        if let off = fleet.offTime(of: machine, at: moment) { return off }
        if let hang = hang(at: moment) { return hang }
        if let lack = lack(at: moment) { return lack }
        // A reboot that patching asked for is not meant: it ends with the report of that run.
        let start = fleet.lastStart(of: machine, at: moment)
        if moment < start + firstReport { return TimeSpan(from: start, to: start + firstReport) }
        if let busy = busyTime(at: moment) { return busy }
        guard !fleet.features(of: machine, at: moment)[keyPath: feature] else { return nil }
        return TimeSpan(from: lastConfigurationChange(by: moment), to: .distantFuture)
    }

    private func lack(at moment: Timestamp) -> TimeSpan? {
        let group = fleet.group(of: machine)
        if !group.hasAgent || !group.hasServiceAccount || !fleet.reachesAPIs(machine) { return .always }
        return fleet.episodes[machine.index, default: []]
            .first { ($0.action == .uninstall || $0.action == .loseServiceAccount) && $0.holds(at: moment) }
            .map { TimeSpan(from: $0.from, to: $0.end) }
    }

    /// The time around a moment in which the agent hangs: until it is over, or the VM boots.
    private func hang(at moment: Timestamp) -> TimeSpan? {
        for episode in fleet.episodes[machine.index, default: []] where episode.action == .hang {
            guard episode.holds(at: moment) else { continue }
            let lastStart = fleet.lastStart(of: machine, at: moment)
            if lastStart <= episode.from { return TimeSpan(from: episode.from, to: episode.end) }
        }
        return nil
    }

    /// The time around a moment in which a patch run keeps the agent's only worker busy.
    private func busyTime(at moment: Timestamp) -> TimeSpan? {
        for part in fleet.lastParts(of: machine, before: moment) {
            let end = part.endTime ?? .distantFuture
            guard let first = part.steps.first(where: { fleet.steps[$0].state.isWorking }) else { continue }
            let begin = fleet.steps[first].at
            // A run does not go on after a start from without.
            let isLost = part.endTime == nil && begin < fleet.lastStart(of: machine, at: moment)
            if begin <= moment, moment < end, !isLost { return TimeSpan(from: begin, to: end) }
            if end < moment - .seconds(86_400) { break }
        }
        return nil
    }

    /// When metadata last changed by a moment.
    private func lastConfigurationChange(by moment: Timestamp) -> Timestamp {
        var last = Timestamp.distantPast
        for episode in fleet.episodes[machine.index, default: []] {
            guard case .metadata = episode.action else { continue }
            for change in [episode.from, episode.end] where change <= moment { last = max(last, change) }
        }
        for event in fleet.scenario.events {
            guard case .projectMetadata = event.action else { continue }
            for change in [event.at, event.until].compactMap(\.self) where fleet.start + change <= moment {
                last = max(last, fleet.start + change)
            }
        }
        return last
    }

    /// The moment by which reports must have been made to be there by another: they may be late for a time.
    private func punctual(_ moment: Timestamp) -> Timestamp {
        for episode in fleet.episodes[machine.index, default: []] where episode.holds(at: moment) {
            // What came in before is there all the same.
            if case .delay(let delay) = episode.action { return max(moment - delay, episode.from - .microseconds(1)) }
        }
        return moment
    }
}
