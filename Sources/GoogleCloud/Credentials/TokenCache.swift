import Fleet

/// The state of having a token: what to do for whoever asks, and what has come of it.
///
/// It does nothing itself.
struct TokenCache: Sendable {
    /// What to do for whoever asks.
    enum Decision: Sendable {
        /// Go with these.
        case use(Grant)
        /// Go with these; let a refresh begin meanwhile.
        case useAndRefresh(Grant)
        /// Wait for the refresh that is in flight.
        case wait
        /// Let a refresh begin, and wait for it.
        case refreshAndWait
        /// There was an answer just now, and it was no.
        case fail(CredentialsError)
    }

    /// A token, with the project whose quota its calls count for.
    struct Grant: Sendable {
        let token: AccessToken
        let quotaProject: String?
    }

    /// Google's own libraries refresh when less is left.
    static let refreshThreshold: Duration = .seconds(225)
    /// A token with less left may end on its way.
    static let transitMargin: Duration = .seconds(10)
    /// The time after a refresh in which no other begins while there is a token, and in which a failure stands.
    static let pause: Duration = .seconds(10)

    private var grant: Grant?
    private var failure: CredentialsError?
    private var lastEnd: Timestamp?
    private var isRefreshing = false

    /// What to do for somebody who asks; whoever is told to refresh has to.
    mutating func decide(at now: Timestamp) -> Decision {
        // A clock that was set back must not keep a pause going.
        let isPause = lastEnd.map { now >= $0 && now - $0 < Self.pause } ?? false
        if let grant, grant.token.expiresAt - now > Self.transitMargin {
            guard grant.token.expiresAt - now < Self.refreshThreshold, !isRefreshing, !isPause else {
                return .use(grant)
            }
            isRefreshing = true
            return .useAndRefresh(grant)
        }
        guard !isRefreshing else { return .wait }
        if isPause, let failure { return .fail(failure) }
        isRefreshing = true
        return .refreshAndWait
    }

    /// What came of a refresh; an old token that still holds outlives a failure.
    mutating func finish(_ result: Result<Grant, CredentialsError>, at now: Timestamp) {
        isRefreshing = false
        lastEnd = now
        switch result {
        case .success(let newest):
            grant = newest
            failure = nil
        case .failure(let error): failure = error
        }
    }

    /// Forgets a token that was not accepted, unless there is a newer one by now.
    mutating func drop(_ isRefused: (AccessToken) -> Bool) {
        if let grant, isRefused(grant.token) { self.grant = nil }
    }
}
