import Fleet
import HTTPTransport

/// How credentials become access tokens: one flow for each kind.
///
/// Nothing here tries twice; the transport may, as every request may safely be sent again.
struct TokenFlow: Sendable {
    /// Where Google's own identities get tokens.
    static let googleTokenURL = "https://oauth2.googleapis.com/token"
    /// What tokens are for: everything that the identity may do.
    static let cloudPlatform = "https://www.googleapis.com/auth/cloud-platform"

    let transport: any Transport
    let readFile: FileReading
    let now: @Sendable () -> Timestamp
    let scopes: [String]

    /// A new token for the credentials in a file.
    func token(for file: CredentialsFile) async throws(CredentialsError) -> AccessToken {
        switch file.content {
        case .serviceAccount(let key): try await token(for: key, of: file)
        case .refreshGrant(let grant): try await token(for: grant, of: file)
        case .externalAccount(let account): try await token(for: account, of: file)
        case .impersonation(let target, let source):
            try await impersonate(target, with: try await TokenFlow(sourceOf: self).token(for: source), of: file)
        }
    }

    /// The flow for credentials that are only used to act as others.
    ///
    /// What the final token is good for is asked for with it, so this one needs the scope of the method that makes it.
    init(sourceOf flow: TokenFlow) {
        self.init(transport: flow.transport, readFile: flow.readFile, now: flow.now, scopes: [Self.cloudPlatform])
    }

    /// Makes a flow.
    init(
        transport: any Transport,
        readFile: @escaping FileReading,
        now: @escaping @Sendable () -> Timestamp,
        scopes: [String]
    ) {
        self.transport = transport
        self.readFile = readFile
        self.now = now
        self.scopes = scopes
    }

    // MARK: - Service accounts

    private func token(
        for key: ServiceAccountKey,
        of file: CredentialsFile
    ) async throws(CredentialsError) -> AccessToken {
        // Other universes have no service that exchanges assertions: https://google.aip.dev/auth/4111
        let isGoogle = file.universeDomain == MetadataServer.googleUniverse
        let token: JSONWebToken
        let start = now()
        do throws(RSAPrivateKey.Problem) {
            token = try JSONWebToken(of: key, for: isGoogle ? .assertion : .bearer, scopes: scopes, at: start)
        } catch {
            throw CredentialsError(.malformed, "\(file.origin): private_key: \(error.rawValue); \(file.type.remedy)")
        }
        guard isGoogle else { return AccessToken(secret: token.secret, expiresAt: token.expiresAt) }
        let form = Form([
            ("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), ("assertion", token.secret.revealed),
        ])
        let call = TokenCall(step: .assertion, origin: file.origin, type: file.type, secrets: [token.secret])
        let answer = try await send(post(form, to: key.tokenURL), call)
        return try call.grantedToken(in: answer, from: start)
    }

    // MARK: - People

    private func token(
        for grant: RefreshGrant,
        of file: CredentialsFile
    ) async throws(CredentialsError) -> AccessToken {
        let refreshToken = grant.refreshToken.revealed
        var request: HTTPRequest
        if grant.identifiesInHeader {
            request = post(
                Form([("grant_type", "refresh_token"), ("refresh_token", refreshToken)]),
                to: grant.tokenURL
            )
            request.headers.append(.basic(grant.clientID, grant.clientSecret))
        } else {
            let form = Form([
                ("grant_type", "refresh_token"), ("client_id", grant.clientID),
                ("client_secret", grant.clientSecret.revealed), ("refresh_token", refreshToken),
            ])
            request = post(form, to: grant.tokenURL)
        }
        let call = TokenCall(
            step: .refresh,
            origin: file.origin,
            type: file.type,
            secrets: [grant.clientSecret, grant.refreshToken]
        )
        let start = now()
        return try call.grantedToken(in: try await send(request, call), from: start)
    }

    // MARK: - Requests

    /// A form for a service that gives tokens.
    func post(_ form: Form, to url: ServiceURL) -> HTTPRequest {
        post(form.body, contentType: "application/x-www-form-urlencoded", to: url)
    }

    /// A body for a service that gives tokens.
    func post(_ body: [UInt8], contentType: String, to url: ServiceURL) -> HTTPRequest {
        let headers = [HTTPField("content-type", contentType), HTTPField("accept", "application/json")]
        var request = HTTPRequest("POST", url.text, headers: headers, body: body)
        request.totalTimeout = .seconds(30)
        return request
    }

    /// Sends a request; throws for every answer but a good one.
    func send(_ request: HTTPRequest, _ call: TokenCall) async throws(CredentialsError) -> HTTPResponse {
        let response: HTTPResponse
        do throws(TransportFailure) {
            response = try await transport.send(request)
        } catch {
            throw call.unreachable(error)
        }
        guard (200...299).contains(response.status) else { throw call.refused(response) }
        return response
    }
}

extension HTTPField {
    /// The header that names a client and proves it.
    static func basic(_ name: String, _ secret: Secret) -> HTTPField {
        HTTPField("authorization", "Basic " + Base64.standard(Array("\(name):\(secret.revealed)".utf8)))
    }

    /// The header that carries an access token.
    static func bearer(_ token: AccessToken) -> HTTPField {
        HTTPField("authorization", "Bearer " + token.secret.revealed)
    }
}
