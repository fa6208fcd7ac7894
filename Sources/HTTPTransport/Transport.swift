/// Sends requests: the seam between what Google's APIs mean and how bytes get there.
package protocol Transport: Sendable {
    /// Sends a request and waits for the whole answer.
    ///
    /// An answer of any status is a success here. Canceling the task gives the request up and throws `.canceled`.
    func send(_ request: HTTPRequest) async throws(TransportFailure) -> HTTPResponse
}
