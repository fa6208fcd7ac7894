import Fleet
import GoogleCloud
import HTTPTransport
import Testing

/// Credentials files of every kind, and what in them nobody may see.
struct CredentialsFixture: Sendable, CustomTestStringConvertible {
    let type: CredentialsType
    let json: String
    let secrets: [String]

    var testDescription: String { type.rawValue }

    static let path = "/etc/exporter/key.json"

    /// One of each kind that can be used.
    static let all = [serviceAccount(), user(), externalUser(), federated(), impersonated()]

    static func serviceAccount(_ members: String = "") -> CredentialsFixture {
        let pem = CredentialsTestKey.shared.privatePEM.replacing("\n", with: "\\n")
        return CredentialsFixture(
            type: .serviceAccount,
            json: """
                {"type": "service_account", "project_id": "acme", "private_key_id": "k1", "private_key": "\(pem)",
                 "client_email": "exporter@acme.iam.gserviceaccount.com", "client_id": "1"\(members)}
                """,
            secrets: [CredentialsTestKey.shared.privatePEM]
        )
    }

    static func user(_ members: String = "") -> CredentialsFixture {
        CredentialsFixture(
            type: .authorizedUser,
            json: """
                {"type": "authorized_user", "client_id": "client.apps.googleusercontent.com",
                 "client_secret": "GOCSPX-clientsecret", "refresh_token": "1//0refresh-token+value"\(members)}
                """,
            secrets: ["GOCSPX-clientsecret", "1//0refresh-token+value"]
        )
    }

    static func externalUser() -> CredentialsFixture {
        CredentialsFixture(
            type: .externalAuthorizedUser,
            json: """
                {"type": "external_account_authorized_user", "client_id": "client", "client_secret": "workforce-secret",
                 "refresh_token": "workforce-refresh", "token_url": "https://sts.googleapis.com/v1/oauthtoken",
                 "audience": "//iam.googleapis.com/locations/global/workforcePools/p/providers/q"}
                """,
            secrets: ["workforce-secret", "workforce-refresh"]
        )
    }

    static func federated(
        _ members: String = "",
        source: String = #"{"file": "/var/run/token"}"#
    ) -> CredentialsFixture {
        CredentialsFixture(
            type: .externalAccount,
            json: """
                {"type": "external_account", "audience": "//iam.googleapis.com/projects/1/locations/global/\
                workloadIdentityPools/p/providers/q", "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
                 "token_url": "https://sts.googleapis.com/v1/token", "credential_source": \(source)\(members)}
                """,
            secrets: [subjectToken]
        )
    }

    static func impersonated(source: CredentialsFixture = user()) -> CredentialsFixture {
        CredentialsFixture(
            type: .impersonatedServiceAccount,
            json: """
                {"type": "impersonated_service_account", "service_account_impersonation_url": "\(impersonationURL)",
                 "delegates": ["between@acme.iam.gserviceaccount.com"], "source_credentials": \(source.json)}
                """,
            secrets: source.secrets
        )
    }

    static let impersonationURL =
        "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/"
        + "target@acme.iam.gserviceaccount.com:generateAccessToken"

    /// What another provider gave.
    static let subjectToken = "subject.token-of.another"

    /// The file, read.
    func read() throws -> CredentialsFile {
        try CredentialsFile(Array(json.utf8), path: Self.path)
    }

    /// A provider for the file; the subject token is there as well.
    func provider(_ transport: any Transport, clock: TestClock = TestClock()) -> TokenProvider {
        let bytes = Array(json.utf8)
        return TokenProvider(
            source: .file(Self.path),
            transport: transport,
            readFile: { path in
                switch path {
                case Self.path: bytes
                case "/var/run/token": Array((Self.subjectToken + "\n").utf8)
                default: nil
                }
            },
            now: { clock.read() }
        )
    }

    /// The parts of secrets, eight characters long, that a text shows.
    func leaks(in text: String) -> [String] {
        secrets.flatMap { secret in
            let secret = secret.replacing("-----BEGIN PRIVATE KEY-----", with: "")
                .replacing("-----END PRIVATE KEY-----", with: "")
            return stride(from: 0, through: max(0, secret.count - 8), by: 4).compactMap { offset in
                let part = String(secret.dropFirst(offset).prefix(8))
                return text.contains(part) ? part : nil
            }
        }
    }
}
