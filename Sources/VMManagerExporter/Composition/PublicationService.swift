import Assessment
import Collection
import Cost
import ExporterConfiguration
import Fleet
import FleetMetrics
import Logging
import Publishing
import Reports
import Server

/// Renews what is served: when facts change, and on the tick, since time alone changes verdicts.
struct PublicationService: Sendable {
    let watch: Watch
    let board: PublicationBoard
    let logger: Logger
    let manager: ServiceManager

    /// Looks for new facts every second, until it is canceled; `first` gives the round that went before, if any.
    func run(after first: () -> Round?) async {
        var round = first() ?? Round()
        while !Task.isCancelled {
            round = await step(round)
            manager.alive()
            do { try await Task.sleep(for: .seconds(1)) } catch { return }
        }
    }

    private var store: any FactStore { watch.store }
    private var viewer: Viewer { watch.viewer }

    /// What one look at the store leaves for the next.
    struct Round: Sendable {
        var changeCounter: Int64?
        var fleet: FleetSnapshot?
        var publishedAt: Timestamp?
        /// What was published last, from which the next publication takes what stays.
        var rendered: RenderedMetrics?
        var page: ExpositionPage?
        var view: FleetView?
        /// The view of which all verdicts are in the history.
        var recorded: FleetView?
        /// What is wrong now, by the part that failed, so that it is logged once and not every second.
        var problems: [String: String] = [:]
    }

    /// Takes new facts, and publishes if they changed or the tick is due.
    ///
    /// Whatever fails, verdicts go on ageing: the last facts that could be read are judged anew on the tick.
    @concurrent
    func step(_ last: Round) async -> Round {
        var round = last
        attempt("intake", &round) { _ in try watch.intake?() }
        // Facts that were taken just now are older than this moment, so that none of them is left out.
        let now = Clock.now
        let isStoreReadable = attempt("store", &round) { round in
            let counter = try store.changeCounter()
            guard counter != last.changeCounter || last.fleet == nil else { return }
            round.fleet = try store.snapshot(at: now, historySince: viewer.historySince(now))
            round.changeCounter = counter
            round.publishedAt = nil
        }
        if let publishedAt = round.publishedAt, now - publishedAt < watch.configuration.publication.tick {
            return round
        }
        guard let fleet = round.fleet else { return round }
        do {
            let view = viewer.view(of: fleet, at: now, since: round.view)
            try await publish(view, isStoreReadable: isStoreReadable, &round)
            (round.publishedAt, round.view) = (now, view)
            if watch.writesStore {
                let recorded = round.recorded.map { ($0.fleet, $0.assessment) }
                try store.remember(
                    FindingHistory.sightings(of: view.fleet, assessed: view.assessment, since: recorded)
                )
                round.recorded = view
            }
            round.problems["publication"] = nil
        } catch {
            note(error, of: "publication", &round)
        }
        return round
    }

    /// Does a part of a step; a problem is logged when it is new, and kept so that it is not logged again.
    @discardableResult
    private func attempt(_ part: String, _ round: inout Round, _ work: (inout Round) throws -> Void) -> Bool {
        do {
            try work(&round)
            round.problems[part] = nil
            return true
        } catch {
            note(error, of: part, &round)
            return false
        }
    }

    private func note(_ error: any Error, of part: String, _ round: inout Round) {
        let problem = (ErrorSentence(error)?.text ?? "\(error)").withoutControlCharacters
        if round.problems[part] != problem { logger.error("\(part) failed", metadata: ["problem": "\(problem)"]) }
        round.problems[part] = problem
    }

    private static let html = "text/html; charset=utf-8"

    private func publish(_ view: FleetView, isStoreReadable: Bool, _ round: inout Round) async throws {
        let metrics = MetricsInput(
            view,
            settings: viewer.metrics,
            collection: watch.collection.map { CollectionCounts($0.counters) },
            isStoreReadable: isStoreReadable,
            earlier: round.rendered?.input
        )
        let rendered = RenderedMetrics(metrics, catalogue: viewer.catalogue, earlier: round.rendered)
        let page = try await ExpositionPage(PageContent(rendered), layout: viewer.layout, before: round.page)
        (round.rendered, round.page) = (rendered, page)
        board.publish(
            Publication(
                at: view.fleet.at,
                metrics: PublishedExposition(page),
                landingPage: PageOnDemand(contentType: Self.html, in: .glances) {
                    let summary = FleetSummary(of: view.fleet, assessment: view.assessment, cost: view.cost)
                    return try LandingPage.render(summary, version: Version.number)
                },
                reports: [
                    "compliance.html": PageOnDemand(contentType: Self.html) {
                        try HTMLReport.render(ComplianceReport(view))
                    }
                ]
            )
        )
    }
}
