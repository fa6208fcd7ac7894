import Fleet

/// A series of Cloud Monitoring: a metric of one VM, or of one state of a patch job.
struct MonitoredSeries {
    /// A value and the time that it is for.
    struct Point: Sendable, Hashable {
        let start: Timestamp
        let end: Timestamp
        let value: Double
    }

    /// The moments at which points end: a period apart, counted from an anchor.
    struct Grid {
        let anchor: Timestamp
        let period: Duration

        /// The last moment of the grid that is not later than another.
        func moment(through limit: Timestamp) -> Timestamp {
            limit.lastBeat(each: period, from: anchor)
        }
    }

    /// What is measured.
    enum Subject {
        case machine(Machine)
        case state(PatchState, of: PatchRun)
    }

    let fleet: SimulatedFleet
    let metric: MonitoredMetric
    let subject: Subject

    /// The metric and the resource with their labels, in which filters look.
    var header: JSONValue {
        [
            "metric": ["type": .text(metric.rawValue), "labels": .map(metricLabels)],
            "resource": ["type": .text(metric.resourceType), "labels": .map(resourceLabels)],
        ]
    }

    private var metricLabels: [String: String] {
        switch subject {
        case .state(let state, _): ["state": state.rawValue]
        case .machine(let machine):
            switch metric {
            case .opsAgentUptime: ["version": "google-cloud-ops-agent-metrics/2.58.0-1"]
            case .processMemory: processLabels(of: machine)
            default: ["instance_name": machine.name]
            }
        }
    }

    private func processLabels(of machine: Machine) -> [String: String] {
        let isWindows = machine.system == .windows2022
        let command =
            isWindows
            ? #"C:\Program Files\Google\OSConfig\google_osconfig_agent.exe"# : "/usr/bin/google_osconfig_agent"
        return [
            "process": isWindows ? "google_osconfig_agent.exe" : "google_osconfig_agent",
            // The same after each boot, so that a VM is one series.
            "pid": String(500 + fleet.chance.number(below: 2_500, machine, .step, 17)),
            "command": command,
            "command_line": command,
            "owner": isWindows ? #"NT AUTHORITY\SYSTEM"# : "root",
        ]
    }

    private var resourceLabels: [String: String] {
        switch subject {
        case .machine(let machine):
            ["project_id": fleet.projects[machine.project].id, "instance_id": machine.id, "zone": machine.zone]
        case .state(_, let run): ["project_id": fleet.projects[run.project].id, "patch_job_id": run.id]
        }
    }

    /// The points after `from` through `to`, newest first.
    func points(after from: Timestamp, through to: Timestamp, on grid: Grid) -> [Point] {
        switch subject {
        case .machine(let machine):
            metric == .uptime
                ? uptimePoints(of: machine, after: from, through: to, on: grid)
                : gaugePoints(of: machine, after: from, through: to, on: grid)
        case .state(let state, let run): statePoints(state, of: run, after: from, through: to, on: grid)
        }
    }
}

// VMs.
extension MonitoredSeries {
    /// The times in which a VM runs, newest first.
    private func runningSpans(of machine: Machine, after from: Timestamp, through to: Timestamp) -> [TimeSpan] {
        var spans: [TimeSpan] = []
        var end = min(to + .microseconds(1), machine.deletedAt ?? .distantFuture)
        while end > from, end > machine.createdAt {
            let last = end - .microseconds(1)
            if let off = fleet.offTime(of: machine, at: last) {
                end = off.from
                continue
            }
            let start = fleet.lastStart(of: machine, at: last)
            if start < end { spans.append(TimeSpan(from: start, to: end)) }
            end = min(start, last)
        }
        return spans
    }

    /// Seconds that the VM ran, in each period in which it did.
    private func uptimePoints(
        of machine: Machine,
        after from: Timestamp,
        through to: Timestamp,
        on grid: Grid
    ) -> [Point] {
        var points: [Point] = []
        for span in runningSpans(of: machine, after: from - grid.period, through: to) {
            // The period in which the VM was stopped ends after that.
            var end = min(grid.moment(through: to), grid.moment(through: span.to + grid.period - .microseconds(1)))
            while end > from, end > span.from {
                let start = end - grid.period
                var value = (min(end, span.to) - max(start, span.from)).inSeconds
                // A restart within a period makes two spans of it.
                if let last = points.last, last.end == end {
                    value += last.value
                    points.removeLast()
                }
                points.append(Point(start: start, end: end, value: min(value, grid.period.inSeconds)))
                end = start
            }
        }
        return points
    }

    private func gaugePoints(
        of machine: Machine,
        after from: Timestamp,
        through to: Timestamp,
        on grid: Grid
    ) -> [Point] {
        if metric != .totalUptime, machine.system == .cos { return [] }
        var points: [Point] = []
        for span in runningSpans(of: machine, after: from, through: to) {
            var end = grid.moment(through: min(to, span.to - .microseconds(1)))
            while end > from, end > span.from {
                if let point = gaugePoint(of: machine, at: end, bootedAt: span.from) { points.append(point) }
                end = end - grid.period
            }
        }
        return points
    }

    private func gaugePoint(of machine: Machine, at moment: Timestamp, bootedAt boot: Timestamp) -> Point? {
        switch metric {
        case .totalUptime: return Point(start: moment, end: moment, value: (moment - boot).inSeconds.rounded(.down))
        case .opsAgentUptime:
            // The Ops Agent is on every VM that it supports, and needs a service account to write its metrics.
            let start = boot + .seconds(40)
            guard moment > start, canTell(machine, at: moment) else { return nil }
            return Point(start: start, end: moment, value: (moment - start).inSeconds.rounded(.down))
        case .processMemory:
            // An agent that hangs still is a process.
            guard moment > boot + .seconds(45), canTell(machine, at: moment) else { return nil }
            guard fleet.hasAgent(machine, at: moment) else { return nil }
            let hour = UInt64(bitPattern: moment.microseconds / 3_600_000_000)
            let pages = 9_000 + fleet.chance.number(below: 1_800, machine, .step, hour)
            return Point(start: moment, end: moment, value: Double(pages * 4_096))
        case .uptime, .patchState: return nil
        }
    }
}

extension MonitoredSeries {
    /// Whether what runs on a VM can write metrics at a moment: it has an account, and a way.
    private func canTell(_ machine: Machine, at moment: Timestamp) -> Bool {
        fleet.hasServiceAccount(machine, at: moment) && fleet.reachesAPIs(machine)
    }
}

// Patch jobs.
extension MonitoredSeries {
    /// The service goes on to publish for this long when a job is over.
    static let afterglow = Duration.seconds(15 * 60)

    private func statePoints(
        _ state: PatchState,
        of run: PatchRun,
        after from: Timestamp,
        through to: Timestamp,
        on grid: Grid
    ) -> [Point] {
        let changes = changes(of: state, in: run)
        guard let first = changes.first?.at else { return [] }
        let last = min(to, run.endTime.map { $0 + Self.afterglow } ?? to)
        var points: [Point] = []
        var index = changes.count
        var count = changes.reduce(0) { $0 + $1.change }
        var end = grid.moment(through: last)
        while end > from, end >= run.createTime {
            // Changes that come after the moment are taken back, the newest first.
            while index > 0, changes[index - 1].at > end {
                index -= 1
                count -= changes[index].change
            }
            guard end >= first else { break }
            points.append(Point(start: end, end: end, value: Double(count)))
            end = end - grid.period
        }
        return points
    }

    /// When VMs come into a state of a job and leave it, in the order of time.
    private func changes(of state: PatchState, in run: PatchRun) -> [(at: Timestamp, change: Int)] {
        var changes: [(at: Timestamp, change: Int)] = []
        for part in fleet.parts[run.parts] {
            var current = PatchState.pending
            if current == state { changes.append((run.createTime, 1)) }
            for step in fleet.steps[part.steps] where step.state != current {
                if current == state { changes.append((step.at, -1)) }
                if step.state == state { changes.append((step.at, 1)) }
                current = step.state
            }
        }
        return changes.sorted { $0.at < $1.at }
    }
}
