import Fleet
import Testing

@testable import FleetSimulator

/// What is kept of calls.
@Suite struct RequestLogTests {
    private func entry(
        _ ordinal: Int,
        _ target: String = "/v1/x",
        headers: [String: String] = [:],
        status: Int = 200,
        method: String = "x.list"
    ) throws -> LoggedRequest {
        LoggedRequest(
            try #require(APIRequest("GET", target: target, headers: headers, body: Array("secret body".utf8))),
            ordinal: ordinal,
            time: TinySimulator.start,
            simulatedTime: TinySimulator.start,
            method: method,
            identity: "me",
            response: APIResponse(status: status, body: [1, 2, 3]),
            fault: nil
        )
    }

    @Test func `the newest are kept, oldest first`() throws {
        var log = RequestLog(capacity: 3)
        #expect(log.requests.isEmpty)
        for ordinal in 1...5 {
            log.append(try entry(ordinal))
            #expect(log.requests.map(\.ordinal) == Array(max(1, ordinal - 2)...ordinal))
        }
    }

    @Test func `counts go on when calls are forgotten`() throws {
        var log = RequestLog(capacity: 1)
        log.append(try entry(1))
        log.append(try entry(2))
        log.append(try entry(3, status: 429))
        log.removeAll()
        #expect(log.requests.isEmpty)
        log.append(try entry(4))
        #expect(log.requests.map(\.ordinal) == [4])
        #expect(log.counts == [.init(method: "x.list", status: 200): 3, .init(method: "x.list", status: 429): 1])
    }

    @Test func `no secret is kept`() throws {
        let entry = try entry(
            1,
            "/v1/x?key=AIza1&access_token=ya29&pageSize=5",
            headers: ["authorization": "Bearer ya29", "user-agent": "curl/8", "x-goog-user-project": "billing"]
        )
        #expect(entry.query == [.init("key", "REDACTED"), .init("access_token", "REDACTED"), .init("pageSize", "5")])
        #expect(entry.userAgent == "curl/8")
        #expect(entry.quotaProject == "billing")
        #expect(entry.bytes == 3)
        let dump = "\(entry)"
        #expect(!dump.contains("ya29") && !dump.contains("AIza1") && !dump.contains("secret"))
    }
}
