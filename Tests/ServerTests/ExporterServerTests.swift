import Fleet
import Hummingbird
import HummingbirdTesting
import NIOCore
import Server
import Synchronization
import Testing

/// What the server answers, from a board and nothing else.
@Suite struct ExporterServerTests {
    private func board(published: Bool) -> PublicationBoard {
        let board = PublicationBoard()
        guard published else { return board }
        board.publish(
            Publication(
                at: Timestamp(seconds: 0),
                metrics: Array("vmmanager_up 1\n".utf8),
                landingPage: Array("<!DOCTYPE html>".utf8),
                reports: ["compliance.html": PageOnDemand(contentType: "text/html") { Array("report".utf8) }]
            )
        )
        return board
    }

    @Test(arguments: [
        ("/metrics", 200, "vmmanager_up 1\n", "text/plain; version=0.0.4; charset=utf-8"),
        ("/", 200, "<!DOCTYPE html>", "text/html; charset=utf-8"),
        ("/reports/compliance.html", 200, "report", "text/html"),
        ("/-/healthy", 200, "alive\n", "text/plain; charset=utf-8"),
        ("/-/ready", 200, "ready\n", "text/plain; charset=utf-8"),
    ])
    func `a publication is sent as it is`(path: String, status: Int, body: String, type: String) async throws {
        let application = Application(router: ExporterServer.router(board: board(published: true)))
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status.code == status)
            #expect(String(buffer: answer.body) == body)
            #expect(answer.headers[.contentType] == type)
            #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        }
    }

    @Test(arguments: [("/metrics", 503), ("/", 503), ("/-/ready", 503), ("/-/healthy", 200), ("/reports/x", 404)])
    func `before the first publication only the process is healthy`(path: String, status: Int) async throws {
        let application = Application(router: ExporterServer.router(board: board(published: false)))
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status.code == status)
        }
    }

    @Test(arguments: ["/nothing", "/reports/nothing", "/reports/../metrics", "/metrics/x"])
    func `what is not there is not found`(path: String) async throws {
        let application = Application(router: ExporterServer.router(board: board(published: true)))
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status == .notFound)
        }
    }

    @Test func `a report is made once`() throws {
        let counter = Counter()
        let page = PageOnDemand(contentType: "text/html") { counter.next() }
        #expect(try page.body() == page.body())
    }
}

/// Gives another body each time.
private final class Counter: Sendable {
    private let value = Mutex<UInt8>(0)

    func next() -> [UInt8] {
        value.withLock {
            $0 += 1
            return [$0]
        }
    }
}
