package import NIOCore

/// What the server bears with, so that no client can take it from the others.
package struct ServerLimits: Sendable {
    /// How long a handshake may take, and the head of a request from its first byte on.
    package var head: TimeAmount = .seconds(5)
    /// How long the body of a request may take after its head.
    package var requestBody: TimeAmount = .seconds(10)
    /// How long a connection may be quiet; Prometheus asks more often.
    package var quiet: TimeAmount = .seconds(60)
    /// For how long a client may take nothing of an answer.
    package var stall: TimeAmount = .seconds(10)
    /// How long an answer may take in all, since it keeps an old publication in memory.
    package var answer: TimeAmount = .seconds(120)
    /// How long answers may take that are under way when the server ends.
    package var farewell: TimeAmount = .seconds(3)
    /// The bytes of all header fields of a request.
    package var headBytes = 32_768
    /// The bytes of the body of a request; no route needs any.
    package var requestBytes = 65_536
    /// Connections at once, on all addresses together.
    package var connections = 1_024
    /// Requests at once from their heads to the last bytes of their answers, on all addresses together.
    ///
    /// An answer under way holds no copy of its body, so that only who asks for very many at once meets this.
    package var requests = 1_000

    /// The limits for production.
    package init() {}
}
