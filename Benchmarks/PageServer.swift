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

    /// Renders the page, tells where it is, and serves it until it is stopped.
    func serve() async throws {
        let rendering = try Rendering(vms: vms)
        let (metrics, series) = try await rendering.page()
        let board = PublicationBoard()
        let landingPage = PageOnDemand(contentType: "text/html") { [] }
        board.publish(Publication(at: rendering.input.at, metrics: metrics, landingPage: landingPage, reports: [:]))
        let service = ExporterServer.service(
            listen: [.internet(host: "127.0.0.1", port: 0)],
            responder: ExporterServer.router(board: board).buildResponder(),
            logger: Logger(label: "page", factory: { _ in SwiftLogNoOpLogHandler() })
        ) { addresses in
            let port = addresses.first.flatMap { $0.url.split(separator: ":").last } ?? ""
            print("{\"port\": \(port), \"series\": \(series)}")
            fflush(nil)
        }
        try await service.run()
    }

    /// Renders the page seven times from nothing, and tells how long the middle one took.
    func renderAnew() async throws {
        let rendering = try Rendering(vms: vms)
        var times: [Double] = []
        for _ in 0..<7 {
            let start = ContinuousClock.now
            _ = try await rendering.page()
            times.append(Stopwatch.seconds(from: start))
        }
        print("{\"cold\": \(times.median)}")
    }
}

/// A fleet that was judged, and what it takes to make its page.
private struct Rendering {
    let input: MetricsInput
    private let layout: PageLayout

    init(vms: Int) throws {
        let fleet = MadeUpFleet(count: vms, projects: max(1, vms / 10_000)).snapshot()
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        let cost = CostEstimate(of: fleet, settings: MadeUpPage.costSettings)
        input = MadeUpPage.input(fleet, assessment, cost, nil)
        layout = try MadeUpPage.layout()
    }

    /// The page with all its bodies, compressed ones included, and how many series it has.
    func page() async throws -> (PublishedExposition, series: Int) {
        let rendered = RenderedMetrics(input, catalogue: .whole)
        let page = PublishedExposition(try await MadeUpPage.page(rendered, layout, nil))
        return (page, rendered.series.shown.reduce(0) { $0 + $1.count })
    }
}
