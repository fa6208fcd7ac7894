/// A request on its way to the engine's thread, and who waits for its answer.
struct Submission: Sendable, Identifiable {
    typealias Outcome = Result<HTTPResponse, TransportFailure>

    let id: UInt64
    let request: HTTPRequest
    let continuation: CheckedContinuation<Outcome, Never>

    /// Ends the wait; whoever calls this or ``fail(_:_:)`` owns the submission and forgets it.
    func finish(_ outcome: Outcome) {
        continuation.resume(returning: outcome)
    }

    /// Ends the wait with a failure that names the host.
    func fail(_ kind: TransportFailure.Kind, _ problem: String) {
        finish(.failure(TransportFailure(kind, "\(request.host): \(problem)")))
    }
}
