extension Fault.Kind {
    /// The answer in place of the true one; `nil` for a fault that needs the true one.
    func refusal(at site: CallSite, ordinal: Int, chance: Chance) -> APIResponse? {
        switch self {
        case .rateLimited(let retryAfter):
            var error = APIError.quotaExceeded(at: site, limit: nil)
            error.retryAfter = retryAfter
            return error.response(of: site.service)
        case .serverError(let code): return Self.serverError(code, at: site)
        case .denied: return APIError.permissionDenied(at: site).response(of: site.service)
        case .apiDisabled: return APIError.serviceDisabled(at: site).response(of: site.service)
        case .perimeter:
            let uid = chance.violationID("perimeter/\(ordinal)")
            return APIError.prohibitedByPerimeter(at: site, uid: uid).response(of: site.service)
        case .unauthenticated: return APIError.invalidCredentials.response(of: site.service)
        case .notFound:
            return APIError(404, "NOT_FOUND", "Requested entity was not found.").response(of: site.service)
        case .slow, .trickle, .reset, .truncatedJSON, .truncatedBody, .wrongTypes, .repeatedToken, .shortPages,
            .emptyAfterToken:
            return nil
        }
    }

    private static func serverError(_ code: Int, at site: CallSite) -> APIResponse {
        switch code {
        case 502, 504:
            // What stands between client and service answers, and knows nothing of JSON.
            APIResponse(
                status: code,
                headers: [("content-type", "text/html; charset=UTF-8")],
                body: Array(ErrorPage(code: code, sentence: temporaryError).html.utf8)
            )
        case 503:
            APIError(503, "UNAVAILABLE", "The service is currently unavailable.").response(of: site.service)
        default:
            APIError(code, "INTERNAL", "Internal error encountered.").response(of: site.service)
        }
    }

    private static var temporaryError: String {
        "The server encountered a temporary error and could not complete your request.<p>Please try again in 30 seconds."
    }
}

extension Chance {
    /// An id as VPC Service Controls give a violation.
    fileprivate func violationID(_ name: String) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        return String((0..<54).map { letters[number(below: letters.count, "\(name)/\($0)")] })
    }
}
