import Foundation
import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct FailureTests {
    private static let secret = "s3cr3t"

    private let transport = CurlTransport(.direct { $0.largestBody = 1_000 })

    /// A request full of secrets.
    private func request(_ server: LoopbackServer) -> HTTPRequest {
        let url = "http://user:\(Self.secret)@127.0.0.1:\(server.port)/\(Self.secret)?key=\(Self.secret)"
        let headers = [HTTPField("Authorization", "Bearer \(Self.secret)")]
        return HTTPRequest("POST", url, headers: headers, body: Array(Self.secret.utf8))
    }

    @Test(arguments: BrokenAnswer.allCases)
    func `an answer that is not one fails`(broken: BrokenAnswer) async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read()
            connection.write(broken.text)
        }
        let kind = broken.kind
        let failure = try await failure(of: transport, request(server))
        #expect(failure.kind == kind)
        #expect(failure.isWorthRetrying == (kind == .network))
        #expect(failure.message.hasPrefix("127.0.0.1:\(server.port): "))
        #expect(!failure.message.contains(Self.secret))
        #expect(!failure.message.contains("\n"))
    }

    @Test func `an answer as large as allowed is taken`() async throws {
        let server = try LoopbackServer(answering: { _ in answer(String(repeating: "x", count: 1_000)) })
        #expect(try await transport.send(HTTPRequest(server.url)).body.count == 1_000)
    }

    @Test func `a connection that is reset fails`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            connection.reset()
        }
        let failure = try await failure(of: transport, HTTPRequest(server.url))
        #expect(failure.kind == .network)
        #expect(failure.isWorthRetrying)
    }

    @Test func `a port without a server fails`() async throws {
        let port = try LoopbackServer.freePort()
        let failure = try await failure(of: transport, HTTPRequest("http://127.0.0.1:\(port)/"))
        #expect(failure.kind == .network)
        // libcurl's own words, which say more than the name of the failure.
        #expect(failure.message.contains(" port \(port) "))
    }

    @Test func `a server that is silent fails after the total time`() async throws {
        let server = try LoopbackServer { connection in while connection.read() != nil {} }
        var request = request(server)
        request.totalTimeout = .milliseconds(100)
        let failure = try await failure(of: transport, request)
        #expect(failure.kind == .timeout)
        #expect(failure.isWorthRetrying)
        #expect(!failure.message.contains(Self.secret))
    }

    @Test func `the settings' total time holds where the request has none`() async throws {
        let server = try LoopbackServer { connection in while connection.read() != nil {} }
        let transport = CurlTransport(.direct { $0.totalTimeout = .milliseconds(100) })
        #expect(try await failure(of: transport, HTTPRequest(server.url)).kind == .timeout)
    }

    @Test func `a listener that does not accept fails after the time to connect`() async throws {
        let (listener, port) = try LoopbackServer.listen(backlog: 1)
        defer { close(listener) }
        let transport = CurlTransport(.direct { $0.connectTimeout = .milliseconds(100) })
        let failure = try await failure(of: transport, HTTPRequest("https://127.0.0.1:\(port)/"))
        #expect(failure.kind == .timeout)
    }

    @Test func `an answer that trickles fails`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
            _ = connection.read()
        }
        let transport = CurlTransport(
            .direct { settings in
                settings.slowestRate = 1_000
                settings.slowTimeout = .seconds(1)
            }
        )
        #expect(try await failure(of: transport, HTTPRequest(server.url)).kind == .timeout)
    }

    @Test(arguments: [
        HTTPRequest("file:///etc/passwd"), HTTPRequest("gopher://127.0.0.1/"), HTTPRequest(""), HTTPRequest("http://"),
        HTTPRequest("http://127.0.0.1/a b"), HTTPRequest("http://127.0.0.1/\r\nX: y"),
        HTTPRequest("http://127.0.0.1\0.x/"),
        HTTPRequest("GET / HTTP/1.1\r\nX: y", "http://127.0.0.1/"), HTTPRequest("", "http://127.0.0.1/"),
        HTTPRequest("http://127.0.0.1/", headers: [HTTPField("X: y\r\nZ", "")]),
        HTTPRequest("http://127.0.0.1/", headers: [HTTPField("", "x")]),
        HTTPRequest("http://127.0.0.1/", headers: [HTTPField("X", "\(secret)\r\nZ: y")]),
        HTTPRequest("http://127.0.0.1/", headers: [HTTPField("X", "\(secret)\0")]),
    ])
    func `what cannot be sent as it is meant is not sent`(request: HTTPRequest) async throws {
        let failure = try await failure(of: transport, request)
        #expect(failure.kind == .malformed)
        #expect(!failure.isWorthRetrying)
        #expect(!failure.message.contains(Self.secret))
        #expect(!failure.message.contains("\n"))
    }

    @Test func `printing a request shows no secret`() {
        let url = "https://user:\(Self.secret)@example.com:8443/\(Self.secret)?key=\(Self.secret)"
        let field = HTTPField("Authorization", Self.secret)
        let request = HTTPRequest("POST", url, headers: [field], body: Array(Self.secret.utf8))
        var dumped = ""
        dump(request, to: &dumped)
        dump(field, to: &dumped)
        for text in ["\(request)", String(reflecting: request), "\([field])", String(reflecting: field), dumped] {
            #expect(!text.contains(Self.secret))
        }
        #expect("\(request)" == "POST example.com:8443")
    }
}
