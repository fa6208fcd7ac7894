import Foundation
import Hummingbird
import NIOCore
import NIOPosix
import Server
import Testing

/// Answers of many megabytes.
@Suite(.serialized, .enabled(if: Curl.missing == nil, Curl.missing), .timeLimit(.minutes(10)))
struct LargeAnswerTests {
    private static let head = "Host: x\r\n"

    @Test func `50 MB arrive whole, time and again`() async throws {
        let body = ByteBuffer.varied

        let router = Router<BasicRequestContext>.small
        router.get("/large") { _, _ in Response(status: .ok, body: ResponseBody(byteBuffer: body)) }
        let file = NSTemporaryDirectory() + "large-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try await RunningListener.with(router) { server in
            for _ in 1...3 {
                let answer = try await Curl.get("\(server.url)/large", "--output", file)
                #expect(answer.status == 200)
                #expect(try Data(contentsOf: URL(filePath: file)) == Data(body.readableBytesView))
            }
        }
    }

    @Test func `answers to requests in a row come in their order`() async throws {
        try await RunningListener.with(.large(3_000_000)) { server in
            let (large, small) = ("GET /large HTTP/1.1\r\nHost: x\r\n", "GET /metrics HTTP/1.1\r\nHost: x\r\n")
            let texts = [large, small, large, small].joined(separator: "\r\n") + "Connection: close\r\n\r\n"
            let answer = try await RawAnswer(port: server.port, sending: texts)
            #expect(answer.bytes > 6_000_000 && answer.bytes < 6_002_000)
        }
    }

    @Test func `a client that has nothing more to say hears the whole answer`() async throws {
        try await RunningListener.with(.large(20_000_000)) { server in
            let ask = "GET /large HTTP/1.1\r\nHost: x\r\n\r\n"
            let answer = try await RawAnswer(port: server.port, sending: ask, isEnding: true)
            #expect(answer.bytes > 20_000_000 && !answer.isReset)
        }
    }

    @Test func `500 clients at once are answered while 50 read nothing, and nothing is copied for any of them`()
        async throws
    {
        try await RunningListener.with(.large(2_000_000)) { server in
            let before = residentBytes()
            let stuck = try await Self.gather(50) { try await StuckClient(port: server.port, asking: "/large") }
            let ask = "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let answers = try await Self.gather(500) { try await RawAnswer(port: server.port, sending: ask) }
            #expect(answers.count == 500)
            #expect(answers.allSatisfy { $0.statuses.first == "200" && $0.bytes > 2_000_000 && !$0.isReset })
            #expect(stuck.allSatisfy { $0.channel.isActive })
            // 550 copies would be 1.1 GB; other tests run meanwhile.
            #expect(residentBytes() - before < 800_000_000)
            for client in stuck { try await client.channel.close() }
        }
    }

    @Test func `those who read nothing are dropped, all of them`() async throws {
        try await RunningListener.with(.large(2_000_000), limits: .but { $0.stall = .seconds(1) }) { server in
            let stuck = try await Self.gather(50) { try await StuckClient(port: server.port, asking: "/large") }
            for client in stuck { try? await client.channel.closeFuture.get() }
            #expect(try await Curl.get("\(server.url)/metrics").status == 200)
        }
    }

    private static func gather<Value: Sendable>(
        _ count: Int,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> [Value] {
        try await withThrowingTaskGroup(of: Value.self) { group in
            for _ in 0..<count { group.addTask { try await body() } }
            var values: [Value] = []
            for try await value in group { values.append(value) }
            return values
        }
    }
}

/// The memory that the process has in use.
private func residentBytes() -> Int {
    let figures = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return (figures.count > 1 ? Int(figures[1]) ?? 0 : 0) * 4_096
}
