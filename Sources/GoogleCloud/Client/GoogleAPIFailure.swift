/// Why a call gave nothing, in words for people and in a closed set for programs.
package struct GoogleAPIFailure: Error, Hashable, Sendable {
    /// What went wrong.
    package let kind: Kind
    /// One line of at most some 400 characters: who was asked, and what the answer said, made safe.
    package let message: String
    /// What was asked.
    package let call: GoogleAPICall

    /// Puts a failure together; `message` is already one line.
    init(_ kind: Kind, _ message: String, call: GoogleAPICall) {
        self.kind = kind
        self.message = message
        self.call = call
    }

    /// The closed set of failures.
    package enum Kind: Hashable, Sendable {
        /// The API is not enabled in the project.
        case apiDisabled(service: String)
        /// The caller lacks a permission; `nil` when the answer names none.
        case permissionDenied(permission: String?)
        /// A perimeter of VPC Service Controls is in the way; its administrators find the violation by the id.
        case perimeter(uniqueID: String?)
        /// Too many calls in a minute; how long to wait, when the answer says so.
        case quotaExceeded(retryAfter: Duration?)
        /// The token was not accepted.
        case unauthenticated
        /// There is no token.
        case credentials
        /// A person's credentials need a project for their quota.
        case quotaProjectMissing
        /// The caller may not count calls for the quota project.
        case quotaProjectDenied
        /// The token is good for other APIs only, as the scopes of a VM decide.
        case scopeInsufficient
        /// The project has no billing account.
        case billingDisabled
        /// What was asked for is not there.
        case notFound
        /// Google did not understand the request.
        case invalidArgument
        /// Google, or what stands before it, had a fault of its own.
        case serverError(status: Int)
        /// There was no answer in time.
        case timeout
        /// There was no connection, or it broke.
        case network
        /// The connection could not be trusted.
        case tls
        /// A proxy refused.
        case proxy
        /// The answer was larger than allowed.
        case tooLarge
        /// The answer was not what the API promises.
        case malformed(String)
        /// The caller no longer waits.
        case canceled
        /// An answer with a status that has no meaning here.
        case unexpected(status: Int)
    }

    /// The failure in one word of a closed set, for a label of a metric.
    package var word: String {
        switch kind {
        case .apiDisabled: "api_disabled"
        case .permissionDenied: "denied"
        case .perimeter: "perimeter"
        case .quotaExceeded: "quota"
        case .unauthenticated: "unauthenticated"
        case .credentials: "credentials"
        case .quotaProjectMissing: "quota_project_missing"
        case .quotaProjectDenied: "quota_project_denied"
        case .scopeInsufficient: "scope_insufficient"
        case .billingDisabled: "billing_disabled"
        case .notFound: "not_found"
        case .invalidArgument: "invalid_argument"
        case .serverError: "server_error"
        case .timeout: "timeout"
        case .network: "network"
        case .tls: "tls"
        case .proxy: "proxy"
        case .tooLarge: "too_large"
        case .malformed: "bad_response"
        case .canceled: "canceled"
        case .unexpected: "unexpected_status"
        }
    }

    /// Whether the same call may succeed soon without anybody's action.
    package var isWorthRetrying: Bool {
        switch kind {
        case .quotaExceeded, .serverError, .timeout, .network: true
        default: false
        }
    }
}

extension GoogleAPIFailure: CustomStringConvertible {
    /// The message, with the hint when there is one.
    package var description: String { hint.map { "\(message); \($0)" } ?? message }
}
