extension Fault.Kind {
    /// The word by which scenarios, the control endpoints and the request log call it.
    var word: Fault.Word {
        switch self {
        case .rateLimited: .rateLimited
        case .serverError: .serverError
        case .slow: .slow
        case .trickle: .trickle
        case .reset: .reset
        case .truncatedJSON: .truncatedJSON
        case .truncatedBody: .truncatedBody
        case .wrongTypes: .wrongTypes
        case .repeatedToken: .repeatedToken
        case .shortPages: .shortPages
        case .emptyAfterToken: .emptyAfterToken
        case .denied: .denied
        case .apiDisabled: .apiDisabled
        case .perimeter: .perimeter
        case .unauthenticated: .unauthenticated
        case .notFound: .notFound
        }
    }
}
