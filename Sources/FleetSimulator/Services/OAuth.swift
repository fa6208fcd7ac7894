import Fleet

/// `https://oauth2.googleapis.com/token`: access tokens for signed assertions and for refresh tokens.
enum OAuth {
    static let methods = [
        TokenMethod("oauth.token", .oauth, "POST", "/token") { call throws(APIError) in try token(call) }
    ]

    private static func token(_ call: TokenCall) throws(APIError) -> JSONValue {
        guard let form = FormBody(call.request) else { throw refused("invalid_request", "Bad Request") }
        switch form["grant_type"] {
        case "urn:ietf:params:oauth:grant-type:jwt-bearer":
            let account = try account(ofAssertion: form["assertion"], at: call.realNow)
            return call.grant(to: account)
        case "refresh_token":
            return try refreshed(form, call)
        case "":
            throw refused("invalid_request", "Required parameter is missing: grant_type")
        case let other:
            throw refused("unsupported_grant_type", "Invalid grant_type: \(other)")
        }
    }

    private static func refreshed(_ form: FormBody, _ call: TokenCall) throws(APIError) -> JSONValue {
        guard !form["refresh_token"].isEmpty else {
            throw refused("invalid_request", "Missing required parameter: refresh_token")
        }
        guard !form["client_id"].isEmpty else {
            throw refused("invalid_request", "Could not determine client ID from request.")
        }
        guard !form["client_secret"].isEmpty else { throw refused("invalid_request", "client_secret is missing.") }
        let number = call.moment.fleet.chance.number("refresh/\(form["refresh_token"])")
        return call.grant(
            to: "user-\(String(number >> 32, radix: 16))@example.com",
            scope: form["scope"].isEmpty ? cloudPlatform : form["scope"]
        )
    }

    /// The service account that an assertion is of (RFC 7523), when the assertion is as Google wants it.
    static func account(ofAssertion text: String, at now: Timestamp) throws(APIError) -> String {
        guard !text.isEmpty else { throw refused("invalid_request", "Missing required parameter: assertion") }
        guard let assertion = SignedAssertion(text) else { throw refused("invalid_grant", "Invalid JWT") }
        guard assertion.header.alg == "RS256" else {
            throw refused("invalid_grant", "Invalid JWT: unsupported algorithm \(assertion.header.alg)")
        }
        guard let account = assertion.claims.iss, account.contains("@") else {
            throw refused("invalid_grant", "Invalid grant: account not found")
        }
        guard let audience = assertion.claims.aud, audience.hasSuffix("/token") else {
            throw refused(
                "invalid_grant",
                "Invalid JWT: Failed audience check. The right audience is https://oauth2.googleapis.com/token"
            )
        }
        // Google grants clocks some minutes.
        guard
            let issueTime = assertion.issueTime, let expiry = assertion.expiry,
            issueTime <= now + .seconds(300), issueTime < expiry, expiry - issueTime <= .seconds(3_600),
            now < expiry + .seconds(300)
        else {
            throw refused(
                "invalid_grant",
                "Invalid JWT: Token must be a short-lived token (60 minutes) and in a reasonable timeframe. "
                    + "Check your iat and exp values in the JWT claim."
            )
        }
        guard assertion.claims.scope?.isEmpty == false else {
            throw refused("invalid_scope", "Empty or missing scope not allowed.")
        }
        return account
    }

    /// The scope that covers all others.
    static let cloudPlatform = "https://www.googleapis.com/auth/cloud-platform"

    private static func refused(_ word: String, _ description: String) -> APIError { APIError(400, word, description) }
}
