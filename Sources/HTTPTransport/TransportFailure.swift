/// Why there is no answer.
package struct TransportFailure: Error, Sendable, Hashable {
    /// What failed; the raw values are bounded and fit for a metric's label.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Connecting or answering took too long, or almost nothing arrived for too long.
        case timeout
        /// The host was not found or not reached, or the connection broke.
        case network
        /// The two sides could not agree on TLS, or the server's certificate is not trusted.
        case tls
        /// The proxy was not found, or would not connect.
        case proxy
        /// The answer is larger than allowed.
        case tooLarge = "too_large"
        /// The request cannot be sent, or the answer is not HTTP.
        case malformed
        /// The task was canceled or the transport shut down.
        case canceled
    }

    /// What failed.
    package let kind: Kind
    /// One line that names the host and holds no secret.
    package let message: String
    /// Whether the same request may succeed a little later.
    package let isWorthRetrying: Bool

    /// A failure; unless told otherwise, timeouts and broken networks are worth a retry.
    package init(_ kind: Kind, _ message: String, isWorthRetrying: Bool? = nil) {
        self.kind = kind
        self.message = message
        self.isWorthRetrying = isWorthRetrying ?? (kind == .timeout || kind == .network)
    }
}
