import CZlib
import Glibc
import NIOCore
import Testing

@testable import FleetSimulator

/// What a client sees on the wire.
@Suite struct SimulatorServerTests {
    /// 20,000 bytes, which differ so that their order can be seen.
    private static let long = (0..<4_000).map { String(10_000 + $0) }.joined()

    /// More than any socket takes at once.
    private static let big = [UInt8](repeating: UInt8(ascii: " "), count: 16 << 20)

    private let methods = [
        APIMethod("big.get", .osConfig, "GET", "/v1/big") { _ throws(APIError) in .written(Self.big) },
        APIMethod("text.get", .osConfig, "GET", "/v1/text") { _ throws(APIError) in .text(Self.long) },
        APIMethod("echo.get", .osConfig, "GET", "/v1/echo/{name}") { call throws(APIError) in
            [
                "name": .text(call.variable("name")), "query": .text(call.request.parameter("q") ?? ""),
                "header": .text(call.request.headers["x-test", default: ""]), "identity": .text(call.identity),
            ]
        },
        APIMethod("numbers.list", .osConfig, "GET", "/v1/numbers") { call throws(APIError) in
            let page = try call.page(over: 0..<5, defaultSize: 3, maximum: 10) { .integer($0) }
            return ["items": .list(page.items), "nextPageToken": page.nextPageToken]
        },
        APIMethod("echo.post", .osConfig, "POST", "/v1/echo") { call throws(APIError) in
            ["bytes": .integer(call.request.body.count)]
        },
    ]
    private let body = Array("\"\(long)\"".utf8)

    private func seen(
        _ kind: Fault.Kind? = nil,
        _ target: String = "/v1/text",
        headers: [String] = [],
        check: (RawConnection, [Duration]) throws -> Void
    ) async throws {
        try await RunningServer.with(methods: methods, faults: kind.map { [Fault($0)] } ?? []) { server in
            let connection = try await server.ask(target, headers: headers)
            try check(connection, server.pauses.all)
        }
    }

    @Test func `an answer arrives whole`() async throws {
        try await seen { connection, pauses in
            #expect(connection.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
            #expect(connection.header("content-length") == String(body.count))
            #expect(connection.header("content-type") == "application/json; charset=UTF-8")
            #expect(connection.header("server") == "ESF")
            #expect(connection.header("date") != nil)
            #expect(connection.header("content-encoding") == nil)
            #expect(connection.body == body)
            #expect(connection.error == nil)
            #expect(pauses.isEmpty)
        }
    }

    @Test func `a request arrives whole`() async throws {
        let target = "/v1/echo/a%20b?q=x%26y+z"
        let headers = ["X-Test: first", "X-Test: last", "Authorization: Basic eDp5"]
        try await seen(nil, target, headers: headers) { connection, _ in
            #expect(connection.head.hasPrefix("HTTP/1.1 401 "))
            #expect(connection.header("www-authenticate")?.contains("invalid_token") == true)
        }
        try await seen(nil, target, headers: Array(headers.prefix(2))) { connection, _ in
            #expect(
                String(decoding: connection.body, as: UTF8.self)
                    == #"{"name":"a b","query":"x&y z","header":"last","identity":"anonymous"}"#
            )
        }
    }

    @Test(arguments: [(5, 200), (1 << 20, 200), ((1 << 20) + 1, 413)])
    func `a body may be a mebibyte long`(length: Int, status: Int) async throws {
        try await RunningServer.with(methods: methods) { server in
            let body = String(repeating: "x", count: length)
            let connection = try await server.ask("/v1/echo", verb: "POST", body: body)
            #expect(connection.head.hasPrefix("HTTP/1.1 \(status) "))
            let text = String(decoding: connection.body, as: UTF8.self)
            #expect(text.contains(status == 200 ? "{\"bytes\":\(length)}" : "exceeds the limit: 1048576 bytes."))
        }
    }

    @Test(arguments: ["/%FF", "/v1/text?x=%C3", "text"])
    func `a target that is no path is refused`(target: String) async throws {
        try await seen(nil, target) { connection, _ in #expect(connection.head.hasPrefix("HTTP/1.1 400 ")) }
    }

    @Test func `a connection is kept for more requests`() async throws {
        try await RunningServer.with(methods: methods) { server in
            let first = "GET /v1/echo/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"
            let last = "GET /v1/echo/2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            let connection = try await RawConnection(port: server.port, sending: first + first + last)
            #expect(connection.text.split(separator: "HTTP/1.1 200 OK").count == 3)
            #expect(connection.text.contains(#""name":"2""#))
            #expect(connection.error == nil)
        }
    }

    @Test func `a late answer is late`() async throws {
        try await seen(.slow(.seconds(30))) { connection, pauses in
            #expect(pauses == [.seconds(30)])
            #expect(connection.body == body)
        }
    }

    @Test func `an answer in drops takes its time and is whole`() async throws {
        try await seen(.trickle(.seconds(60))) { connection, pauses in
            #expect(pauses == Array(repeating: .seconds(3), count: 20))
            #expect(connection.header("content-length") == String(body.count))
            #expect(connection.body == body)
        }
    }

    @Test func `a reset connection says nothing`() async throws {
        try await seen(.reset) { connection, _ in
            #expect(connection.error?.errnoCode == ECONNRESET)
            #expect(connection.text.isEmpty)
        }
    }

    @Test func `half an answer promises a whole one`() async throws {
        try await seen(.truncatedBody) { connection, _ in
            #expect(connection.header("content-length") == String(body.count))
            #expect(connection.body == Array(body.prefix(body.count / 2)))
            #expect(connection.error == nil)
        }
    }

    @Test func `a big answer arrives, and half of one as half`() async throws {
        try await seen(nil, "/v1/big") { connection, _ in
            #expect(connection.body.count == Self.big.count)
        }
        try await seen(.truncatedBody, "/v1/big") { connection, _ in
            #expect(connection.header("content-length") == String(Self.big.count))
            #expect(connection.body.count == Self.big.count / 2)
        }
    }

    @Test func `JSON may stop in the middle of a whole answer`() async throws {
        try await seen(.truncatedJSON) { connection, _ in
            #expect(connection.header("content-length") == String(body.count / 2))
            #expect(connection.body == Array(body.prefix(body.count / 2)))
        }
    }

    @Test(arguments: [
        (Fault.Kind.rateLimited(retryAfter: 7), 429, "RATE_LIMIT_EXCEEDED"), (.serverError(500), 500, "INTERNAL"),
        (.serverError(502), 502, "<!DOCTYPE html>"), (.serverError(503), 503, "UNAVAILABLE"),
        (.serverError(504), 504, "<!DOCTYPE html>"), (.denied, 403, "PERMISSION_DENIED"),
        (.apiDisabled, 403, "SERVICE_DISABLED"), (.perimeter, 403, "VPC_SERVICE_CONTROLS"),
        (.unauthenticated, 401, "UNAUTHENTICATED"), (.notFound, 404, "NOT_FOUND"), (.wrongTypes, 200, "20000"),
    ])
    func `a fault arrives as it is meant`(kind: Fault.Kind, status: Int, word: String) async throws {
        try await seen(kind) { connection, _ in
            #expect(connection.head.hasPrefix("HTTP/1.1 \(status) "))
            #expect(connection.text.contains(word))
            #expect(connection.header("content-length") == String(connection.body.count))
            #expect(connection.header("retry-after") == (status == 429 ? "7" : nil))
        }
    }

    @Test(arguments: [
        (Fault.Kind.repeatedToken, "sim_3", #"{"items":[3,4],"nextPageToken":"sim_3"}"#),
        (.emptyAfterToken, "sim_3", "{}"), (.shortPages(1), "sim_3", #"{"items":[3],"nextPageToken":"sim_4"}"#),
    ])
    func `pages go wrong as they are meant to`(kind: Fault.Kind, token: String, page: String) async throws {
        try await seen(kind, "/v1/numbers?pageToken=\(token)") { connection, _ in
            #expect(String(decoding: connection.body, as: UTF8.self) == page)
        }
    }

    @Test(arguments: ["gzip", "deflate, gzip;q=0.5", "GZIP", "*"])
    func `who accepts gzip gets it`(accepted: String) async throws {
        try await seen(nil, headers: ["Accept-Encoding: \(accepted)"]) { connection, _ in
            #expect(connection.header("content-encoding") == "gzip")
            #expect(connection.header("content-length") == String(connection.body.count))
            #expect(connection.head.contains("Accept-Encoding"))
            #expect(connection.body.count < body.count)
            #expect(inflated(connection.body) == body)
        }
    }

    @Test(arguments: ["identity", "gzip;q=0", "gzip; q=0.0", "br", ""])
    func `who does not accept gzip gets none`(accepted: String) async throws {
        try await seen(nil, headers: ["Accept-Encoding: \(accepted)"]) { connection, _ in
            #expect(connection.header("content-encoding") == nil)
            #expect(connection.body == body)
        }
    }

    @Test func `what is short is not compressed`() async throws {
        try await seen(nil, "/v1/echo/1", headers: ["Accept-Encoding: gzip"]) { connection, _ in
            #expect(connection.header("content-encoding") == nil)
            #expect(connection.text.contains(#""name":"1""#))
        }
    }

    @Test func `half of a compressed answer is half of what was compressed`() async throws {
        try await seen(.truncatedBody, headers: ["Accept-Encoding: gzip"]) { connection, _ in
            let length = try #require(connection.header("content-length").flatMap { Int($0) })
            #expect(length < body.count)
            #expect(abs(connection.body.count - length / 2) <= 1)
        }
    }

    @Test func `the simulator is controlled over the wire`() async throws {
        try await RunningServer.with(methods: methods, faults: [Fault(.notFound)]) { server in
            let faults = try await server.ask("/simulator/faults")
            let ended = try await server.ask("/simulator/faults/f1", verb: "DELETE")
            let text = try await server.ask("/v1/text")
            #expect(faults.text.contains(#""kind":"not_found""#))
            #expect(ended.head.hasPrefix("HTTP/1.1 200 "))
            #expect(text.head.hasPrefix("HTTP/1.1 200 "))
        }
    }

    /// What was compressed.
    private func inflated(_ compressed: [UInt8]) -> [UInt8] {
        var compressed = compressed
        var plain = [UInt8](repeating: 0, count: 2 * body.count)
        var stream = unsafe z_stream()
        guard unsafe inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return []
        }
        defer { unsafe inflateEnd(&stream) }
        let result = unsafe compressed.withUnsafeMutableBufferPointer { input in
            unsafe plain.withUnsafeMutableBufferPointer { output in
                unsafe stream.next_in = input.baseAddress
                unsafe stream.avail_in = UInt32(input.count)
                unsafe stream.next_out = output.baseAddress
                unsafe stream.avail_out = UInt32(output.count)
                return unsafe inflate(&stream, Z_FINISH)
            }
        }
        return result == Z_STREAM_END ? Array(plain.prefix(Int(unsafe stream.total_out))) : []
    }
}
