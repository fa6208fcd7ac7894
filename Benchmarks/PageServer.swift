import Assessment
import Cost
import Exposition
import Fleet
import FleetMetrics
import Foundation
import Hummingbird
import Logging
import NIOCore
import Publishing
import Server
import ServiceLifecycle

/// Serves the page of a made-up fleet as `serve` does, for scrapes beside those of other servers.
struct PageServer {
    let vms: Int

    /// Renders the page five times from nothing, tells how long the middle one took, and serves until it is stopped.
    func run() async throws {
        let fleet = MadeUpFleet(count: vms, projects: 1).snapshot()
        let cost = CostEstimate(of: fleet, settings: MadeUpPage.costSettings)
        let input = MadeUpPage.input(fleet, Assessment(of: fleet, settings: AssessmentSettings()), cost, nil)
        let layout = try MadeUpPage.layout()
        var times: [Double] = []
        var series = 0
        let board = PublicationBoard()
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let rendered = RenderedMetrics(input, catalogue: .whole)
            let metrics = PublishedExposition(try await MadeUpPage.page(rendered, layout, nil))
            times.append(Stopwatch.seconds(from: start))
            series = rendered.series.shown.reduce(0) { $0 + $1.count }
            board.publish(Publication(at: fleet.at, metrics: metrics, landingPage: [], reports: [:]))
        }
        let told = times.median
        let service = ExporterServer.service(
            listen: [.internet(host: "127.0.0.1", port: 0)],
            responder: ExporterServer.router(board: board).buildResponder(),
            logger: Logger(label: "page", factory: { _ in SwiftLogNoOpLogHandler() })
        ) { [series] addresses in
            let port = addresses.first.flatMap { $0.url.split(separator: ":").last } ?? ""
            print("{\"port\": \(port), \"series\": \(series), \"cold\": \(told)}")
            fflush(nil)
        }
        try await service.run()
    }
}
