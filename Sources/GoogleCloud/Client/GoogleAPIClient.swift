package import Fleet
package import HTTPTransport

/// Reads Google's APIs: authorized, paced by quotas, and tried again where that helps.
///
/// Safe for concurrent use.
package struct GoogleAPIClient: Sendable {
    /// What an observer is told of.
    package enum Event: Sendable {
        /// An answer came, or none did, which is the code 0.
        case answer(APITarget.Service, code: Int)
        /// A call waited for its quota.
        case wait(APITarget.Service, bucket: String, Duration)
    }

    private let transport: any Transport
    private let tokens: TokenProvider
    private let pacer: QuotaPacer
    private let endpoints: [APITarget.Service: String]
    private let surroundings: Surroundings
    private let retries: RetryPolicy

    /// What is not pure: time, chance, waiting, and who wants to know.
    package struct Surroundings: Sendable {
        let now: @Sendable () -> Timestamp
        let random: @Sendable () -> Double
        let sleep: @Sendable (Duration) async throws -> Void
        let observe: @Sendable (Event) -> Void

        /// Takes all four.
        package init(
            now: @escaping @Sendable () -> Timestamp,
            random: @escaping @Sendable () -> Double,
            sleep: @escaping @Sendable (Duration) async throws -> Void,
            observe: @escaping @Sendable (Event) -> Void
        ) {
            self.now = now
            self.random = random
            self.sleep = sleep
            self.observe = observe
        }
    }

    /// A client; `transport` makes single attempts, and `endpoints` are base addresses that end in a slash.
    package init(
        transport: any Transport,
        tokens: TokenProvider,
        pacer: QuotaPacer,
        endpoints: [APITarget.Service: String],
        surroundings: Surroundings,
        retries: RetryPolicy = RetryPolicy()
    ) {
        self.transport = transport
        self.tokens = tokens
        self.pacer = pacer
        self.endpoints = endpoints
        self.surroundings = surroundings
        self.retries = retries
    }

    /// The body of a good answer.
    ///
    /// A token that is refused is renewed once. Failures carry what to do about them.
    package func read(_ target: APITarget) async throws(GoogleAPIFailure) -> [UInt8] {
        let member = try? await tokens.member()
        let call = GoogleAPICall(service: target.service.name, project: target.project, member: member ?? nil)
        var fields = try await authorization(for: call)
        var response = try await send(target, fields, call)
        if response.status == 401, !fields.isEmpty {
            tokens.invalidate(fields)
            fields = try await authorization(for: call)
            response = try await send(target, fields, call)
        }
        guard (200...299).contains(response.status) else { throw GoogleAPIFailure(response, to: call) }
        return response.body
    }

    /// Words for an answer that is not what the API promises.
    package func malformed(_ what: String, in target: APITarget) -> GoogleAPIFailure {
        let call = GoogleAPICall(service: target.service.name, project: target.project)
        return GoogleAPIFailure(malformed: what, to: call)
    }

    private func authorization(for call: GoogleAPICall) async throws(GoogleAPIFailure) -> [HTTPField] {
        do {
            return try await tokens.authorization()
        } catch {
            throw GoogleAPIFailure(error, to: call)
        }
    }

    private func send(
        _ target: APITarget,
        _ fields: [HTTPField],
        _ call: GoogleAPICall
    ) async throws(GoogleAPIFailure) -> HTTPResponse {
        let base = endpoints[target.service] ?? "https://\(target.service.name)/"
        let request = HTTPRequest(target.url(below: base), headers: fields)
        let paced = PacedTransport(
            transport: transport,
            pacer: pacer,
            key: key(of: target, member: call.member),
            target: target,
            surroundings: surroundings
        )
        let retrying = RetryingTransport(
            paced,
            policy: retries,
            now: { [surroundings] in surroundings.now().microseconds / 1_000_000 },
            random: surroundings.random,
            sleep: surroundings.sleep,
            observe: { _ in }
        )
        do {
            return try await retrying.send(request)
        } catch {
            throw GoogleAPIFailure(error, to: call)
        }
    }

    private func key(of target: APITarget, member: String?) -> QuotaKey? {
        switch target.quota {
        case .none: nil
        case .global: .global(identity: member ?? "")
        case .zonal(let region): .zonal(project: target.project, region: region)
        }
    }
}

/// Lets each attempt wait for its quota, and tells what came of it.
private struct PacedTransport: Transport {
    let transport: any Transport
    let pacer: QuotaPacer
    let key: QuotaKey?
    let target: APITarget
    let surroundings: GoogleAPIClient.Surroundings

    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        if let key {
            let asked = surroundings.now()
            do {
                try await pacer.admit(key, target.priority)
            } catch {
                throw TransportFailure(
                    .canceled,
                    "\(request.host): the call was canceled while it waited for its quota"
                )
            }
            let waited = surroundings.now() - asked
            if waited > .zero { surroundings.observe(.wait(target.service, bucket: key.bucket, waited)) }
        }
        defer { if let key { pacer.settle(key) } }
        do {
            let response = try await transport.send(request)
            surroundings.observe(.answer(target.service, code: response.status))
            if response.status == 429, let key { pacer.penalize(key, until: retryTime(of: response)) }
            return response
        } catch {
            surroundings.observe(.answer(target.service, code: 0))
            throw error
        }
    }

    private func retryTime(of response: HTTPResponse) -> Timestamp? {
        guard let seconds = response.headers["retry-after"].flatMap({ Int64($0) }), seconds >= 0 else { return nil }
        return surroundings.now() + .seconds(min(seconds, 86_400))
    }
}

extension QuotaKey {
    /// The word for the label `bucket`.
    fileprivate var bucket: String {
        switch self {
        case .global: "global"
        case .zonal: "zonal"
        }
    }
}
