package import Fleet

/// What a request to Google carries, and until when it does.
package struct AccessToken: Hashable, Sendable {
    /// The token itself.
    package let secret: Secret
    /// When it ends.
    package let expiresAt: Timestamp

    /// Puts a token together.
    package init(secret: Secret, expiresAt: Timestamp) {
        self.secret = secret
        self.expiresAt = expiresAt
    }
}
