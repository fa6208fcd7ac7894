import Foundation
import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ProxyTests {
    /// A proxy that answers by itself, and says so.
    private static func proxy() throws -> LoopbackServer {
        try LoopbackServer(answering: { answer("proxy \($0.target)") })
    }

    private func transport(_ proxy: LoopbackServer, except: String = "") -> CurlTransport {
        var settings = TransportSettings()
        settings.proxy = .fixed(url: "http://user:s3cr3t@127.0.0.1:\(proxy.port)", except: except)
        return CurlTransport(settings)
    }

    @Test func `a proxy is asked for every host`() async throws {
        let proxy = try Self.proxy()
        let response = try await transport(proxy).send(HTTPRequest("http://example.invalid/x"))
        #expect(response.text == "proxy http://example.invalid/x")
    }

    @Test func `a host that is excepted is asked itself`() async throws {
        let (proxy, server) = (try Self.proxy(), try LoopbackServer(answering: { answer("server \($0.target)") }))
        let response = try await transport(proxy, except: "example.com,127.0.0.1").send(HTTPRequest(server.url + "/x"))
        #expect(response.text == "server /x")
        #expect(proxy.connectionCount == 0)
    }

    @Test func `a request may go past the proxy`() async throws {
        let (proxy, server) = (try Self.proxy(), try LoopbackServer(answering: { answer("server \($0.target)") }))
        let transport = transport(proxy)
        var request = HTTPRequest(server.url + "/x")
        request.usesProxy = false
        #expect(try await transport.send(request).text == "server /x")
        request.usesProxy = true
        #expect(try await transport.send(request).text == "proxy \(server.url)/x")
    }

    @Test(arguments: [("407 Proxy Authentication Required", false), ("403 Forbidden", false), ("503 Busy", true)])
    func `a proxy that does not connect fails`(status: String, isWorthRetrying: Bool) async throws {
        let proxy = try LoopbackServer(answering: { _ in answer("", status: status) })
        let failure = try await failure(of: transport(proxy), HTTPRequest("https://example.invalid/x"))
        #expect(failure.kind == .proxy)
        #expect(failure.isWorthRetrying == isWorthRetrying)
        #expect(failure.message.contains(String(status.prefix(3))))
        #expect(proxy.requests == ["CONNECT example.invalid:443 HTTP/1.1"])
    }

    @Test(arguments: [
        "nonsense://user:s3cr3t@127.0.0.1:1", "http://user:s3cr3t@proxy.invalid:1", "http://user:s3cr3t@:",
    ])
    func `no failure shows a proxy's password`(url: String) async throws {
        var settings = TransportSettings()
        settings.proxy = .fixed(url: url, except: "")
        let failure = try await failure(of: CurlTransport(settings), HTTPRequest("http://example.invalid/x"))
        #expect(!failure.message.contains("s3cr3t"))
    }

    @Test func `the surroundings name a proxy and its exceptions`() async throws {
        let (proxy, server) = (try Self.proxy(), try LoopbackServer(answering: { answer("server \($0.target)") }))
        let (proxyPort, serverPort) = (Int(proxy.port), Int(server.port))
        // A process of its own, since the environment belongs to all tests of this one.
        await #expect(processExitsWith: .success) { [proxyPort = proxyPort as Int, serverPort = serverPort as Int] in
            for (name, value) in [("http_proxy", "http://127.0.0.1:\(proxyPort)"), ("no_proxy", "127.0.0.1")] {
                unsafe setenv(name, value, 1)
            }
            let transport = CurlTransport()
            let foreign = try await transport.send(HTTPRequest("http://example.invalid/x"))
            try #require(foreign.body == Array("proxy http://example.invalid/x".utf8))
            let excepted = try await transport.send(HTTPRequest("http://127.0.0.1:\(serverPort)/x"))
            try #require(excepted.body == Array("server /x".utf8))
            for name in ["no_proxy", "NO_PROXY"] { unsafe unsetenv(name) }
            let through = try await transport.send(HTTPRequest("http://127.0.0.1:\(serverPort)/y"))
            try #require(through.body == Array("proxy http://127.0.0.1:\(serverPort)/y".utf8))
            var request = HTTPRequest("http://127.0.0.1:\(serverPort)/z")
            request.usesProxy = false
            try #require(try await transport.send(request).body == Array("server /z".utf8))
        }
        #expect(proxy.requests.count == 2)
        #expect(server.requests.count == 2)
    }
}
