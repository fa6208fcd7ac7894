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

    private let rhythm: CollectionRhythm
    private let store: any FactStore
    private let collector: SourceCollector
    private let surroundings: Surroundings
    private let report: @Sendable (Report) -> Void
    private let plan: Mutex<ReadingPlan>

    /// How many sources are read at a time; each holds few pages in memory.
    private static let sourcesAtATime = 8

    /// Takes the projects and how often each source is read.
    ///
    /// `report` is told what each reading came to.
    package init(
        watched: WatchedProjects,
        rhythm: CollectionRhythm,
        store: any FactStore,
        collector: SourceCollector,
        surroundings: Surroundings,
        report: @escaping @Sendable (Report) -> Void
    ) {
        self.rhythm = rhythm
        self.store = store
        self.collector = collector
        self.surroundings = surroundings
        self.report = report
        plan = Mutex(ReadingPlan(watched: watched, rhythm: rhythm))
    }

    /// Reads every source once, and gives what went wrong; throws only what the store cannot do.
    package func round() async throws -> [CollectionProblem] {
        try learn()
        // Folders tell projects, and VMs and zones tell where to ask for the rest.
        var problems = try await read(chains { $0.source == .projectList })
        problems += try await read(chains { $0.source == .instances || $0.source == .zones })
        problems += try await read(
            chains { ![.projectList, .instances, .zones].contains($0.source) }
        )
        let order = Dictionary(uniqueKeysWithValues: zip(Source.readingOrder, 0...))
        return problems.sorted {
            ($0.project, order[$0.source] ?? 0, $0.zone?.text ?? "")
                < ($1.project, order[$1.source] ?? 0, $1.zone?.text ?? "")
        }
    }

    /// Reads every source when it is due, until it is canceled.
    ///
    /// Throws only what the store cannot do.
    package func run() async throws {
        try learn()
        try await withThrowingDiscardingTaskGroup { group in
            while !Task.isCancelled {
                let now = surroundings.now()
                for reading in plan.withLock({ $0.begin(at: now, room: Self.sourcesAtATime) }) {
                    group.addTask { [self] in
                        // What the store cannot do now, it may do the next time; the last facts stay.
                        do { _ = try await read(reading) } catch {
                            if !Task.isCancelled { report(.storeFailed(error)) }
                        }
                        finish(reading)
                    }
                }
                do { try await surroundings.sleep(.milliseconds(200)) } catch { break }
            }
            group.cancelAll()
        }
    }

    private func read(_ reading: Reading) async throws -> [CollectionProblem] {
        let began = surroundings.now()
        let request = plan.withLock { $0.request(for: reading, at: began) }
        let result = try await collector.read(request)
        plan.withLock { $0.note(request, result, began: began) }
        report(.read(request, result.problems))
        return result.problems
    }

    private func finish(_ reading: Reading) {
        let interval = rhythm.intervals[reading.source] ?? .seconds(600)
        // Some spread, so that not everything is read in the same second for ever.
        let next = surroundings.now() + interval * (0.95 + 0.1 * surroundings.random())
        plan.withLock { $0.finish(reading, next: next) }
    }

    /// Takes what the store knows, so that a restart need not find it out anew.
    private func learn() throws {
        let now = surroundings.now()
        let fleet = try store.snapshot(at: now, historySince: now)
        plan.withLock { $0.learn(from: fleet) }
    }
}

extension LiveCollector {
    /// Readings that wait for each other.
    private typealias Chain = [Reading]

    /// The readings that are wanted, each alone, but for those of which one tells how to do the other.
    private func chains(_ isWanted: (Reading) -> Bool) -> [Chain] {
        let plan = plan.withLock { $0 }
        let readings = plan.readings.filter(isWanted)
        func projects(_ source: Source) -> Set<ProjectID> {
            Set(readings.lazy.filter { $0.source == source }.map(\.project))
        }
        // Whether packages must be read again is known once the jobs are; the first time they must in any case.
        let chained = projects(.patchJobs).intersection(projects(.inventories)).filter(plan.hasReadPackages)
        return readings.compactMap { reading in
            guard chained.contains(reading.project) else { return [reading] }
            return switch reading.source {
            case .patchJobs: [reading, Reading(project: reading.project, source: .inventories)]
            case .inventories: nil
            default: [reading]
            }
        }
    }

    /// Reads chains, some of them at a time.
    private func read(_ chains: [Chain]) async throws -> [CollectionProblem] {
        var rest = chains[...]
        return try await withThrowingTaskGroup(of: [CollectionProblem].self) { group in
            func start() {
                guard let chain = rest.popFirst() else { return }
                group.addTask { [self] in
                    var problems: [CollectionProblem] = []
                    for reading in chain { problems += try await read(reading) }
                    return problems
                }
            }
            for _ in 0..<Self.sourcesAtATime { start() }
            var problems: [CollectionProblem] = []
            while let more = try await group.next() {
                problems += more
                start()
            }
            return problems
        }
    }
}
