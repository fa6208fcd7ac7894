/// A refusal in the shape in which Google's REST APIs refuse.
package struct APIError: Error, Sendable, Hashable {
    /// The HTTP status code.
    package var code: Int
    /// The word of `google.rpc.Code`, such as `NOT_FOUND`; for OAuth's own shape its word, such as `invalid_grant`.
    package var status: String
    /// What people read.
    package var message: String
    /// `ErrorInfo.reason`, such as `SERVICE_DISABLED`; empty for none.
    package var reason = ""
    /// `ErrorInfo.domain`.
    package var domain = "googleapis.com"
    /// `ErrorInfo.metadata`.
    package var metadata: [String: String] = [:]
    /// Details besides `ErrorInfo`, such as `google.rpc.Help`.
    package var details: [JSONValue] = []
    /// Seconds in the header `Retry-After`; `nil` for none.
    package var retryAfter: Int?
    /// The header `WWW-Authenticate`; `nil` for none.
    package var challenge: String?

    /// Puts a refusal together.
    package init(
        _ code: Int,
        _ status: String,
        _ message: String,
        reason: String = "",
        metadata: [String: String] = [:],
        retryAfter: Int? = nil
    ) {
        self.code = code
        self.status = status
        self.message = message
        self.reason = reason
        self.metadata = metadata
        self.retryAfter = retryAfter
    }

    /// 404.
    static func notFound(_ what: String) -> APIError {
        APIError(404, "NOT_FOUND", "Requested entity was not found: \(what)")
    }

    /// 400.
    static func invalidArgument(_ why: String) -> APIError {
        APIError(400, "INVALID_ARGUMENT", why)
    }

    /// The answer that carries it; Compute Engine's older shape lists `errors` besides, token services have their own.
    package func response(of service: GoogleService) -> APIResponse {
        switch service {
        case .oauth, .securityTokens: oauthResponse
        case .metadata: metadataResponse
        default: googleResponse(of: service)
        }
    }

    private func googleResponse(of service: GoogleService) -> APIResponse {
        var members: [JSONValue.Member] = [.init("code", .integer(code)), .init("message", .text(message))]
        if service == .compute {
            members.append(
                .init(
                    "errors",
                    [["message": .text(message), "domain": .text(computeDomain), "reason": .text(computeReason)]]
                )
            )
        }
        members.append(.init("status", .text(status)))
        members.append(.init("details", .nonEmpty((reason.isEmpty ? [] : [errorInfo]) + details)))
        let body = JSONValue.object([.init("error", .object(members))])
        return APIResponse(
            status: code,
            headers: [("content-type", "application/json; charset=UTF-8")] + commonHeaders,
            body: body.bytes()
        )
    }

    private var errorInfo: JSONValue {
        [
            "@type": "type.googleapis.com/google.rpc.ErrorInfo",
            "reason": .text(reason),
            "domain": .text(domain),
            "metadata": .map(metadata),
        ]
    }

    /// RFC 6749, section 5.2.
    private var oauthResponse: APIResponse {
        let body: JSONValue = ["error": .text(status), "error_description": .nonEmpty(message)]
        return APIResponse(
            status: code,
            headers: [("content-type", "application/json; charset=utf-8")] + commonHeaders,
            body: body.bytes()
        )
    }

    private var metadataResponse: APIResponse {
        APIResponse(
            status: code,
            headers: [("content-type", "text/html; charset=UTF-8"), ("metadata-flavor", "Google")] + commonHeaders,
            body: Array(ErrorPage(code: code, sentence: message).html.utf8)
        )
    }

    private var commonHeaders: [(String, String)] {
        var headers: [(String, String)] = []
        if let retryAfter { headers.append(("retry-after", String(retryAfter))) }
        if let challenge { headers.append(("www-authenticate", challenge)) }
        return headers
    }

    private var computeDomain: String { code == 429 || status == "RESOURCE_EXHAUSTED" ? "usageLimits" : "global" }

    private var computeReason: String {
        switch code {
        case 400: "invalid"
        case 401: "authError"
        case 403: reason == "SERVICE_DISABLED" ? "accessNotConfigured" : "forbidden"
        case 404: "notFound"
        case 429: "rateLimitExceeded"
        default: "backendError"
        }
    }
}
