import Dispatch
import Fleet
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Server
import Synchronization
import Testing

/// What the server answers, from a board and nothing else.
@Suite struct ExporterServerTests {
    private func board(published: Bool) async throws -> PublicationBoard {
        let board = PublicationBoard()
        guard published else { return board }
        board.publish(
            Publication(
                at: Timestamp(seconds: 0),
                metrics: try await SmallExposition.published(),
                landingPage: PageOnDemand(contentType: "text/html; charset=utf-8") { Array("<!DOCTYPE html>".utf8) },
                reports: ["compliance.html": PageOnDemand(contentType: "text/html") { Array("report".utf8) }]
            )
        )
        return board
    }

    @Test(arguments: [
        ("/metrics", 200, SmallExposition.text, "text/plain; version=0.0.4; charset=utf-8"),
        ("/", 200, "<!DOCTYPE html>", "text/html; charset=utf-8"),
        ("/reports/compliance.html", 200, "report", "text/html"),
        ("/-/healthy", 200, "alive\n", "text/plain; charset=utf-8"),
        ("/-/ready", 200, "ready\n", "text/plain; charset=utf-8"),
    ])
    func `a publication is sent as it is`(path: String, status: Int, body: String, type: String) async throws {
        let application = Application(router: ExporterServer.router(board: try await board(published: true)))
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
        let application = Application(router: ExporterServer.router(board: try await board(published: false)))
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status.code == status)
        }
    }

    @Test(arguments: ["/nothing", "/reports/nothing", "/reports/../metrics", "/metrics/x"])
    func `what is not there is not found`(path: String) async throws {
        let application = Application(router: ExporterServer.router(board: try await board(published: true)))
        try await application.test(.router) { client in
            let answer = try await client.execute(uri: path, method: .get)
            #expect(answer.status == .notFound)
        }
    }

    private static let scrapes: [(query: String, headers: HTTPFields, body: String, type: String)] = [
        (
            "", [.accept: "application/openmetrics-text;version=1.0.0"], SmallExposition.openMetrics,
            "application/openmetrics-text; version=1.0.0; charset=utf-8"
        ),
        (
            "", [.accept: "text/plain;version=1.0.0;escaping=dots"], SmallExposition.text,
            "text/plain; version=1.0.0; charset=utf-8; escaping=dots"
        ),
        ("?name[]=demo_up", [:], SmallExposition.up, "text/plain; version=0.0.4; charset=utf-8"),
        ("?name%5B%5D=demo_up", [:], SmallExposition.up, "text/plain; version=0.0.4; charset=utf-8"),
        ("?collect[]=self", [:], SmallExposition.up, "text/plain; version=0.0.4; charset=utf-8"),
        ("?collect[]=self&name[]=demo_fact", [:], SmallExposition.text, "text/plain; version=0.0.4; charset=utf-8"),
    ]

    @Test(arguments: scrapes)
    func `a scrape gets what it asks for`(
        scrape: (query: String, headers: HTTPFields, body: String, type: String)
    ) async throws {
        let router = ExporterServer.router(board: try await board(published: true), groups: ["self": ["demo_up"]])
        try await Application(router: router).test(.router) { client in
            let answer = try await client.execute(uri: "/metrics\(scrape.query)", method: .get, headers: scrape.headers)
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body) == scrape.body)
            #expect(answer.headers[.contentType] == scrape.type)
            #expect(answer.headers[.vary] == "Accept, Accept-Encoding")
            #expect(answer.headers[.contentEncoding] == nil)
        }
    }

    @Test func `gzip is told of and has its own length`() async throws {
        let router = ExporterServer.router(board: try await board(published: true))
        try await Application(router: router).test(.live) { client in
            let headers: HTTPFields = [.acceptEncoding: "gzip"]
            let answer = try await client.execute(uri: "/metrics", method: .get, headers: headers)
            #expect(answer.headers[.contentEncoding] == "gzip")
            #expect(answer.headers[.contentLength] == "\(answer.body.readableBytes)")
            #expect(Array(answer.body.readableBytesView.prefix(3)) == [0x1F, 0x8B, 8])
            let head = try await client.execute(uri: "/metrics", method: .head, headers: headers)
            #expect(head.body.readableBytes == 0)
            #expect(head.headers[.contentLength] == answer.headers[.contentLength])
        }
    }

    @Test(arguments: ["?name[]=demo_unknown", "?collect[]=all", "?name[]=", "?name[]=demo_up&name[]=x"])
    func `what is not there to be scraped is refused in a sentence`(query: String) async throws {
        let router = ExporterServer.router(board: try await board(published: true), groups: ["self": ["demo_up"]])
        try await Application(router: router).test(.router) { client in
            let answer = try await client.execute(uri: "/metrics\(query)", method: .get)
            #expect(answer.status == .badRequest)
            #expect(String(buffer: answer.body).contains("there is no such"))
        }
    }

    @Test func `a report is made once, for all who ask for it`() async throws {
        let counter = Counter()
        let page = PageOnDemand(contentType: "text/html") { counter.next() }
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<20 { group.addTask { try await Self.bytes(of: page) } }
            for try await body in group { #expect(body == [1]) }
        }
        #expect(try await Self.bytes(of: page) == [1])
    }

    private static func bytes(of page: PageOnDemand) async throws -> [UInt8] {
        Array(try #require(try await page.body()).readableBytesView)
    }

    @Test
    func `where too many wait for a report others are told to come again, and it does not keep other pages waiting`()
        async throws
    {
        let gate = DispatchSemaphore(value: 0)
        let line = PageLine(most: 1)
        let slow = PageOnDemand(contentType: "text/html", in: line) {
            gate.wait()
            return Array("slow".utf8)
        }
        let quick = PageOnDemand(contentType: "text/html", in: .glances) { Array("quick".utf8) }
        let board = try await board(published: true)
        let metrics = try #require(board.current).metrics
        board.publish(
            Publication(at: Timestamp(seconds: 0), metrics: metrics, landingPage: quick, reports: ["slow.html": slow])
        )
        let router = ExporterServer.router(board: board)
        try await Application(router: router).test(.router) { client in
            try await withThrowingTaskGroup(of: TestResponse.self) { group in
                for _ in 0..<2 {
                    group.addTask { try await client.execute(uri: "/reports/slow.html", method: .get) }
                }
                // Whoever comes first holds the only place, and the other is sent away.
                let refused = try #require(try await group.next())
                #expect(refused.status == .serviceUnavailable && refused.headers[.retryAfter] == "10")
                #expect(String(buffer: try await client.execute(uri: "/", method: .get).body) == "quick")
                gate.signal()
                #expect(try await group.next()?.status == .ok)
            }
        }
    }

    @Test func `a report that could not be made is tried again`() async throws {
        let counter = Counter()
        let page = PageOnDemand(contentType: "text/html") {
            let number = counter.next()
            if number == [1] { throw HTTPError(.internalServerError) }
            return number
        }
        await #expect(throws: HTTPError.self) { try await page.body() }
        #expect(try await Self.bytes(of: page) == [2])
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
