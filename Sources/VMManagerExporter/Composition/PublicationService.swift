import Collection
import Cost
import ExporterConfiguration
import Fleet
import FleetMetrics
import Logging
import Reports
import Server

/// Renews what is served: when facts change, and on the tick, since time alone changes verdicts.
struct PublicationService: Sendable {
    let watch: Watch
    let board: PublicationBoard
    let logger: Logger
    let manager: ServiceManager

    /// Looks for new facts every second, until it is canceled.
    func run() async {
        var round = Round()
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
            round.fleet = try store.snapshot(at: now, historySince: viewer.cost.month(now).start)
            round.changeCounter = counter
            round.publishedAt = nil
        }
        if let publishedAt = round.publishedAt, now - publishedAt < watch.configuration.publication.tick {
            return round
        }
        attempt("publication", &round) { round in
            guard let fleet = round.fleet else { return }
            let view = viewer.view(of: fleet, at: now)
            try publish(view, isStoreReadable: isStoreReadable)
            round.publishedAt = now
            if watch.writesStore {
                try store.remember(FindingHistory.sightings(of: view.fleet, assessed: view.assessment))
            }
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
            let problem = (ErrorSentence(error)?.text ?? "\(error)").withoutControlCharacters
            if round.problems[part] != problem { logger.error("\(part) failed", metadata: ["problem": "\(problem)"]) }
            round.problems[part] = problem
            return false
        }
    }

    private func publish(_ view: FleetView, isStoreReadable: Bool) throws {
        let metrics = MetricsInput(
            view,
            settings: viewer.metrics,
            collection: watch.collection.map { CollectionCounts($0.counters) },
            isStoreReadable: isStoreReadable
        )
        let summary = FleetSummary(of: view.fleet, assessment: view.assessment, cost: view.cost)
        board.publish(
            Publication(
                at: view.fleet.at,
                metrics: metrics.render(),
                landingPage: try LandingPage.render(summary, version: Version.number),
                reports: [
                    "compliance.html": PageOnDemand(contentType: "text/html; charset=utf-8") {
                        try HTMLReport.render(ComplianceReport(view))
                    }
                ]
            )
        )
    }
}
