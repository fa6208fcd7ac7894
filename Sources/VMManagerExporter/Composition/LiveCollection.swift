import Collection
import ExporterConfiguration
import Fleet

/// Puts together what reads Google's APIs, by one configuration.
struct LiveCollection {
    let collector: LiveCollector
    let counters = CollectionCounters()
    private let access: GoogleAccess

    /// Takes what the configuration sets; nothing is asked yet.
    ///
    /// Facts are as of `now`; `report` is told what each reading came to.
    init(
        _ configuration: Configuration,
        store: any FactStore,
        now: @escaping @Sendable () -> Timestamp = { Clock.now },
        report: @escaping @Sendable (LiveCollector.Report) -> Void
    ) {
        access = GoogleAccess(configuration.google) { [counters] in counters.count($0) }
        var intervals: [Source: Duration] = [:]
        for source in Configuration.Collection.Source.allCases {
            guard let known = Source(rawValue: source.rawValue) else { continue }
            intervals[known] = configuration.collection.interval(of: source)
        }
        collector = LiveCollector(
            watched: WatchedProjects(configuration),
            rhythm: CollectionRhythm(
                intervals: intervals,
                fullInventories: configuration.collection.fullInventories
            ),
            store: store,
            collector: SourceCollector(client: access.client, store: store, counters: counters, now: now),
            surroundings: LiveCollector.Surroundings(
                now: now,
                random: { Double.random(in: 0..<1) },
                sleep: { try await Task.sleep(for: $0) }
            ),
            report: report
        )
    }

    /// Ends the transport; what is still open fails.
    func shutDown() { access.shutDown() }
}

extension WatchedProjects {
    /// Takes what the configuration names.
    init(_ configuration: Configuration) {
        self.init(
            named: configuration.projects.map { ProjectID($0) },
            parents: configuration.discovery.parents.map { ProjectID($0) },
            include: configuration.discovery.include,
            exclude: configuration.discovery.exclude
        )
    }
}
