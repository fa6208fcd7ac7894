package import Fleet
package import HTTPTransport
import Synchronization

/// Gives every request its authorization; safe for concurrent use.
///
/// One refresh is in flight at most, and everybody waits for that one. It begins 225 seconds before the token ends,
/// unnoticed while the old token holds. Files are read anew for each refresh, so a new key or login needs no restart.
package final class TokenProvider: Sendable {
    private let source: CredentialsSource
    private let flow: TokenFlow
    private let state = Mutex(State())

    private struct State {
        var cache = TokenCache()
        var waiters: [Int: CheckedContinuation<Outcome, Never>] = [:]
        var nextWaiter = 0
        /// Whether the metadata server has been found, so that it need not be looked for again.
        var isMetadataServerKnown = false
    }

    /// Makes a provider; nothing is read or asked before the first request.
    ///
    /// `transport` should try again what fails for a moment: the provider does not. `readFile` gives `nil` for a file
    /// that is not there.
    package init(
        source: CredentialsSource,
        transport: any Transport,
        readFile: @escaping FileReading,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.source = source
        flow = TokenFlow(transport: transport, readFile: readFile, now: now, scopes: [TokenFlow.cloudPlatform])
    }

    /// The header fields that a request to Google carries: none for `CredentialsSource.none`.
    package func authorization() async throws(CredentialsError) -> [HTTPField] {
        if case .none = source { return [] }
        let grant = try await grant()
        let quotaProject = grant.quotaProject.map { [HTTPField("x-goog-user-project", $0)] } ?? []
        return [.bearer(grant.token)] + quotaProject
    }

    /// Forgets the token in these fields, which an API answered with 401; the next request gets another.
    package func invalidate(_ authorization: [HTTPField]) {
        state.withLock { state in
            state.cache.drop { authorization.contains(.bearer($0)) }
        }
    }

    // MARK: - Who and where

    /// The identity as a member of IAM policies, such as `serviceAccount:exporter@acme.iam.gserviceaccount.com`;
    /// `nil` when the credentials do not say, as those of people.
    package func member() async throws(CredentialsError) -> String? {
        switch try await credentials()?.origin {
        case nil: nil
        case .file(let file): file.member
        case .metadataServer(let server): try await flow.email(of: server).map { "serviceAccount:\($0)" }
        }
    }

    /// The universe whose APIs the credentials are good for, such as `googleapis.com`.
    package func universeDomain() async throws(CredentialsError) -> String {
        switch try await credentials()?.origin {
        case nil: MetadataServer.googleUniverse
        case .file(let file): file.universeDomain
        case .metadataServer(let server): try await flow.universeDomain(of: server)
        }
    }

    // MARK: - Refreshing

    private typealias Outcome = Result<TokenCache.Grant, CredentialsError>

    private func grant() async throws(CredentialsError) -> TokenCache.Grant {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { ask($0, as: id) }
        } onCancel: {
            state.withLock { $0.waiters.removeValue(forKey: id) }?.resume(returning: .failure(Self.canceled))
        }
        return try outcome.get()
    }

    /// Answers the caller now, or lets it wait for a refresh.
    private func ask(_ waiter: CheckedContinuation<Outcome, Never>, as id: Int) {
        let (outcome, begins) = state.withLock { state -> (Outcome?, Bool) in
            // A cancellation before this moment found nobody to wake; one after it finds the waiter.
            if Task.isCancelled { return (.failure(Self.canceled), false) }
            switch state.cache.decide(at: flow.now()) {
            case .use(let grant): return (.success(grant), false)
            case .fail(let error): return (.failure(error), false)
            case .useAndRefresh(let grant): return (.success(grant), true)
            case .refreshAndWait:
                state.waiters[id] = waiter
                return (nil, true)
            case .wait:
                state.waiters[id] = waiter
                return (nil, false)
            }
        }
        if begins { beginRefresh() }
        if let outcome { waiter.resume(returning: outcome) }
    }

    /// Refreshes in a task of its own, as whoever asked first may go away while others wait.
    private func beginRefresh() {
        Task {
            let result: Outcome
            do throws(CredentialsError) {
                result = .success(try await newGrant())
            } catch {
                result = .failure(error)
            }
            finish(result)
        }
    }

    private func finish(_ result: Outcome) {
        let waiters = state.withLock { state in
            state.cache.finish(result, at: flow.now())
            defer { state.waiters = [:] }
            return state.waiters.values.map { $0 }
        }
        for waiter in waiters { waiter.resume(returning: result) }
    }

    private func newGrant() async throws(CredentialsError) -> TokenCache.Grant {
        guard let credentials = try await credentials() else { throw source.absence }
        let token: AccessToken
        switch credentials.origin {
        case .file(let file): token = try await flow.token(for: file)
        case .metadataServer(let server): token = try await flow.token(of: server)
        }
        return TokenCache.Grant(token: token, quotaProject: credentials.quotaProject)
    }

    private func credentials() async throws(CredentialsError) -> Credentials? {
        let credentials = try source.credentials(readFile: flow.readFile)
        guard case .metadataServer(let server) = credentials?.origin else { return credentials }
        guard !state.withLock(\.isMetadataServerKnown) else { return credentials }
        guard await flow.isPresent(server) else { throw source.absence }
        state.withLock { $0.isMetadataServerKnown = true }
        return credentials
    }

    private static let canceled = CredentialsError(.canceled, "canceled while waiting for an access token")
}
