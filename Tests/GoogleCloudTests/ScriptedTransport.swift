import Fleet
import HTTPTransport
import Synchronization

/// A transport that answers as a test says, and keeps what it was asked.
final class ScriptedTransport: Transport {
    private let answer: @Sendable (HTTPRequest) async throws(TransportFailure) -> HTTPResponse
    private let log = Mutex<[HTTPRequest]>([])

    /// Answers every request with what `answer` makes of it.
    init(_ answer: @escaping @Sendable (HTTPRequest) async throws(TransportFailure) -> HTTPResponse) {
        self.answer = answer
    }

    /// Answers by the beginning of the URL; with 404 where nothing fits.
    convenience init(_ answers: [String: HTTPResponse]) {
        self.init { request throws(TransportFailure) in
            answers.first { request.url.hasPrefix($0.key) }?.value ?? .text("", status: 404)
        }
    }

    /// What was asked, in order.
    var requests: [HTTPRequest] { log.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        log.withLock { $0.append(request) }
        return try await answer(request)
    }
}

extension HTTPResponse {
    /// An answer with a text.
    static func text(_ text: String, status: Int = 200, headers: [String: String] = [:]) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    /// A token as OAuth 2.0 grants it.
    static func token(_ token: String, expiresIn seconds: Int = 3_599) -> HTTPResponse {
        text(#"{"access_token": "\#(token)", "expires_in": \#(seconds), "token_type": "Bearer"}"#)
    }
}

extension HTTPRequest {
    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of a header field.
    func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
}

/// A clock that a test moves.
final class TestClock: Sendable {
    private let state: Mutex<(now: Timestamp, reads: Int)>

    init(_ now: Timestamp = Timestamp(seconds: 1_800_000_000)) {
        state = Mutex((now, 0))
    }

    /// The moment, which counts as read.
    func read() -> Timestamp {
        state.withLock { state in
            state.reads += 1
            return state.now
        }
    }

    /// How often the moment was read.
    var reads: Int { state.withLock(\.reads) }

    /// Moves the clock.
    func advance(_ duration: Duration) {
        state.withLock { $0.now = $0.now + duration }
    }
}

/// A place where tasks wait until a test lets them all go on.
final class Gate: Sendable {
    private let state = Mutex<(isOpen: Bool, waiting: [CheckedContinuation<Void, Never>])>((false, []))

    /// How many wait.
    var count: Int { state.withLock(\.waiting.count) }

    /// Waits until the gate is open.
    func pass() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if !state.isOpen { state.waiting.append(continuation) }
                return state.isOpen
            }
            if isOpen { continuation.resume() }
        }
    }

    /// Lets everybody go on, now and later.
    func open() {
        let waiting = state.withLock { state in
            defer { state = (true, []) }
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

/// Lets other tasks run until something is so.
func wait(until isSo: () -> Bool) async {
    while !isSo() { await Task.yield() }
}
