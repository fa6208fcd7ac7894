import Hummingbird
import NIOCore
import NIOPosix
import Server
import Testing

/// What no client can take from the others.
@Suite(.enabled(if: Curl.missing == nil, Curl.missing), .timeLimit(.minutes(10))) struct LimitsTests {
    private static let ask = "GET /metrics HTTP/1.1\r\nHost: x\r\n"

    @Test(arguments: ["GET /metr", "GET /metrics HTTP/1.1\r\nHost: x\r\nAccept: a", "\r\n"])
    func `a head that does not end is not waited for`(beginning: String) async throws {
        try await RunningListener.with(limits: .but { $0.head = .milliseconds(200) }) { server in
            let answer = try await RawAnswer(port: server.port, sending: beginning)
            #expect(answer.bytes == 0)
            #expect(server.log.holding("a client took too long to ask").count == 1)
        }
    }

    @Test func `a body that does not come is not waited for`() async throws {
        try await RunningListener.with(limits: .but { $0.requestBody = .milliseconds(200) }) { server in
            _ = try await RawAnswer(port: server.port, sending: Self.ask + "Content-Length: 9\r\n\r\n1234")
            #expect(server.log.holding("the client takes too long").count == 1)
        }
    }

    @Test func `a quiet connection is closed in peace`() async throws {
        try await RunningListener.with(limits: .but { $0.quiet = .seconds(5) }) { server in
            let answer = try await RawAnswer(port: server.port, sending: Self.ask + "\r\n", Self.ask + "\r\n")
            #expect(answer.statuses == ["200", "200"])
            #expect(!answer.isReset)
            #expect(server.log.holding("took too long").isEmpty)
        }
    }

    @Test func `a head that is too long is refused`() async throws {
        let heads = [
            Self.ask + "X: \(String(repeating: "x", count: 40_000))\r\n\r\n",
            Self.ask + (0..<200).map { "X\($0): x\r\n" }.joined() + "\r\n",
            "GET /\(String(repeating: "x", count: 200_000)) HTTP/1.1\r\nHost: x\r\n\r\n",
        ]
        try await RunningListener.with { server in
            for head in heads {
                let answer = try await RawAnswer(port: server.port, sending: head)
                #expect(answer.statuses == ["400"])
            }
        }
    }

    @Test func `a body without an announced length ends where it is too long`() async throws {
        try await RunningListener.with(limits: .but { $0.requestBytes = 1_000 }) { server in
            let piece = "400\r\n\(String(repeating: "x", count: 1_024))\r\n"
            let head = Self.ask + "Transfer-Encoding: chunked\r\n\r\n"
            _ = try await RawAnswer(port: server.port, sending: head, piece, piece)
            #expect(server.log.holding("the request is too large").count == 1)
        }
    }

    @Test func `who takes nothing of an answer is dropped, however much of it is left`() async throws {
        try await RunningListener.with(.large(100_000_000), limits: .but { $0.stall = .milliseconds(300) }) { server in
            let client = try await StuckClient(port: server.port, asking: "/large")
            try? await client.channel.closeFuture.get()
            #expect(server.log.holding("the client takes too long").count == 1)
        }
    }

    @Test func `requests past the cap are told to come again, questions after health are answered`() async throws {
        let limits = ServerLimits.but { $0.requests = 1 }
        let (begun, continuation) = AsyncStream<Void>.makeStream()
        try await RunningListener.with(.large(50_000_000) { continuation.yield() }, limits: limits) { server in
            let client = try await StuckClient(port: server.port, asking: "/large")
            for await _ in begun { break }
            let refused = try await Curl.get("\(server.url)/metrics")
            #expect(refused.status == 503 && refused.header("Retry-After") == "1")
            #expect(try await Curl.get("\(server.url)/-/healthy").status == 200)
            try await client.channel.close()
            let later = try await until {
                let answer = try await Curl.get("\(server.url)/metrics")
                return answer.status == 503 ? nil : answer
            }
            #expect(later.status == 200)
        }
    }

    @Test func `of too many connections one that is quiet goes`() async throws {
        try await RunningListener.with(limits: .but { $0.connections = 2 }) { server in
            let connect = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            let first = try await connect.connect(host: "127.0.0.1", port: server.port).get()
            let second = try await connect.connect(host: "127.0.0.1", port: server.port).get()
            #expect(try await Curl.get("\(server.url)/metrics").status == 200)
            // Connections are taken in by several threads: which of the two was first there is not known here.
            let left = try await until { first.isActive == second.isActive ? nil : first.isActive ? first : second }
            #expect(server.log.holding("quiet for longest").count == 1)
            try await left.close()
        }
    }

    @Test func `where all connections are busy a new one is refused`() async throws {
        let limits = ServerLimits.but { $0.connections = 2 }
        let (begun, continuation) = AsyncStream<Void>.makeStream()
        try await RunningListener.with(.large(50_000_000) { continuation.yield() }, limits: limits) { server in
            var beginnings = begun.makeAsyncIterator()
            let first = try await StuckClient(port: server.port, asking: "/large")
            await beginnings.next()
            let second = try await StuckClient(port: server.port, asking: "/large")
            await beginnings.next()
            let refused = try await Curl.get("\(server.url)/-/healthy")
            #expect(refused.status == 0)
            #expect(server.log.holding("all are busy").count == 1)
            for client in [first, second] { try? await client.channel.close() }
            let later = try await until {
                let answer = try await Curl.get("\(server.url)/-/healthy")
                return answer.status == 0 ? nil : answer
            }
            #expect(later.status == 200)
        }
    }

    @Test func `the end of the server waits for answers, though not for those who take nothing`() async throws {
        let outcome = AsyncStream<RawAnswer>.makeStream()
        try await RunningListener.with(.large(50_000_000), limits: .but { $0.farewell = .milliseconds(300) }) {
            server in
            _ = try await StuckClient(port: server.port, asking: "/large")
            let ask = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            outcome.continuation.yield(try await RawAnswer(port: server.port, sending: ask))
        }
        for await answer in outcome.stream {
            #expect(answer.bytes > 50_000_000)
            break
        }
    }
}
