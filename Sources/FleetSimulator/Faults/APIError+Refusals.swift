// The refusals that are not about one resource, worded as Google words them.
extension APIError {
    /// 403: the caller lacks the permission of the method.
    static func permissionDenied(at site: CallSite) -> APIError {
        guard !site.permission.isEmpty else {
            return APIError(403, "PERMISSION_DENIED", "The caller does not have permission")
        }
        if site.service == .compute {
            let message = "Required '\(site.permission)' permission for 'projects/\(site.projectID)'"
            return APIError(403, "PERMISSION_DENIED", message)
        }
        var error = APIError(
            403,
            "PERMISSION_DENIED",
            "Permission '\(site.permission)' denied on resource '//\(site.service.rawValue)/\(site.resource)' "
                + "(or it may not exist).",
            reason: "IAM_PERMISSION_DENIED",
            metadata: ["permission": site.permission, "resource": site.resource]
        )
        error.domain = "iam.googleapis.com"
        return error
    }

    /// 403: the API is not enabled in the project.
    static func serviceDisabled(at site: CallSite) -> APIError {
        let service = site.service.rawValue
        let title = site.service.title ?? service
        let project = site.projectNumber
        let page = "https://console.developers.google.com/apis/api/\(service)/overview?project=\(project)"
        let message =
            "\(title) has not been used in project \(project) before or it is disabled. Enable it by "
            + "visiting \(page) then retry. If you enabled this API recently, wait a few minutes for the action to "
            + "propagate to our systems and retry."
        var error = APIError(
            403,
            "PERMISSION_DENIED",
            message,
            reason: "SERVICE_DISABLED",
            metadata: [
                "activationUrl": page, "consumer": "projects/\(project)", "containerInfo": project, "service": service,
                "serviceTitle": title,
            ]
        )
        error.details = [
            [
                "@type": "type.googleapis.com/google.rpc.LocalizedMessage", "locale": "en-US",
                "message": .text(message),
            ],
            help("Google developers console API activation", page),
        ]
        return error
    }

    /// 403: a perimeter of VPC Service Controls is in the way.
    static func prohibitedByPerimeter(at site: CallSite, uid: String) -> APIError {
        var error = APIError(
            403,
            "PERMISSION_DENIED",
            "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: \(uid)",
            reason: "SECURITY_POLICY_VIOLATED",
            metadata: [
                "consumer": "projects/\(site.projectNumber)", "service": site.service.rawValue, "uid": uid,
            ]
        )
        error.details = [
            [
                "@type": "type.googleapis.com/google.rpc.PreconditionFailure",
                "violations": [["type": "VPC_SERVICE_CONTROLS", "description": .text(uid)]],
            ]
        ]
        return error
    }

    /// 429: too many calls in a minute; the limit is told when it is known.
    static func quotaExceeded(at site: CallSite, limit: Int?) -> APIError {
        let isRegional = site.quota == .zonalRead
        let title = isRegional ? "Regional zonal read requests" : "Read requests"
        let span = isRegional ? "per minute per region" : "per minute per user"
        let service = site.service.rawValue
        var metadata = [
            "consumer": "projects/\(site.projectNumber)",
            "quota_limit": isRegional
                ? "RegionalZonalReadRequestsPerMinutePerProjectPerRegion" : "ReadRequestsPerMinutePerProjectPerUser",
            "quota_location": isRegional ? site.region : "global",
            "quota_metric": "\(service)/" + (isRegional ? "regional_zonal_read_requests" : "read_requests"),
            "quota_unit": isRegional ? "1/min/{project}/{region}" : "1/min/{project}/{user}",
            "service": service,
        ]
        metadata["quota_limit_value"] = limit.map { String($0) }
        var error = APIError(
            429,
            "RESOURCE_EXHAUSTED",
            "Quota exceeded for quota metric '\(title)' and limit '\(title) \(span)' of service '\(service)' for consumer "
                + "'project_number:\(site.projectNumber)'.",
            reason: "RATE_LIMIT_EXCEEDED",
            metadata: metadata
        )
        error.details = [
            help("Request a higher quota limit.", "https://cloud.google.com/docs/quotas/help/request_increase")
        ]
        return error
    }

    /// 401: no token was sent.
    static var missingCredentials: APIError {
        var error = APIError(
            401,
            "UNAUTHENTICATED",
            "Request is missing required authentication credential. \(expectedCredentials)",
            reason: "CREDENTIALS_MISSING"
        )
        error.challenge = "Bearer realm=\"https://accounts.google.com/\""
        return error
    }

    /// 401: the token is not valid.
    static var invalidCredentials: APIError {
        var error = APIError(
            401,
            "UNAUTHENTICATED",
            "Request had invalid authentication credentials. \(expectedCredentials)",
            reason: "ACCESS_TOKEN_TYPE_UNSUPPORTED"
        )
        error.challenge = "Bearer realm=\"https://accounts.google.com/\", error=\"invalid_token\""
        return error
    }

    /// 401: the token was valid once.
    static var expiredCredentials: APIError {
        var error = invalidCredentials
        error.reason = "ACCESS_TOKEN_EXPIRED"
        return error
    }

    private static var expectedCredentials: String {
        "Expected OAuth 2 access token, login cookie or other valid authentication credential. "
            + "See https://developers.google.com/identity/sign-in/web/devconsole-project."
    }

    private static func help(_ description: String, _ url: String) -> JSONValue {
        [
            "@type": "type.googleapis.com/google.rpc.Help",
            "links": [["description": .text(description), "url": .text(url)]],
        ]
    }
}
