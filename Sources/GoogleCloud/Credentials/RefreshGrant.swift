/// A person's login: what becomes an access token without asking the person again.
package struct RefreshGrant: Hashable, Sendable {
    /// The program that the person logged in to, which is `gcloud`.
    let clientID: String
    let clientSecret: Secret
    let refreshToken: Secret
    /// Where the refresh token becomes an access token.
    let tokenURL: ServiceURL
    /// Whether the client's name and secret go in a header, as Google's Security Token Service wants them.
    let identifiesInHeader: Bool
}
