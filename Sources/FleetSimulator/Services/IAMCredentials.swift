import Fleet
import FoundationEssentials

/// The IAM Service Account Credentials API: tokens of service accounts for callers who may act as them.
enum IAMCredentials {
    static let methods = [
        TokenMethod(
            "serviceAccounts.generateAccessToken",
            .credentials,
            "POST",
            "/v1/projects/-/serviceAccounts/{account}:generateAccessToken"
        ) { call throws(APIError) in try generateAccessToken(call) }
    ]

    private struct Body: Decodable {
        var scope: [String]?
        var lifetime: String?
    }

    private static func generateAccessToken(_ call: TokenCall) throws(APIError) -> JSONValue {
        guard call.identity != AccessTokens.anonymous else { throw .missingCredentials }
        guard let body = try? JSONDecoder().decode(Body.self, from: Data(call.request.body)) else {
            throw .invalidArgument("Invalid JSON payload received.")
        }
        guard let scope = body.scope, !scope.isEmpty else { throw .invalidArgument("The scope must be specified.") }
        let account = call.variables["account", default: ""]
        guard account.contains("@") || account.allSatisfy(\.isNumber) else {
            throw .invalidArgument(
                "Invalid form of account ID \(account). Should be [Gaia ID |Email |Unique ID |] of the account"
            )
        }
        let lifetime = try lifetime(body.lifetime)
        let issue = call.tokens.issue(to: account, lifetime: lifetime, at: call.realNow)
        // Whole seconds, as Google writes it and as the token ends.
        let expiry = Timestamp(seconds: (call.realNow + issue.lifetime).microseconds / 1_000_000)
        return ["accessToken": .text(issue.text), "expireTime": .text(expiry.rfc3339)]
    }

    /// A time such as `3600s`, at most an hour; `nil` when none is asked for.
    private static func lifetime(_ text: String?) throws(APIError) -> Duration? {
        guard let text else { return nil }
        guard text.hasSuffix("s"), let seconds = Double(text.dropLast()), seconds > 0 else {
            throw .invalidArgument(
                "Invalid value at 'lifetime' (type.googleapis.com/google.protobuf.Duration), \"\(text)\""
            )
        }
        guard seconds <= 3_600 else { throw .invalidArgument("The lifetime must not exceed 3600s.") }
        return .seconds(seconds)
    }
}
