/// Why there is no access token, in one line that holds no secret and says what to do.
package struct CredentialsError: Error, Hashable, Sendable {
    /// The closed set of reasons, whose raw values are label values of metrics.
    package enum Kind: String, Sendable, CaseIterable {
        /// There are none: no file, no metadata server.
        case absent
        /// A file cannot be read.
        case unreadable
        /// A file, or the answer of a token service, is not what it has to be.
        case malformed
        /// A kind of credentials that this program does not know how to use.
        case unsupported
        /// A token service refused; only somebody's action helps.
        case refused
        /// A token service could not be reached or had a fault of its own; it may pass.
        case unavailable
        /// The caller no longer waits.
        case canceled
    }

    /// Which reason it is.
    package let kind: Kind
    /// One line: which file or server, what is wrong, what to do.
    package let message: String

    /// Whether it may pass without anybody's action.
    package var isWorthRetrying: Bool { kind == .unavailable }

    /// Puts an error together; the message becomes one line.
    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = OneLine(message, limit: 1_000).description
    }
}

extension CredentialsError: CustomStringConvertible {
    /// The message.
    package var description: String { message }
}
