/// Sends requests through another transport, again where that may help.
///
/// A request is sent as often as the policy allows, so that it must be one that may be repeated: all that only read.
package struct RetryingTransport: Transport {
    /// An attempt that will be made again.
    package struct Retry: Sendable, Hashable {
        /// What the latest attempt came to.
        package enum Cause: Sendable, Hashable {
            case status(Int)
            case failure(TransportFailure.Kind)
        }

        /// The host that was asked.
        package let host: String
        /// The number of the latest attempt, from one.
        package let attempt: Int
        /// What the latest attempt came to.
        package let cause: Cause
        /// How long we wait before the next one.
        package let wait: Duration
    }

    private let transport: any Transport
    private let policy: RetryPolicy
    private let now: @Sendable () -> Int64
    private let random: @Sendable () -> Double
    private let sleep: @Sendable (Duration) async throws -> Void
    private let observe: @Sendable (Retry) -> Void

    /// Wraps a transport that makes the single attempts.
    ///
    /// `now` is in seconds since 1970; `random` is from zero to below one, new at each call; `sleep` throws when the task
    /// is canceled meanwhile; `observe` is told of each retry before its wait.
    package init(
        _ transport: any Transport,
        policy: RetryPolicy = RetryPolicy(),
        now: @escaping @Sendable () -> Int64,
        random: @escaping @Sendable () -> Double,
        sleep: @escaping @Sendable (Duration) async throws -> Void,
        observe: @escaping @Sendable (Retry) -> Void
    ) {
        self.transport = transport
        self.policy = policy
        self.now = now
        self.random = random
        self.sleep = sleep
        self.observe = observe
    }

    /// Sends a request until an attempt succeeds or trying again is of no use; the last attempt's outcome stands.
    package func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse {
        var waited = Duration.zero
        var attempt = 1
        while true {
            let outcome = await outcome(of: request)
            let wait = policy.wait(after: outcome, attempt: attempt, waited: waited, now: now(), random: random())
            guard let wait, !Task.isCancelled else { return try outcome.get() }
            observe(Retry(host: request.host, attempt: attempt, cause: Retry.Cause(outcome), wait: wait))
            do {
                try await sleep(wait)
            } catch {
                throw TransportFailure(.canceled, "\(request.host): canceled while waiting to try again")
            }
            waited += wait
            attempt += 1
        }
    }

    private func outcome(of request: HTTPRequest) async -> Result<HTTPResponse, TransportFailure> {
        do throws(TransportFailure) {
            return .success(try await transport.send(request))
        } catch {
            return .failure(error)
        }
    }
}

extension RetryingTransport.Retry.Cause {
    fileprivate init(_ outcome: Result<HTTPResponse, TransportFailure>) {
        switch outcome {
        case .success(let response): self = .status(response.status)
        case .failure(let failure): self = .failure(failure.kind)
        }
    }
}
