package import Fleet
import Synchronization

/// Reads all sources of all projects: once, or each on its own schedule until it is canceled.
package final class LiveCollector: Sendable {
    /// What is not pure: time, chance and waiting.
    package struct Surroundings: Sendable {
        let now: @Sendable () -> Timestamp
        let random: @Sendable () -> Double
        let sleep: @Sendable (Duration) async throws -> Void

        /// Takes all three.
        package init(
            now: @escaping @Sendable () -> Timestamp,
            random: @escaping @Sendable () -> Double,
            sleep: @escaping @Sendable (Duration) async throws -> Void
        ) {
            self.now = now
            self.random = random
            self.sleep = sleep
        }
    }

    /// What became of a reading.
    package enum Report: Sendable {
        /// A source was read; without problems, all is well.
        case read(SourceRequest, [CollectionProblem])
        /// The store failed.
        case storeFailed(any Error)
    }

    private let projects: [ProjectID]
    private let intervals: [Source: Duration]
    private let store: any FactStore
    private let collector: SourceCollector
    private let surroundings: Surroundings
    private let report: @Sendable (Report) -> Void
    private let state = Mutex(State())

    private struct State {
        var zones: [ProjectID: Set<ZoneName>] = [:]
        var due: [Reading: Timestamp] = [:]
        var running: Set<Reading> = []
        /// When packages were last read, for projects in which no job has ended since.
        var lastFull: [ProjectID: Timestamp] = [:]
    }

    private struct Reading: Hashable {
        let project: ProjectID
        let source: Source
    }

    /// Packages change when a job ends, and otherwise seldom: they are read anew after this long.
    private static let fullInventoryInterval = Duration.seconds(6 * 3_600)
    /// How many sources are read at a time.
    private static let sourcesAtATime = 8

    /// Takes the projects and how often each source is read; a source without an interval is off.
    ///
    /// `report` is told what each reading came to.
    package init(
        projects: [ProjectID],
        intervals: [Source: Duration],
        store: any FactStore,
        collector: SourceCollector,
        surroundings: Surroundings,
        report: @escaping @Sendable (Report) -> Void
    ) {
        self.projects = projects
        self.intervals = intervals
        self.store = store
        self.collector = collector
        self.surroundings = surroundings
        self.report = report
    }

    /// Reads every source once, and gives what went wrong; throws only what the store cannot do.
    package func round() async throws -> [CollectionProblem] {
        try learnZones()
        var problems: [CollectionProblem] = []
        for project in projects {
            for source in Self.order where intervals[source] != nil {
                problems += try await read(Reading(project: project, source: source))
            }
        }
        return problems
    }

    /// Reads every source when it is due, until it is canceled.
    ///
    /// Throws only what the store cannot do.
    package func run() async throws {
        try learnZones()
        try await withThrowingDiscardingTaskGroup { group in
            while !Task.isCancelled {
                for reading in nextTasks() {
                    group.addTask { [self] in
                        // What the store cannot do now, it may do the next time; the last facts stay.
                        do { _ = try await read(reading) } catch { report(.storeFailed(error)) }
                        finish(reading)
                    }
                }
                do { try await surroundings.sleep(.milliseconds(200)) } catch { break }
            }
            group.cancelAll()
        }
    }

    /// VMs first, since they tell the zones; what decides the price and what runs next.
    private static let order: [Source] = [
        .projectMetadata, .instances, .featureSettings, .patchJobs, .inventories, .patchDeployments,
        .policyAssignments, .policyReports, .vulnerabilityReports, .subnetworks, .routers,
    ]

    private func read(_ reading: Reading) async throws -> [CollectionProblem] {
        let request = request(for: reading)
        let result = try await collector.read(request)
        state.withLock { state in
            if let zones = result.zones { state.zones[reading.project] = zones }
            if result.hasFinishedJobs { state.lastFull[reading.project] = nil }
            if request.isFull, result.problems.isEmpty { state.lastFull[reading.project] = surroundings.now() }
        }
        report(.read(request, result.problems))
        return result.problems
    }

    private func request(for reading: Reading) -> SourceRequest {
        let now = surroundings.now()
        return state.withLock { state in
            let lastFull = state.lastFull[reading.project]
            return SourceRequest(
                project: reading.project,
                source: reading.source,
                zones: reading.source.isZonal
                    ? state.zones[reading.project, default: []].sorted { $0.text < $1.text } : [],
                isFull: reading.source == .inventories
                    && lastFull.map { now - $0 >= Self.fullInventoryInterval } ?? true
            )
        }
    }

    /// What is due, as far as there is room; it counts as running from now on.
    private func nextTasks() -> [Reading] {
        let now = surroundings.now()
        return state.withLock { state in
            var next: [Reading] = []
            for source in Self.order where intervals[source] != nil {
                for project in projects where state.running.count < Self.sourcesAtATime {
                    let reading = Reading(project: project, source: source)
                    // Without zones there is nothing to ask; the VMs come first.
                    guard !source.isZonal || state.zones[project] != nil else { continue }
                    guard state.due[reading].map({ $0 <= now }) ?? true, state.running.insert(reading).inserted else {
                        continue
                    }
                    next.append(reading)
                }
            }
            return next
        }
    }

    private func finish(_ reading: Reading) {
        let interval = intervals[reading.source] ?? .seconds(600)
        // Some spread, so that not everything is read in the same second for ever.
        let next = surroundings.now() + interval * (0.95 + 0.1 * surroundings.random())
        state.withLock { state in
            state.running.remove(reading)
            state.due[reading] = next
        }
    }

    /// Takes the zones that the store knows, so that a restart need not wait for the VMs.
    private func learnZones() throws {
        let now = surroundings.now()
        let fleet = try store.snapshot(at: now, historySince: now)
        state.withLock { state in
            for project in fleet.projects where !project.vms.isEmpty {
                state.zones[project.id] = Set(project.vms.map(\.zone))
            }
        }
    }
}

extension Source {
    /// Whether it is read zone by zone.
    fileprivate var isZonal: Bool {
        switch self {
        case .inventories, .vulnerabilityReports, .policyAssignments, .policyReports: true
        default: false
        }
    }
}
