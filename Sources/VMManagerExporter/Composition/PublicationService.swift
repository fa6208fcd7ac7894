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

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var round = Round()
            while !Task.isCancelled {
                round = await step(round)
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
    }

    /// What one look at the store leaves for the next.
    struct Round: Sendable {
        var changeCounter: Int64?
        var fleet: FleetSnapshot?
        var publishedAt: Timestamp?
        /// What last went wrong, so that it is logged once and not every second.
        var problem: String?
    }

    /// Takes new facts, and publishes if they changed or the tick is due; trouble leaves what is served as it was.
    @concurrent
    func step(_ last: Round, now: Timestamp = Clock.now) async -> Round {
        var round = last
        do {
            try intake?()
            let counter = try store.changeCounter()
            if counter != last.changeCounter || last.fleet == nil {
                round.fleet = try store.snapshot(at: now, historySince: viewer.cost.month(now).start)
                round.changeCounter = counter
            } else if let publishedAt = last.publishedAt, now - publishedAt < tick {
                return round
            }
            if let fleet = round.fleet { try publish(viewer.view(of: fleet, at: now)) }
            round.publishedAt = now
            round.problem = nil
        } catch {
            let problem = ErrorSentence(error)?.text ?? "\(error)"
            if problem != last.problem {
                logger.error("publication kept as it was", metadata: ["problem": "\(problem.withoutControlCharacters)"])
            }
            round.problem = problem
        }
        return round
    }

    private func publish(_ view: FleetView) throws {
        let summary = FleetSummary(of: view.fleet, assessment: view.assessment, cost: view.cost)
        board.publish(
            Publication(
                at: view.fleet.at,
                metrics: MetricsInput(view, settings: viewer.metrics).render(),
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
