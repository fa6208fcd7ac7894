/// Why a source could not be read: the words of `vmmanager_source_errors_total`.
enum ReadFailureReason: String, CaseIterable {
    case denied
    case apiDisabled = "api_disabled"
    case quota
    case timeout
    case network
    case serverError = "server_error"
    case badResponse = "bad_response"
    case unreachable
    case perimeter
    case unauthenticated
    case credentials
    case quotaProjectMissing = "quota_project_missing"
    case quotaProjectDenied = "quota_project_denied"
    case scopeInsufficient = "scope_insufficient"
    case billingDisabled = "billing_disabled"
    case notFound = "not_found"
    case invalidArgument = "invalid_argument"
    case tls
    case proxy
    case tooLarge = "too_large"
    case canceled
    case unexpectedStatus = "unexpected_status"

    /// What befalls any source sooner or later, and is counted from zero.
    ///
    /// A series that begins at 1 hides its first failure: `rate()` and `increase()` see no step where there was no
    /// sample before. All words for all sources would be several times as many series, nearly all of them at zero for
    /// ever, so the others begin when they first happen.
    static let foreseen: [ReadFailureReason] = [
        .denied, .apiDisabled, .quota, .timeout, .network, .serverError, .badResponse,
    ]
}
