import Fleet

/// Finds the log entries of a page: walks over time window by window, from the newest or the oldest moment on.
///
/// Entries are made up while it walks. It does only so much for a page: as Cloud Logging does, it then answers with what
/// it has found, which may be nothing, and a token with which the search goes on.
struct LogSearch {
    /// How many VMs and entries it looks at for a page, an entry counting as four VMs.
    static let mostEffort = 200_000
    /// Logs are kept for this long.
    private static let retention = Duration.seconds(30 * 86_400)

    private let fleet: SimulatedFleet
    private let filter: ListFilter
    private let isNewestFirst: Bool
    /// The VMs whose logs are looked at.
    private let machines: [Int]
    /// When finished patch jobs were written down.
    private let completions: [LogRecord]
    /// After which entry the page begins; `nil` for the first page.
    private let start: LogPlace?
    /// The time that is still to be searched.
    private var rest: TimeSpan
    private var agents: AgentLogLines

    init(
        moment: FleetMoment,
        projects: [SimulatedProject],
        filter: ListFilter,
        isNewestFirst: Bool,
        after start: LogPlace?
    ) {
        fleet = moment.fleet
        self.filter = filter
        self.isNewestFirst = isNewestFirst
        self.start = start
        let isAboutErrors = filter.leastSeverity.rawValue > LogSeverity.info.rawValue
        agents = AgentLogLines(fleet: moment.fleet, isAboutErrors: isAboutErrors)
        machines = Self.machines(of: projects, in: moment.fleet, filter: filter)
        let bounds = filter.bounds(requiredAt: "timestamp")
        let oldest = max(fleet.start - fleet.scenario.history, moment.now - Self.retention)
        var from = max(oldest, bounds.from ?? oldest)
        var through = min(moment.now, bounds.through ?? moment.now)
        if let start { if isNewestFirst { through = min(through, start.at) } else { from = max(from, start.at) } }
        rest = TimeSpan(from: from, to: through + .microseconds(1))
        completions = Self.completions(of: projects, at: moment, in: rest, filter: filter)
    }

    /// Up to so many entries, and the place after which the next page begins; `nil` when there is no more.
    mutating func page(size: Int, mostEffort: Int = mostEffort) -> (entries: [JSONValue], next: LogPlace?) {
        var found: [LogRecord] = []
        var effort = 0
        var width = Duration.seconds(machines.count > 50 ? 60 : 6 * 3_600)
        while rest.from < rest.to, found.count <= size, effort < mostEffort {
            let window = nextWindow(width)
            let records = records(in: window)
            found += records.filter { isAfterStart($0.place) && filter.matches($0.json) }
            effort += max(machines.count, 1) + 4 * records.count
            if records.count < 500 { width = min(width * 2, .seconds(7 * 86_400)) }
            if records.count > 4_000 { width = max(width / 2, .seconds(15)) }
        }
        let entries = found.prefix(size).map(\.json)
        if found.count > size { return (entries, found[size - 1].place) }
        guard rest.from < rest.to else { return (entries, nil) }
        // Where nothing was found up to now, the token tells how far the search has come.
        return (entries, LogPlace(at: isNewestFirst ? rest.to : rest.from, id: ""))
    }

    private func isAfterStart(_ place: LogPlace) -> Bool {
        guard let start else { return true }
        return isNewestFirst ? place < start : start < place
    }

    private mutating func nextWindow(_ width: Duration) -> TimeSpan {
        let window: TimeSpan
        if isNewestFirst {
            window = TimeSpan(from: max(rest.from, rest.to - width), to: rest.to)
            rest = TimeSpan(from: rest.from, to: window.from)
        } else {
            window = TimeSpan(from: rest.from, to: min(rest.to, rest.from + width))
            rest = TimeSpan(from: window.to, to: rest.to)
        }
        return window
    }

    /// The entries of a time in the order of the search.
    private mutating func records(in window: TimeSpan) -> [LogRecord] {
        let parts = parts(in: window)
        var records = completions.filter { window.contains($0.place.at) }
        for index in machines {
            let machine = fleet.machines[index]
            let lines = agents.lines(of: machine, in: window, parts: parts[index, default: []])
            let project = fleet.projects[machine.project]
            records += lines.map { $0.record(of: machine, in: project, chance: fleet.chance) }
        }
        records.sort { isNewestFirst ? $0.place > $1.place : $0.place < $1.place }
        return records
    }

    /// What patch jobs do in a time, by VM.
    private func parts(in window: TimeSpan) -> [Int: [PatchPart]] {
        // The lines about a reboot may come after the service has given up on a VM.
        let from = window.from - .seconds(60)
        if machines.count <= 50 {
            let pairs = machines.map {
                ($0, fleet.at(window.to).parts(of: fleet.machines[$0], from: from, to: window.to))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let wanted = Set(machines)
        let runs = fleet.runs.lazy.filter { run in
            run.createTime <= window.to && run.createTime > from - .seconds(7 * 86_400)
                && (run.endTime ?? .distantFuture) >= from
        }
        let parts = runs.flatMap { fleet.parts[$0.parts] }
            .filter { ($0.endTime ?? .distantFuture) >= from && wanted.contains($0.machine) }
        return Dictionary(grouping: parts, by: \.machine)
    }
}

// What the filter leaves to look at.
extension LogSearch {
    private static func machines(
        of projects: [SimulatedProject],
        in fleet: SimulatedFleet,
        filter: ListFilter
    ) -> [Int] {
        guard admits("gce_instance", filter.texts(requiredAt: "resource.type")) else { return [] }
        let logs = filter.texts(requiredAt: "logName")
        let ids = filter.texts(requiredAt: "resource.labels.instance_id")
        let zones = filter.texts(requiredAt: "resource.labels.zone")
        let names = filter.texts(requiredAt: "labels.instance_name")
        return projects.filter { admits($0.agentLogName, logs) }.flatMap { project in
            project.machines.filter { index in
                let machine = fleet.machines[index]
                return admits(machine.id, ids) && admits(machine.zone, zones) && admits(machine.name, names)
            }
        }
    }

    private static func completions(
        of projects: [SimulatedProject],
        at moment: FleetMoment,
        in span: TimeSpan,
        filter: ListFilter
    ) -> [LogRecord] {
        guard admits("cloud_osconfig_patch_job", filter.texts(requiredAt: "resource.type")) else { return [] }
        let logs = filter.texts(requiredAt: "logName")
        return projects.filter { admits($0.patchJobLogName, logs) }.flatMap { project in
            moment.runs(of: project).filter { $0.completionTime.map(span.contains) ?? false }
                .compactMap { $0.completionRecord(in: moment.fleet) }
        }
    }

    /// Whether a text is one of those that a filter asks for; Logging does not tell upper from lower case.
    private static func admits(_ text: String, _ wanted: Set<String>?) -> Bool {
        guard let wanted else { return true }
        return wanted.contains(text) || wanted.contains { $0.lowercased() == text.lowercased() }
    }
}
