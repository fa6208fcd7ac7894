package import HTTPTransport
package import TapeJSON

// https://cloud.google.com/apis/design/errors, and Compute Engine's older shape
// https://cloud.google.com/compute/docs/api/how-tos/error-messages
extension GoogleAPIFailure {
    /// Classifies an answer whose status is not 2xx.
    package init(_ response: HTTPResponse, to call: GoogleAPICall) {
        let body = GoogleErrorBody(response)
        self.init(Self.kind(of: response, body), Self.message(of: response, body, call), call: call)
    }

    /// Classifies the lack of an answer.
    package init(_ failure: TransportFailure, to call: GoogleAPICall) {
        let kind: Kind =
            switch failure.kind {
            case .timeout: .timeout
            case .network: .network
            case .tls: .tls
            case .proxy: .proxy
            case .tooLarge: .tooLarge
            case .malformed: .malformed("HTTP")
            case .canceled: .canceled
            }
        self.init(kind, "\(call.service): \(OneLine(failure.message))", call: call)
    }

    /// Classifies a good answer that is no JSON, such as the page of a portal that wants a login.
    package init(_ error: JSONError, to call: GoogleAPICall) {
        self.init(.malformed("JSON"), "\(call.service): the answer is \(OneLine("\(error)"))", call: call)
    }

    /// Classifies a good answer with a field that is not what the API promises.
    package init(_ error: JSONDecodingError, to call: GoogleAPICall) {
        self.init(.malformed("field"), "\(call.service): the answer's \(OneLine("\(error)"))", call: call)
    }

    /// Says that a good answer contradicts itself, such as a list whose pages never end.
    package init(malformed what: String, to call: GoogleAPICall) {
        self.init(.malformed("list"), "\(call.service): the answer is malformed: \(OneLine(what))", call: call)
    }

    /// Classifies the lack of a token.
    package init(_ error: CredentialsError, to call: GoogleAPICall) {
        let kind: Kind = error.kind == .canceled ? .canceled : .credentials
        // Without a token every service fails alike.
        self.init(kind, error.message, call: call)
    }

    private static func message(of response: HTTPResponse, _ body: GoogleErrorBody, _ call: GoogleAPICall) -> String {
        let said = OneLine(body.message).description
        let word = OneLine(body.word, limit: 40).description
        let sender = body.isPage ? " with a page of a proxy or front end" : word.isEmpty ? "" : " \(word)"
        return "\(call.service) answers \(response.status)\(sender)" + (said.isEmpty ? "" : ": \(said)")
    }

    private static func kind(of response: HTTPResponse, _ body: GoogleErrorBody) -> Kind {
        if let kind = kindByReason(response, body) { return kind }
        switch response.status {
        case 400: return .invalidArgument
        case 401: return .unauthenticated
        case 403: return body.isPage ? .unexpected(status: 403) : .permissionDenied(permission: permission(in: body))
        case 404: return body.isPage ? .unexpected(status: 404) : .notFound
        case 407: return .proxy
        case 408: return .timeout
        case 429: return .quotaExceeded(retryAfter: retryAfter(response, body))
        case 500...599: return .serverError(status: response.status)
        default: return .unexpected(status: response.status)
        }
    }

    /// The kind that the reason tells, which is finer than the status.
    private static func kindByReason(_ response: HTTPResponse, _ body: GoogleErrorBody) -> Kind? {
        guard (400...499).contains(response.status) else { return nil }
        if body.violatesPerimeter || body.reason == "SECURITY_POLICY_VIOLATED"
            || body.message.contains("vpcServiceControlsUniqueIdentifier")
        {
            return .perimeter(uniqueID: uniqueID(in: body))
        }
        switch body.reason {
        case "SERVICE_DISABLED", "accessNotConfigured":
            guard !body.message.contains("requires a quota project") else { return .quotaProjectMissing }
            return .apiDisabled(service: service(in: body))
        case "BILLING_DISABLED": return .billingDisabled
        case "USER_PROJECT_DENIED": return .quotaProjectDenied
        case "ACCESS_TOKEN_SCOPE_INSUFFICIENT", "insufficientPermissions": return .scopeInsufficient
        case "RATE_LIMIT_EXCEEDED", "RESOURCE_QUOTA_EXCEEDED", "rateLimitExceeded", "userRateLimitExceeded",
            "quotaExceeded", "dailyLimitExceeded":
            return .quotaExceeded(retryAfter: retryAfter(response, body))
        default: return body.word == "RESOURCE_EXHAUSTED" ? .quotaExceeded(retryAfter: retryAfter(response, body)) : nil
        }
    }

    private static func retryAfter(_ response: HTTPResponse, _ body: GoogleErrorBody) -> Duration? {
        let seconds = response.headers["retry-after"].flatMap { Int64($0) }
        guard let seconds else { return body.retryDelay.map { Swift.max($0, .zero) } }
        return .seconds(Swift.min(Swift.max(seconds, 0), 86_400))
    }

    private static func service(in body: GoogleErrorBody) -> String {
        body.metadata["service"].flatMap { $0.isShellWord ? $0 : nil } ?? ""
    }

    private static func uniqueID(in body: GoogleErrorBody) -> String? {
        let marker = "vpcServiceControlsUniqueIdentifier: "
        let said = body.message.firstRange(of: marker).map {
            String(body.message[$0.upperBound...].prefix { $0 != " " })
        }
        return (body.metadata["uid"] ?? said).flatMap { $0.isShellWord ? $0 : nil }
    }

    /// The permission that the metadata or the message names, such as `compute.instances.list`.
    private static func permission(in body: GoogleErrorBody) -> String? {
        let quoted = body.message.prefix(1_000).split(separator: "'", omittingEmptySubsequences: false)
        let named = quoted.indices.first { index in
            index % 2 == 1 && ["Required ", "Permission "].contains { quoted[index - 1].hasSuffix($0) }
        }
        let permission = body.metadata["permission"] ?? named.map { String(quoted[$0]) }
        return permission.flatMap { $0.isShellWord && $0.contains(".") ? $0 : nil }
    }
}

extension String {
    /// Whether a shell takes the text for one word and nothing else, as hints are there to be copied.
    var isShellWord: Bool {
        !isEmpty && utf8.count <= 200 && first != "-"
            && unicodeScalars.allSatisfy {
                $0.isASCII
                    && ($0.properties.isAlphabetic || "0123456789.-_@:/+".unicodeScalars.contains($0))
            }
    }
}
