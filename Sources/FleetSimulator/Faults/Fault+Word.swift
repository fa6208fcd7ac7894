extension Fault {
    /// The words for kinds, in the order of the reference.
    enum Word: String, CaseIterable {
        case rateLimited = "rate_limited"
        case serverError = "server_error"
        case slow
        case trickle
        case reset
        case truncatedJSON = "truncated_json"
        case truncatedBody = "truncated_body"
        case wrongTypes = "wrong_types"
        case repeatedToken = "repeated_token"
        case shortPages = "short_pages"
        case emptyAfterToken = "empty_after_token"
        case denied
        case apiDisabled = "api_disabled"
        case perimeter
        case unauthenticated
        case notFound = "not_found"

        /// The key that belongs to it alone.
        var parameter: String? {
            switch self {
            case .rateLimited: "retry_after"
            case .serverError: "code"
            case .slow, .trickle: "by"
            case .shortPages: "size"
            default: nil
            }
        }

        /// What it does to a call.
        var meaning: String {
            switch self {
            case .rateLimited: "429, with `Retry-After` where there is `retry_after`"
            case .serverError: "500, 502, 503 or 504; 502 and 504 with a page of HTML, as proxies send them"
            case .slow: "the answer comes late"
            case .trickle: "the answer comes in drops"
            case .reset: "the connection is reset before any answer"
            case .truncatedJSON: "a whole answer whose JSON stops in the middle"
            case .truncatedBody: "half of the answer, then the connection ends"
            case .wrongTypes: "fields have other types than they should"
            case .repeatedToken: "the next page's token is the one that led here"
            case .shortPages: "pages are short"
            case .emptyAfterToken: "a token leads to an answer of `{}`"
            case .denied: "403: the caller lacks the permission"
            case .apiDisabled: "403: the API is not enabled in the project"
            case .perimeter: "403: a perimeter of VPC Service Controls is in the way"
            case .unauthenticated: "401: the token is not valid"
            case .notFound: "404"
            }
        }
    }
}
