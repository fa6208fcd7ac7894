extension Fault.Kind {
    /// The word by which scenarios, the control endpoints and the request log call it.
    package var name: String {
        switch self {
        case .rateLimited: "rate_limited"
        case .serverError: "server_error"
        case .slow: "slow"
        case .trickle: "trickle"
        case .reset: "reset"
        case .truncatedJSON: "truncated_json"
        case .truncatedBody: "truncated_body"
        case .wrongTypes: "wrong_types"
        case .repeatedToken: "repeated_token"
        case .shortPages: "short_pages"
        case .emptyAfterToken: "empty_after_token"
        case .denied: "denied"
        case .apiDisabled: "api_disabled"
        case .perimeter: "perimeter"
        case .unauthenticated: "unauthenticated"
        case .notFound: "not_found"
        }
    }
}
