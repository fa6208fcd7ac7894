import HTTPTransport
import Synchronization
import Testing

struct RetryingTransportTests {
    private typealias Outcome = Result<HTTPResponse, TransportFailure>

    /// Answers with one outcome after another.
    private final class Script: Transport {
        private let rest: Mutex<[Outcome]>

        init(_ outcomes: [Outcome]) {
            rest = Mutex(outcomes.reversed())
        }

        var left: Int { rest.withLock { $0.count } }

        func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
            let next = rest.withLock { $0.popLast() }
            guard let next else { throw TransportFailure(.malformed, "the script is over") }
            return try next.get()
        }
    }

    /// What a transport did between its attempts.
    private final class Journal: Sendable {
        let retries = Mutex<[RetryingTransport.Retry]>([])
        let sleeps = Mutex<[Duration]>([])
    }

    private static let request = HTTPRequest("https://example.com/v1?key=secret")

    private static func status(_ status: Int, retryAfter: String? = nil) -> Outcome {
        .success(HTTPResponse(status: status, headers: retryAfter.map { ["retry-after": $0] } ?? [:]))
    }

    private static func failed(_ kind: TransportFailure.Kind) -> Outcome {
        .failure(TransportFailure(kind, "example.com: problem"))
    }

    private func retrying(_ script: Script, _ journal: Journal) -> RetryingTransport {
        RetryingTransport(
            script,
            now: { 0 },
            random: { 0.5 },
            sleep: { time in
                journal.sleeps.withLock { $0.append(time) }
                try Task.checkCancellation()
            },
            observe: { retry in journal.retries.withLock { $0.append(retry) } }
        )
    }

    @Test func `attempts go on until one succeeds`() async throws {
        let script = Script([
            Self.status(503), Self.failed(.network), Self.status(429, retryAfter: "7"), Self.status(200),
        ])
        let journal = Journal()
        let response = try await retrying(script, journal).send(Self.request)
        #expect(response.status == 200)
        #expect(journal.sleeps.withLock { $0 } == [.milliseconds(500), .seconds(1), .milliseconds(7_500)])
        let retries = journal.retries.withLock { $0 }
        #expect(retries.map(\.attempt) == [1, 2, 3])
        #expect(retries.map(\.cause) == [.status(503), .failure(.network), .status(429)])
        #expect(retries.map(\.wait) == journal.sleeps.withLock { $0 })
        #expect(retries.allSatisfy { $0.host == "example.com" })
    }

    @Test(arguments: [400, 401, 403, 404, 409])
    func `an answer that stays is not asked for again`(status: Int) async throws {
        let script = Script([Self.status(status), Self.status(200)])
        #expect(try await retrying(script, Journal()).send(Self.request).status == status)
        #expect(script.left == 1)
    }

    @Test(arguments: [TransportFailure.Kind.tls, .proxy, .tooLarge, .malformed, .canceled])
    func `a failure that stays is not tried again`(kind: TransportFailure.Kind) async throws {
        let script = Script([Self.failed(kind), Self.status(200)])
        #expect(try await failure(of: retrying(script, Journal()), Self.request).kind == kind)
        #expect(script.left == 1)
    }

    @Test func `the last outcome stands when attempts end`() async throws {
        let unanswered = Script(Array(repeating: Self.failed(.timeout), count: 6))
        #expect(try await failure(of: retrying(unanswered, Journal()), Self.request).kind == .timeout)
        #expect(unanswered.left == 1)
        let refused = Script(Array(repeating: Self.status(503), count: 6))
        #expect(try await retrying(refused, Journal()).send(Self.request).status == 503)
        #expect(refused.left == 1)
    }

    @Test func `waits end with the budget`() async throws {
        // Two waits of a minute and a little fit into three minutes, a third one does not.
        let script = Script(Array(repeating: Self.status(429, retryAfter: "60"), count: 5))
        let journal = Journal()
        #expect(try await retrying(script, journal).send(Self.request).status == 429)
        #expect(journal.sleeps.withLock { $0 } == [.milliseconds(60_500), .milliseconds(60_500)])
    }

    @Test func `a canceled task does not try again`() async throws {
        let script = Script([Self.status(503), Self.status(200)])
        let journal = Journal()
        let transport = retrying(script, journal)
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await transport.send(Self.request)
        }
        #expect(try await task.value.status == 503)
        #expect(script.left == 1)
        #expect(journal.sleeps.withLock { $0 }.isEmpty)
    }

    @Test func `canceling ends a wait`() async throws {
        let script = Script([Self.status(503), Self.status(200)])
        let transport = RetryingTransport(
            script,
            now: { 0 },
            random: { 0.5 },
            sleep: { _ in throw CancellationError() },
            observe: { _ in }
        )
        #expect(try await failure(of: transport, Self.request).kind == .canceled)
        #expect(script.left == 1)
    }
}
