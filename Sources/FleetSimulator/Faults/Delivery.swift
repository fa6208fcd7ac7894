/// How an answer reaches the client.
package struct Delivery: Sendable, Hashable {
    /// The answer.
    package var response: APIResponse
    /// How long the client waits for its first byte.
    package var delay = Duration.zero
    /// The time over which the body is spread; zero for at once.
    package var trickle = Duration.zero
    /// How it ends.
    package var ending = Ending.complete

    /// How an answer ends.
    package enum Ending: Sendable, Hashable {
        /// As it should.
        case complete
        /// With a reset of the connection, before any byte.
        case reset
        /// With the end of the connection after so many bytes of the body, though the length of all was announced.
        case cut(after: Int)
    }

    /// The same without the body, whose length stays told.
    var withoutBody: Delivery {
        var delivery = self
        delivery.response.headers.append(("content-length", String(response.body.count)))
        delivery.response.body = []
        return delivery
    }

    /// An answer that arrives at once and whole.
    package init(_ response: APIResponse) { self.response = response }
}
