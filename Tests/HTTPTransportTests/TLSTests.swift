import HTTPTransport
import Testing

@Suite(.enabled(if: Nginx.missing == nil, Nginx.missing), .timeLimit(.minutes(10)))
struct TLSTests {
    private func transport(trusting server: Nginx) -> CurlTransport {
        CurlTransport(.direct { $0.authoritiesFile = server.certificate })
    }

    @Test func `HTTP 2 is spoken with a server that is trusted`() async throws {
        let server = try Nginx()
        let response = try await transport(trusting: server).send(HTTPRequest(server.url + "/echo/x?y=1"))
        #expect(response.status == 200)
        #expect(response.version == "2")
        #expect(response.text == "/echo/x?y=1")
    }

    @Test func `the system does not trust a certificate of its own making`() async throws {
        let server = try Nginx()
        let failure = try await failure(of: CurlTransport(.direct()), HTTPRequest(server.url + "/echo/x"))
        #expect(failure.kind == .tls)
        #expect(!failure.isWorthRetrying)
        #expect(failure.message.contains("certificate"))
    }

    @Test func `a trusted certificate is for its own names`() async throws {
        let server = try Nginx()
        let url = "https://localhost:\(server.port)/echo/x"
        let failure = try await failure(of: transport(trusting: server), HTTPRequest(url))
        #expect(failure.kind == .tls)
        #expect(failure.message.hasPrefix("localhost:\(server.port): "))
    }

    @Test func `a file of authorities that is not there fails`() async throws {
        let server = try Nginx()
        let transport = CurlTransport(.direct { $0.authoritiesFile = "/nowhere/ca.pem" })
        let failure = try await failure(of: transport, HTTPRequest(server.url))
        #expect(failure.kind == .tls)
        #expect(!failure.isWorthRetrying)
    }

    @Test func `a server without TLS fails`() async throws {
        let server = try LoopbackServer { connection in connection.write(answer("x")) }
        let (request, transport) = (HTTPRequest("https://127.0.0.1:\(server.port)/"), CurlTransport(.direct()))
        #expect(try await failure(of: transport, request).kind == .tls)
    }

    @Test func `300 requests at once share one connection`() async throws {
        let server = try Nginx()
        let transport = transport(trusting: server)
        let url = server.url
        let responses = try await withThrowingTaskGroup { group in
            for number in 1...300 {
                group.addTask { (number, try await transport.send(HTTPRequest(url + "/echo/\(number)"))) }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(responses.count == 300)
        #expect(responses.allSatisfy { $1.text == "/echo/\($0)" })
        #expect(Set(responses.map { $0.1.headers["x-connection"] }).count == 1)
    }

    @Test func `large answers side by side arrive whole`() async throws {
        let text = String((0..<200_000).map { "\($0)," }.joined())
        let server = try Nginx(files: ["large": text])
        let transport = transport(trusting: server)
        let url = server.url
        let bodies = try await withThrowingTaskGroup { group in
            for _ in 1...40 {
                group.addTask { try await transport.send(HTTPRequest(url + "/large")).body }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(bodies.count == 40)
        #expect(bodies.allSatisfy { $0 == Array(text.utf8) })
    }

    @Test func `a compressed answer is decompressed`() async throws {
        let text = String(repeating: "0123456789", count: 100_000)
        let server = try Nginx(files: ["file": text])
        let response = try await transport(trusting: server).send(HTTPRequest(server.url + "/file"))
        #expect(response.headers["content-encoding"] == "gzip")
        #expect(response.text == text)
    }

    @Test func `what counts is the size after decompression`() async throws {
        let server = try Nginx(files: ["bomb": String(repeating: "0", count: 4 << 20)])
        let settings = TransportSettings.direct { settings in
            settings.authoritiesFile = server.certificate
            settings.largestBody = 1 << 20
        }
        let transport = CurlTransport(settings)
        #expect(try await failure(of: transport, HTTPRequest(server.url + "/bomb")).kind == .tooLarge)
        // The connection is as good as before.
        #expect(try await transport.send(HTTPRequest(server.url + "/echo/x")).text == "/echo/x")
    }

    @Test func `canceling one transfer leaves its neighbors alone`() async throws {
        let text = String(repeating: "0123456789", count: 500_000)
        let server = try Nginx(files: ["file": text])
        let transport = transport(trusting: server)
        let request = HTTPRequest(server.url + "/file")
        let canceled = (1...10).map { _ in Task { try await transport.send(request) } }
        let kept = (1...10).map { _ in Task { try await transport.send(request).body.count } }
        for task in canceled { task.cancel() }
        for task in kept { #expect(try await task.value == text.utf8.count) }
        for task in canceled { _ = await task.result }
    }
}
