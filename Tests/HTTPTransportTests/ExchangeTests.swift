import HTTPTransport
import Testing

@Suite(.timeLimit(.minutes(10)))
struct ExchangeTests {
    private let transport = CurlTransport(.direct { $0.userAgent = "tests (gzip)" })

    @Test func `an answer has its status, headers and body`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read()
            connection.write(answer("{}", status: "404 Not Found", headers: ["X-One: a ", "x-one: b", "X-Empty:"]))
        }
        let response = try await transport.send(HTTPRequest(server.url + "/v1?x=1"))
        #expect(response.status == 404)
        #expect(response.text == "{}")
        #expect(response.headers["x-one"] == "a, b")
        #expect(response.headers["x-empty"]?.isEmpty == true)
        #expect(response.version == "1.1")
        #expect(server.requests == ["GET /v1?x=1 HTTP/1.1"])
    }

    @Test func `a request has its headers and our name`() async throws {
        let server = try LoopbackServer(answering: { answer($0.head) })
        let headers = [
            HTTPField("Authorization", "Bearer x"), HTTPField("x-goog-user-project", "p"), HTTPField("x-e", ""),
        ]
        let head = try await transport.send(HTTPRequest(server.url, headers: headers)).text
        for line in [
            "Authorization: Bearer x", "x-goog-user-project: p", "x-e:", "User-Agent: tests (gzip)",
            "Accept-Encoding: gzip",
        ] {
            #expect(head.contains("\r\n\(line)\r\n"))
        }
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE", "GET"])
    func `a body is sent whole and as it is`(verb: String) async throws {
        let server = try LoopbackServer(answering: {
            answer("\($0.line) \($0.value("content-type") ?? "-") \($0.body)")
        })
        // More than libcurl sends without asking first.
        let body = "\u{0}" + String(repeating: "x", count: 2_000_000)
        let response = try await transport.send(HTTPRequest(verb, server.url, body: Array(body.utf8)))
        #expect(response.text == "\(verb) / HTTP/1.1 - \(body)")
    }

    @Test(arguments: ["POST", "DELETE", "GET"])
    func `a request may be without a body`(verb: String) async throws {
        let server = try LoopbackServer(answering: { answer("\($0.line) \($0.value("content-length") ?? "-")") })
        let response = try await transport.send(HTTPRequest(verb, server.url))
        #expect(response.text == "\(verb) / HTTP/1.1 \(verb == "POST" ? "0" : "-")")
    }

    @Test func `HEAD brings no body`() async throws {
        let server = try LoopbackServer(answering: { _ in "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" })
        let response = try await transport.send(HTTPRequest("HEAD", server.url))
        #expect(response.status == 200)
        #expect(response.body.isEmpty)
    }

    @Test func `a redirect is an answer`() async throws {
        let server = try LoopbackServer(answering: { _ in
            answer("", status: "302 Found", headers: ["Location: /elsewhere"])
        })
        let response = try await transport.send(HTTPRequest(server.url))
        #expect(response.status == 302)
        #expect(response.headers["location"] == "/elsewhere")
        #expect(server.requests.count == 1)
    }

    @Test func `interim answers and trailers leave no trace`() async throws {
        let server = try LoopbackServer { connection in
            _ = connection.read()
            connection.write("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n")
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
            connection.write("3\r\nabc\r\n0\r\nX-Trailer: y\r\n\r\n")
        }
        let response = try await transport.send(HTTPRequest(server.url))
        #expect(response.text == "abc")
        #expect(response.headers == ["transfer-encoding": "chunked"])
    }

    @Test func `requests in a row share one connection`() async throws {
        let server = try LoopbackServer(answering: { answer($0.target) })
        for number in 1...20 {
            let request = HTTPRequest(server.url + "/\(number)")
            #expect(try await transport.send(request).text == "/\(number)")
        }
        #expect(server.connectionCount == 1)
    }

    @Test func `a connection that the server closed meanwhile does no harm`() async throws {
        let server = try LoopbackServer { connection in
            guard let request = connection.read() else { return }
            connection.write(answer(request.target))
        }
        for number in 1...5 {
            #expect(try await transport.send(HTTPRequest(server.url + "/\(number)")).text == "/\(number)")
        }
        #expect(server.connectionCount == 5)
    }

    @Test func `500 requests at once get their own answers`() async throws {
        let server = try LoopbackServer(answering: { answer($0.target) })
        let answers = try await withThrowingTaskGroup { group in
            for number in 1...500 {
                group.addTask { (number, try await transport.send(HTTPRequest(server.url + "/\(number)")).text) }
            }
            return try await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
        }
        #expect(answers == Dictionary(uniqueKeysWithValues: (1...500).map { ($0, "/\($0)") }))
        #expect(server.connectionCount <= TransportSettings().concurrentTransfers)
    }
}
