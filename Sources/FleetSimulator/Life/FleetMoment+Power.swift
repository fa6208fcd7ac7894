import Fleet

/// Which VMs exist, and which run.
extension FleetMoment {
    /// Reports of a VM are still there for this long after it was deleted, or lost the labels for them.
    static let reportsLinger = Duration.seconds(86_400)

    /// Whether a VM exists.
    package func isPresent(_ machine: Machine) -> Bool { machine.exists(at: now) }

    /// Whether OS Config still has reports of a VM: also for a day after it was deleted.
    package func hasReports(_ machine: Machine) -> Bool {
        machine.createdAt <= now && machine.deletedAt.map { now < $0 + Self.reportsLinger } ?? true
    }

    /// The VMs of a zone that ever were or will be, as a range of `machines`.
    func machines(in project: SimulatedProject, zone: String) -> Range<Int> {
        fleet.zoneRanges[project.index][zone] ?? 0..<0
    }

    /// The VM of a zone by name or numeric id; one that is deleted is found by id alone, as long as reports linger.
    func machine(_ nameOrID: String, in project: SimulatedProject, zone: String) -> Machine? {
        let range = machines(in: project, zone: zone)
        if let number = UInt64(nameOrID) {
            return fleet.machines[range].first { $0.number == number && hasReports($0) }
        }
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            if fleet.machines[middle].name < nameOrID { low = middle + 1 } else { high = middle }
        }
        return fleet.machines[low..<range.upperBound].prefix { $0.name == nameOrID }.first { isPresent($0) }
    }

    /// Whether a VM runs.
    package func power(of machine: Machine) -> PowerMoment {
        let off = fleet.offTime(of: machine, at: now)
        let lastStart = fleet.lastStart(of: machine, at: off.map { $0.from } ?? now)
        guard let off else {
            let status: String
            switch now - lastStart {
            case ..<Duration.seconds(6): status = "PROVISIONING"
            case ..<Duration.seconds(20): status = "STAGING"
            default: status = "RUNNING"
            }
            return PowerMoment(status: status, lastStart: lastStart, lastStop: fleet.lastStop(of: machine, at: now))
        }
        let status = now - off.from < .seconds(25) ? "STOPPING" : "TERMINATED"
        return PowerMoment(status: status, lastStart: lastStart, lastStop: off.from)
    }

    /// The boots of a VM that fall into a time, oldest first: starts, restarts, and reboots that patching asked for.
    func boots(of machine: Machine, from: Timestamp, to: Timestamp) -> [Timestamp] {
        var boots: [Timestamp] = []
        var limit = to
        while let boot = fleet.lastBoot(of: machine, at: limit), boot >= from {
            boots.append(boot)
            limit = boot - .microseconds(1)
        }
        return boots.reversed()
    }
}

extension SimulatedFleet {
    /// The time around a moment in which a VM is stopped; `nil` when it is not.
    func offTime(of machine: Machine, at moment: Timestamp) -> TimeSpan? {
        guard machine.exists(at: moment) else { return nil }
        for episode in episodes[machine.index, default: []] where episode.action == .stop {
            if episode.holds(at: moment) { return TimeSpan(from: episode.from, to: episode.end) }
        }
        guard let hours = group(of: machine).stoppedHours, let night = hours.night(at: moment) else { return nil }
        return night.from > machine.createdAt ? night : nil
    }

    /// When, after a moment at which it answers, the agent of a VM next falls silent; `nil` for never.
    func nextSilence(of machine: Machine, after moment: Timestamp) -> Timestamp? {
        let events = episodes[machine.index, default: []].filter { episode in
            moment < episode.from && [.hang, .stop, .uninstall].contains(episode.action)
        }
        let night = group(of: machine).stoppedHours?.nextBegin(after: moment)
        return (events.map(\.from) + [night].compactMap(\.self)).min()
    }

    /// When a VM was last stopped by a moment, whether it was started again or not; `nil` for never.
    func lastStop(of machine: Machine, at moment: Timestamp) -> Timestamp? {
        let stops = episodes[machine.index, default: []].filter { $0.action == .stop && $0.from <= moment }.map(\.from)
        let night = group(of: machine).stoppedHours?.lastBegin(at: moment)
        return (stops + [night].compactMap(\.self)).filter { $0 > machine.createdAt }.max()
    }

    /// When Compute Engine last started a VM by a moment.
    func lastStart(of machine: Machine, at moment: Timestamp) -> Timestamp {
        var start = machine.createdAt
        for episode in episodes[machine.index, default: []] {
            let candidate: Timestamp
            switch episode.action {
            case .stop: candidate = episode.end
            case .reboot: candidate = episode.from
            default: continue
            }
            if candidate <= moment { start = max(start, candidate) }
        }
        // Who is made in the night runs through it.
        if let morning = group(of: machine).stoppedHours?.lastEnd(at: moment),
            offTime(of: machine, at: morning - .microseconds(1)) != nil
        {
            start = max(start, morning)
        }
        return start
    }

    /// When a VM last booted by a moment, by whatever cause; `nil` before it was made.
    func lastBoot(of machine: Machine, at moment: Timestamp) -> Timestamp? {
        guard machine.createdAt <= moment else { return nil }
        let start = lastStart(of: machine, at: moment)
        for part in lastParts(of: machine, before: moment) {
            if let step = steps[part.steps].last(where: { $0.state == .rebooting && $0.at <= moment }) {
                return max(start, step.at)
            }
            if let end = part.endTime, end < start { break }
        }
        return start
    }
}

extension VMGroupPlan.HourRange {
    /// The time around a moment that lies between these hours; `nil` when it does not.
    fileprivate func night(at moment: Timestamp) -> TimeSpan? {
        guard from != to else { return nil }
        let hour = moment.hour
        let isWithin = from < to ? (from <= hour && hour < to) : (hour >= from || hour < to)
        guard isWithin else { return nil }
        let firstDay = hour >= from ? moment.day : moment.day - 1
        let begin = Timestamp(day: firstDay) + .seconds(from * 3_600)
        let length = (to - from + 24) % 24
        return TimeSpan(from: begin, to: begin + .seconds(length * 3_600))
    }

    /// The last moment at which they began.
    fileprivate func lastBegin(at moment: Timestamp) -> Timestamp? {
        nextBegin(after: moment).map { $0 - .seconds(86_400) }
    }

    /// The next moment at which they begin.
    fileprivate func nextBegin(after moment: Timestamp) -> Timestamp? {
        guard from != to else { return nil }
        let today = Timestamp(day: moment.day) + .seconds(from * 3_600)
        return moment < today ? today : today + .seconds(86_400)
    }

    /// The last moment at which they ended.
    fileprivate func lastEnd(at moment: Timestamp) -> Timestamp? {
        guard from != to else { return nil }
        let today = Timestamp(day: moment.day) + .seconds(to * 3_600)
        return today <= moment ? today : today - .seconds(86_400)
    }
}
