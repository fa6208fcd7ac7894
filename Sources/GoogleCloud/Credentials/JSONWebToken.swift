import Fleet

/// A JSON web token that a service account signs (RFC 7519), good for an hour.
struct JSONWebToken: Sendable {
    /// The signed token.
    let secret: Secret
    /// When it ends.
    let expiresAt: Timestamp

    /// What the token is for.
    enum Purpose: Sendable {
        /// To be exchanged for an access token.
        case assertion
        /// To be the access token itself.
        case bearer
    }

    /// Signs a token.
    init(
        of key: ServiceAccountKey,
        for purpose: Purpose,
        scopes: [String],
        at now: Timestamp
    ) throws(RSAPrivateKey.Problem) {
        let issueTime = now.microseconds / 1_000_000
        let expiry = issueTime + 3_600
        let email = JSONLiteral(key.email)
        let keyID = key.keyID.map { #","kid":\#(JSONLiteral($0))"# } ?? ""
        let header = #"{"alg":"RS256","typ":"JWT"\#(keyID)}"#
        let purposeClaim =
            switch purpose {
            case .assertion: #""aud":\#(JSONLiteral(TokenFlow.googleTokenURL))"#
            case .bearer: #""sub":\#(email)"#
            }
        let scope = JSONLiteral(scopes.joined(separator: " "))
        let claims = #"{"iss":\#(email),\#(purposeClaim),"scope":\#(scope),"iat":\#(issueTime),"exp":\#(expiry)}"#
        let message = Base64.url(Array(header.utf8)) + "." + Base64.url(Array(claims.utf8))
        let signature = try key.privateKey.signature(of: Array(message.utf8))
        secret = Secret(message + "." + Base64.url(signature))
        expiresAt = Timestamp(seconds: expiry)
    }
}
