import TapeJSON

// https://cloud.google.com/docs/authentication/application-default-credentials and, for the members,
// https://google.aip.dev/auth/4110 and the pages after it.

extension CredentialsFile {
    /// Reads a file, or the part of one that holds the credentials behind an impersonation.
    init(_ json: JSONCursor, type: CredentialsType, path: String) throws(CredentialsFileProblem) {
        self.path = path
        self.type = type
        let members = CredentialsMembers(json)
        quotaProject = try members.headerValue("quota_project_id")
        universeDomain = try members.domain("universe_domain") ?? MetadataServer.googleUniverse
        content =
            switch type {
            case .serviceAccount: .serviceAccount(try ServiceAccountKey(members))
            case .authorizedUser: .refreshGrant(try RefreshGrant(members))
            case .externalAuthorizedUser: .refreshGrant(try RefreshGrant(external: members))
            case .externalAccount: .externalAccount(try ExternalAccount(members, universeDomain: universeDomain))
            case .impersonatedServiceAccount: try Self.impersonation(members, path: path)
            case .distributedCloud:
                throw .unsupported("not supported, since Google Distributed Cloud has no VM Manager; \(type.remedy)")
            }
    }

    private static func impersonation(
        _ members: CredentialsMembers,
        path: String
    ) throws(CredentialsFileProblem) -> Content {
        let source = try members.object("source_credentials")
        guard let type = CredentialsType(rawValue: try source.string("type")) else {
            throw .unsupported("the type of its source_credentials is none that is known")
        }
        guard type != .impersonatedServiceAccount else {
            throw .unsupported("impersonation of an impersonation is not supported; name the accounts in \"delegates\"")
        }
        return .impersonation(
            ImpersonationTarget(
                url: try members.url("service_account_impersonation_url"),
                delegates: try members.strings("delegates"),
                lifetime: .seconds(3_600)
            ),
            source: try CredentialsFile(source.json, type: type, path: path)
        )
    }
}

extension ServiceAccountKey {
    fileprivate init(_ members: CredentialsMembers) throws(CredentialsFileProblem) {
        email = try members.string("client_email")
        keyID = try members.optionalString("private_key_id")
        tokenURL = try members.url("token_uri", fallback: TokenFlow.googleTokenURL)
        let pem = Secret(try members.string("private_key"))
        do throws(RSAPrivateKey.Problem) {
            privateKey = try RSAPrivateKey(pem: pem)
        } catch {
            throw .malformed("private_key", error.rawValue)
        }
    }
}

extension RefreshGrant {
    fileprivate init(_ members: CredentialsMembers) throws(CredentialsFileProblem) {
        clientID = try members.string("client_id")
        clientSecret = Secret(try members.string("client_secret"))
        refreshToken = Secret(try members.string("refresh_token"))
        tokenURL = try members.url("token_uri", fallback: TokenFlow.googleTokenURL)
        identifiesInHeader = false
    }

    fileprivate init(external members: CredentialsMembers) throws(CredentialsFileProblem) {
        clientID = try members.string("client_id")
        clientSecret = Secret(try members.string("client_secret"))
        refreshToken = Secret(try members.string("refresh_token"))
        tokenURL = try members.url("token_url")
        identifiesInHeader = true
    }
}

extension ExternalAccount {
    fileprivate init(_ members: CredentialsMembers, universeDomain: String) throws(CredentialsFileProblem) {
        audience = try members.string("audience")
        subjectTokenType = try members.string("subject_token_type")
        tokenURL = try members.url("token_url", fallback: "https://sts.\(universeDomain)/v1/token")
        let source = try members.object("credential_source")
        self.source = try Self.source(source)
        subjectTokenField = try Self.subjectTokenField(source)
        target = try Self.target(members)
        workforceProject = try members.optionalString("workforce_pool_user_project")
        if let name = try members.optionalString("client_id") {
            client = Client(name: name, secret: Secret(try members.optionalString("client_secret") ?? ""))
        } else {
            client = nil
        }
    }

    private static func source(_ members: CredentialsMembers) throws(CredentialsFileProblem) -> SubjectTokenSource {
        guard members.json["environment_id"] == nil else {
            throw .unsupported("tokens from AWS are not supported; use a credential_source with a file or url")
        }
        guard members.json["executable"] == nil else {
            throw .unsupported("tokens from an executable are not supported; let it write a file and name that")
        }
        guard members.json["certificate"] == nil else {
            throw .unsupported("tokens for X.509 certificates are not supported; use a file or url")
        }
        if let path = try members.optionalString("file") { return .file(path) }
        guard members.json["url"] != nil else {
            throw .malformed("credential_source", "has neither \"file\" nor \"url\"")
        }
        return .url(try members.url("url", allowsPlain: true), headers: try members.headers("headers"))
    }

    private static func subjectTokenField(_ source: CredentialsMembers) throws(CredentialsFileProblem) -> String? {
        guard let format = try source.optionalObject("format") else { return nil }
        switch try format.optionalString("type") ?? "text" {
        case "text": return nil
        case "json": return try format.string("subject_token_field_name")
        default: throw .malformed("credential_source", "its format is neither \"text\" nor \"json\"")
        }
    }

    private static func target(_ members: CredentialsMembers) throws(CredentialsFileProblem) -> ImpersonationTarget? {
        guard members.json["service_account_impersonation_url"]?.isNull == false else { return nil }
        let seconds = try members.optionalObject("service_account_impersonation")?.seconds("token_lifetime_seconds")
        return ImpersonationTarget(
            url: try members.url("service_account_impersonation_url"),
            delegates: [],
            lifetime: seconds ?? .seconds(3_600)
        )
    }
}
