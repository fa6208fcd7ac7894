import Fleet
import GoogleCloud
import HTTPTransport
import Synchronization

@testable import Collection

/// Answers by the path that is asked for, and keeps what was asked.
final class AnsweringTransport: Transport {
    private let answers: [(part: String, answer: Answer)]
    private let log = Mutex<[String]>([])

    /// What is answered.
    enum Answer {
        case body(String, status: Int = 200)
        case failure(TransportFailure.Kind)
    }

    /// Takes answers by a part of the URL, the first that fits; `{}` for all else.
    init(_ answers: [(String, Answer)] = []) {
        self.answers = answers.map { (part: $0.0, answer: $0.1) }
    }

    /// The URLs, in order.
    var urls: [String] { log.withLock { $0 } }

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        log.withLock { $0.append(request.url) }
        switch answers.first(where: { request.url.contains($0.part) })?.answer ?? .body("{}") {
        case .body(let text, let status): return HTTPResponse(status: status, headers: [:], body: Array(text.utf8))
        case .failure(let kind): throw TransportFailure(kind, "\(request.host): no answer")
        }
    }

    /// A probe that asks here and never tries again.
    func probe(credentials: CredentialsSource = .none) -> SourceProbe {
        SourceProbe(client: client(credentials: credentials))
    }

    /// A client that asks here and never tries again.
    func client(credentials: CredentialsSource = .none) -> GoogleAPIClient {
        var retries = RetryPolicy()
        retries.attempts = 1
        let clock = Mutex(Timestamp(seconds: 1_800_000_000))
        let now: @Sendable () -> Timestamp = { clock.withLock { $0 } }
        return GoogleAPIClient(
            transport: self,
            tokens: TokenProvider(source: credentials, transport: self, readFile: { _ in nil }, now: now),
            pacer: QuotaPacer(
                limits: QuotaLimits(),
                now: now,
                sleep: { time in clock.withLock { $0 = $0 + time } }
            ),
            endpoints: [:],
            surroundings: GoogleAPIClient.Surroundings(now: now, random: { 0 }, sleep: { _ in }, observe: { _ in }),
            retries: retries
        )
    }
}

extension AnsweringTransport.Answer {
    /// A refusal in Google's shape.
    static func refusal(_ status: Int, _ word: String, reason: String = "", message: String = "m") -> Self {
        let info = #"{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "\#(reason)"}"#
        return .body(
            #"{"error": {"code": \#(status), "message": "\#(message)", "status": "\#(word)", "details": [\#(info)]}}"#,
            status: status
        )
    }

    /// A page of VMs: one in each of the zones, and what leads to the next.
    static func instances(_ zones: [String], next: String = "") -> Self {
        let items = zones.map { zone in
            #""zones/\#(zone)": {"instances": [{"kind": "compute#instance", "id": "7", "name": "vm", "#
                + #""status": "RUNNING", "zone": "https://x/projects/acme/zones/\#(zone)"}]}"#
        }
        return .body(
            #"{"kind": "compute#instanceAggregatedList", "items": {\#(items.joined(separator: ", "))}, "#
                + #""nextPageToken": "\#(next)"}"#
        )
    }
}
