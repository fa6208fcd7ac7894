import Testing

@testable import HTTPTransport

struct RetryPolicyTests {
    /// 1994-11-06T08:49:00Z, 37 s before RFC 9110's example of a date.
    private static let now: Int64 = 784_111_740

    private var policy: RetryPolicy {
        var policy = RetryPolicy()
        policy.attempts = 10
        policy.base = .seconds(1)
        policy.cap = .seconds(60)
        policy.budget = .seconds(600)
        return policy
    }

    private func wait(
        status: Int = 503,
        retryAfter: String? = nil,
        attempt: Int = 1,
        waited: Duration = .zero,
        random: Double = 0.5
    ) -> Duration? {
        let headers = retryAfter.map { ["retry-after": $0] } ?? [:]
        let response = HTTPResponse(status: status, headers: headers)
        return policy.wait(after: .success(response), attempt: attempt, waited: waited, now: Self.now, random: random)
    }

    @Test(arguments: [
        (200, false), (204, false), (301, false), (304, false), (400, false), (401, false), (403, false), (404, false),
        (408, false), (409, false), (412, false), (429, true), (500, true), (501, false), (502, true), (503, true),
        (504, true), (505, false),
    ])
    func `only statuses that may pass are retried`(status: Int, isRetried: Bool) {
        #expect((wait(status: status) != nil) == isRetried)
        #expect((wait(status: status, retryAfter: "1") != nil) == isRetried)
    }

    @Test(arguments: TransportFailure.Kind.allCases)
    func `only failures that may pass are retried`(kind: TransportFailure.Kind) {
        let failure = TransportFailure(kind, "host: problem")
        let wait = policy.wait(after: .failure(failure), attempt: 1, waited: .zero, now: Self.now, random: 0.5)
        #expect((wait != nil) == [.timeout, .network].contains(kind))
    }

    @Test(arguments: [(1, 1), (2, 2), (3, 4), (4, 8), (6, 32), (7, 60), (8, 60), (9, 60)])
    func `the longest wait doubles up to the cap`(attempt: Int, longest: Int) {
        #expect(wait(attempt: attempt, random: 0) == .zero)
        #expect(wait(attempt: attempt, random: 0.25) == .milliseconds(250 * longest))
        #expect(wait(attempt: attempt, random: 1) == .seconds(longest))
    }

    @Test func `attempts end`() {
        #expect(wait(attempt: 9) != nil)
        #expect(wait(attempt: 10) == nil)
    }

    @Test(arguments: [
        ("0", 0), ("7", 7), ("120", 120), ("Sun, 06 Nov 1994 08:49:37 GMT", 37), ("Sunday, 06-Nov-94 08:49:37 GMT", 37),
        ("Sun Nov  6 08:49:37 1994", 37), ("Sun, 06 Nov 1994 08:48:00 GMT", 0),
    ])
    func `the server's wish is kept, with jitter on top`(text: String, seconds: Int) {
        #expect(wait(retryAfter: text, attempt: 5) == .milliseconds(seconds * 1_000 + 500))
        #expect(wait(retryAfter: text, attempt: 5, random: 0) == .seconds(seconds))
    }

    @Test(arguments: ["", "soon", "-5", "1.5x", "Sun, 99 Nov 1994 08:49:37 GMT"])
    func `a wish that nobody can read is none`(text: String) {
        #expect(wait(retryAfter: text, attempt: 3) == .seconds(2))
    }

    @Test(arguments: ["601", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
    func `a wish beyond the budget ends the attempts`(text: String) {
        #expect(wait(retryAfter: text) == nil)
    }

    @Test func `all waits together keep within the budget`() {
        #expect(wait(waited: .milliseconds(599_500)) == .milliseconds(500))
        #expect(wait(waited: .milliseconds(599_501)) == nil)
    }
}
