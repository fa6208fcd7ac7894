import Fleet

/// `https://sts.googleapis.com/v1/token`: access tokens for the tokens of other identity providers (RFC 8693).
enum SecurityTokenService {
    static let methods = [
        TokenMethod("sts.token", .securityTokens, "POST", "/v1/token") { call throws(APIError) in try exchange(call) }
    ]

    private static func exchange(_ call: TokenCall) throws(APIError) -> JSONValue {
        guard let form = FormBody(call.request) else { throw refused("invalid_request", "Bad Request") }
        let names = (grant: form.either("grant_type", "grantType"), audience: form["audience"])
        guard names.grant == "urn:ietf:params:oauth:grant-type:token-exchange" else {
            throw refused("unsupported_grant_type", "Unsupported grant type: \(names.grant)")
        }
        guard form.either("requested_token_type", "requestedTokenType") == accessToken else {
            throw refused("invalid_request", "Invalid requested token type.")
        }
        guard let pool = workloadPool(ofAudience: names.audience) else {
            throw refused("invalid_request", "Invalid value for \"audience\".")
        }
        guard !form["scope"].isEmpty else { throw refused("invalid_scope", "The scope is missing.") }
        let type = form.either("subject_token_type", "subjectTokenType")
        guard subjectTokenTypes.contains(type) else {
            throw refused("invalid_request", "Invalid subject token type: \(type)")
        }
        let subject = form.either("subject_token", "subjectToken")
        guard !subject.isEmpty else { throw refused("invalid_request", "The subject token is missing.") }
        let name = SignedAssertion(subject)?.claims.sub ?? "subject"
        return granted("principal://iam.googleapis.com/\(pool)/subject/\(name)", call)
    }

    private static func granted(_ identity: String, _ call: TokenCall) -> JSONValue {
        guard case .object(let members) = call.grant(to: identity) else { return [:] }
        return .object(members + [.init("issued_token_type", .text(accessToken))])
    }

    /// The pool of an audience such as
    /// `//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q`.
    private static func workloadPool(ofAudience audience: String) -> String? {
        guard audience.hasPrefix("//iam.googleapis.com/") else { return nil }
        let parts = audience.dropFirst(21).split(separator: "/")
        guard let end = parts.firstIndex(of: "providers"), end + 2 == parts.count else { return nil }
        guard parts.contains("workloadIdentityPools") || parts.contains("workforcePools") else { return nil }
        return parts[..<end].joined(separator: "/")
    }

    private static let accessToken = "urn:ietf:params:oauth:token-type:access_token"

    private static let subjectTokenTypes: Set = [
        "urn:ietf:params:oauth:token-type:jwt", "urn:ietf:params:oauth:token-type:id_token",
        "urn:ietf:params:oauth:token-type:saml2", "urn:ietf:params:aws:token-type:aws4_request", accessToken,
    ]

    private static func refused(_ word: String, _ description: String) -> APIError { APIError(400, word, description) }
}

extension FormBody {
    /// A parameter by the name in forms or, in JSON bodies, in camel case.
    fileprivate func either(_ name: String, _ camelCase: String) -> String {
        self[name].isEmpty ? self[camelCase] : self[name]
    }
}
