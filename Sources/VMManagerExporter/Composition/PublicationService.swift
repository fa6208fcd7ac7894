import Collection
import Cost
import ExporterConfiguration
import Fleet
import FleetMetrics
import Logging
import Reports
import Server
import ServiceLifecycle

/// Renews what is served: when facts change, and on the tick, since time alone changes verdicts.
struct PublicationService: Service {
    let store: any FactStore
    let viewer: Viewer
    let board: PublicationBoard
    let tick: Duration
    let logger: Logger
    /// Brings new facts into the store before each look at it; `nil` when another process writes.
    let intake: (@Sendable () throws -> Void)?
    /// Whether this process writes the store, and so adds its verdicts to the history.
    let writesStore: Bool
    /// What is counted of calls to Google; `nil` when there are none.
    let counters: CollectionCounters?
    /// What a look before the first has left.
    let start: Round

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = start
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
                round = await step(round)
            }
        }
    }

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
        attempt("intake", &round) { _ in try intake?() }
        // Facts that were taken just now are older than this moment, so that none of them is left out.
        let now = Clock.now
        let isStoreReadable = attempt("store", &round) { round in
            let counter = try store.changeCounter()
            guard counter != last.changeCounter || last.fleet == nil else { return }
            round.fleet = try store.snapshot(at: now, historySince: viewer.cost.month(now).start)
            round.changeCounter = counter
            round.publishedAt = nil
        }
        if let publishedAt = round.publishedAt, now - publishedAt < tick { return round }
        attempt("publication", &round) { round in
            guard let fleet = round.fleet else { return }
            let view = viewer.view(of: fleet, at: now)
            try publish(view, isStoreReadable: isStoreReadable)
            round.publishedAt = now
            if writesStore {
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
        let summary = FleetSummary(of: view.fleet, assessment: view.assessment, cost: view.cost)
        board.publish(
            Publication(
                at: view.fleet.at,
                metrics: MetricsInput(view, settings: viewer.metrics, isStoreReadable: isStoreReadable).render(),
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
