import Fleet
import HTTPTransport
import TapeJSON
import Testing

@testable import GoogleCloud

/// Every way in which Google, and what stands before it, says no.
@Suite struct GoogleAPIFailureTests {
    typealias Kind = GoogleAPIFailure.Kind

    private static let call = GoogleAPICall(
        service: "osconfig.googleapis.com",
        project: "acme",
        member: "serviceAccount:x@acme.iam.gserviceaccount.com"
    )

    private static func failure(
        _ status: Int,
        _ body: String,
        headers: [String: String] = [:],
        service: String = "osconfig.googleapis.com"
    ) -> GoogleAPIFailure {
        let call = GoogleAPICall(service: service, project: "acme", member: Self.call.member)
        return GoogleAPIFailure(.text(body, status: status, headers: headers), to: call)
    }

    private static func body(
        _ code: Int,
        _ status: String,
        _ message: String,
        reason: String = "",
        metadata: String = "{}",
        details: String = ""
    ) -> String {
        let info =
            #"{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "\#(reason)", "metadata": \#(metadata)}"#
        let all = [reason.isEmpty ? "" : info, details].filter { !$0.isEmpty }.joined(separator: ", ")
        return
            #"{"error": {"code": \#(code), "message": "\#(message)", "status": "\#(status)", "details": [\#(all)]}}"#
    }

    /// The shape of Compute Engine's older errors.
    private static func older(_ code: Int, _ message: String, reason: String) -> String {
        #"{"error": {"code": \#(code), "message": "\#(message)", "errors": [{"reason": "\#(reason)"}]}}"#
    }

    @Test func `an API that is off is told with the line that turns it on`() {
        let failure = Self.failure(
            403,
            Self.body(
                403,
                "PERMISSION_DENIED",
                "OS Config API has not been used in project 1 before or it is disabled. Enable it by visiting x.",
                reason: "SERVICE_DISABLED",
                metadata: #"{"service": "osconfig.googleapis.com", "consumer": "projects/1"}"#
            )
        )
        #expect(failure.kind == .apiDisabled(service: "osconfig.googleapis.com"))
        #expect(failure.hint == "run: gcloud services enable osconfig.googleapis.com --project=acme")
        #expect(!failure.isWorthRetrying)
        #expect(
            failure.message.hasPrefix(
                "osconfig.googleapis.com answers 403 PERMISSION_DENIED: OS Config API has not been used in project 1"
            )
        )
    }

    @Test(arguments: [
        (
            "osconfig.googleapis.com",
            body(
                403,
                "PERMISSION_DENIED",
                "Permission 'osconfig.inventories.list' denied on resource '//x/p' (or it may not exist).",
                reason: "IAM_PERMISSION_DENIED",
                metadata: #"{"permission": "osconfig.inventories.list"}"#
            ),
            "osconfig.inventories.list", "roles/osconfig.viewer"
        ),
        (
            "osconfig.googleapis.com",
            body(403, "PERMISSION_DENIED", "Permission 'osconfig.patchJobs.list' denied on resource 'x'."),
            "osconfig.patchJobs.list", "roles/osconfig.viewer"
        ),
        (
            "compute.googleapis.com",
            older(403, "Required 'compute.instances.list' permission for 'projects/acme'", reason: "forbidden"),
            "compute.instances.list", "roles/compute.viewer"
        ),
        (
            "osconfig.googleapis.com", body(403, "PERMISSION_DENIED", "The caller does not have permission"), nil,
            "roles/osconfig.viewer"
        ),
        (
            "cloudbilling.googleapis.com", body(403, "PERMISSION_DENIED", "The caller does not have permission"), nil,
            "roles/browser"
        ),
        (
            "cloudresourcemanager.googleapis.com",
            body(
                403,
                "PERMISSION_DENIED",
                "m",
                reason: "R",
                metadata: #"{"permission": "resourcemanager.projects.getIamPolicy"}"#
            ),
            "resourcemanager.projects.getIamPolicy", "roles/iam.securityReviewer"
        ),
    ])
    func `a missing permission is told with the line that grants it`(
        service: String,
        body: String,
        permission: String?,
        role: String
    ) {
        let failure = Self.failure(403, body, service: service)
        #expect(failure.kind == .permissionDenied(permission: permission))
        #expect(
            failure.hint?.hasSuffix("--member=serviceAccount:x@acme.iam.gserviceaccount.com --role=\(role)") == true
        )
        #expect(failure.hint?.hasPrefix("run: gcloud projects add-iam-policy-binding ") == true)
    }

    @Test(arguments: [
        body(
            403,
            "PERMISSION_DENIED",
            "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: aB-1_2",
            reason: "SECURITY_POLICY_VIOLATED",
            metadata: #"{"uid": "aB-1_2"}"#
        ),
        body(
            403,
            "PERMISSION_DENIED",
            "Request is prohibited by organization's policy. vpcServiceControlsUniqueIdentifier: aB-1_2"
        ),
        body(
            403,
            "PERMISSION_DENIED",
            "Request is prohibited by organization's policy.",
            details:
                #"{"@type": "type.googleapis.com/google.rpc.PreconditionFailure", "#
                + #""violations": [{"type": "VPC_SERVICE_CONTROLS", "description": "aB-1_2"}]}"#
        ),
    ])
    func `a perimeter is not mistaken for a missing permission`(body: String) {
        let failure = Self.failure(403, body)
        #expect(failure.kind == .perimeter(uniqueID: "aB-1_2"))
        #expect(failure.hint?.contains(#"vpcServiceControlsUniqueId="aB-1_2""#) == true)
    }

    @Test(arguments: [
        (
            429, body(429, "RESOURCE_EXHAUSTED", "Quota exceeded", reason: "RATE_LIMIT_EXCEEDED"),
            ["retry-after": "17"], Duration.seconds(17)
        ),
        (429, body(429, "RESOURCE_EXHAUSTED", "Quota exceeded"), [:], nil),
        (429, "", ["retry-after": "soon"], nil),
        (429, "", ["retry-after": "-5"], .zero),
        (429, "", ["retry-after": "99999999999"], .seconds(86_400)),
        (403, body(403, "RESOURCE_EXHAUSTED", "Quota exceeded"), [:], nil),
        (403, older(403, "Slow down", reason: "rateLimitExceeded"), [:], nil),
        (
            429,
            body(
                429,
                "RESOURCE_EXHAUSTED",
                "m",
                details: #"{"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "3.5s"}"#
            ),
            [:], .milliseconds(3_500)
        ),
    ])
    func `a quota that is used up says how long to wait`(
        status: Int,
        body: String,
        headers: [String: String],
        wait: Duration?
    ) {
        let failure = Self.failure(status, body, headers: headers)
        #expect(failure.kind == .quotaExceeded(retryAfter: wait))
        #expect(failure.isWorthRetrying)
    }

    @Test(
        arguments: [
            (401, body(401, "UNAUTHENTICATED", "m", reason: "ACCESS_TOKEN_EXPIRED"), Kind.unauthenticated),
            (403, body(403, "PERMISSION_DENIED", "m", reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT"), .scopeInsufficient),
            (403, body(403, "PERMISSION_DENIED", "m", reason: "USER_PROJECT_DENIED"), .quotaProjectDenied),
            (
                403, body(403, "PERMISSION_DENIED", "Billing must be enabled", reason: "BILLING_DISABLED"),
                .billingDisabled
            ),
            (
                403, body(403, "PERMISSION_DENIED", "x requires a quota project", reason: "SERVICE_DISABLED"),
                .quotaProjectMissing
            ),
            (404, body(404, "NOT_FOUND", "Requested entity was not found."), .notFound),
            (400, body(400, "INVALID_ARGUMENT", "page token is invalid"), .invalidArgument),
            (500, body(500, "INTERNAL", "Internal error encountered."), .serverError(status: 500)),
            (503, body(503, "UNAVAILABLE", "The service is currently unavailable."), .serverError(status: 503)),
            (
                502, "<!DOCTYPE html>\n<html lang=en><title>Error 502 (Server Error)!!1</title>",
                .serverError(status: 502)
            ),
            (504, "<html><head><TITLE>ERROR: cache</TITLE>", .serverError(status: 504)),
            (504, "", .serverError(status: 504)),
            (407, "<html>", .proxy),
            (408, "", .timeout),
            (403, "<html><title>Blocked by policy</title>", .unexpected(status: 403)),
            (404, "<html><title>Error 404 (Not Found)!!1</title>", .unexpected(status: 404)),
            (302, "", .unexpected(status: 302)),
            (409, body(409, "ABORTED", "m"), .unexpected(status: 409)),
            (400, "[" + body(400, "INVALID_ARGUMENT", "m") + "]", .invalidArgument),
            (403, "not JSON", .permissionDenied(permission: nil)),
            (
                403, #"{"error": {"details": [7, {}, {"@type": []}], "errors": {}, "message": null}}"#,
                .permissionDenied(permission: nil)
            ),
        ] as [(Int, String, Kind)]
    )
    func `each answer has its kind`(status: Int, body: String, kind: Kind) {
        #expect(Self.failure(status, body).kind == kind)
    }

    @Test func `a page's title is the message`() {
        let failure = Self.failure(502, "<!DOCTYPE html>\n<html lang=en><title>Error 502 (Server Error)!!1</title>")
        #expect(
            failure.message
                == "osconfig.googleapis.com answers 502 with a page of a proxy or front end: "
                + "Error 502 (Server Error)!!1"
        )
        #expect(failure.isWorthRetrying)
    }

    @Test func `what lacks an answer has a kind, too`() {
        let kinds: [(TransportFailure.Kind, String)] = [
            (.timeout, "timeout"), (.network, "network"), (.tls, "tls"), (.proxy, "proxy"), (.tooLarge, "too_large"),
            (.malformed, "bad_response"), (.canceled, "canceled"),
        ]
        #expect(kinds.map(\.0) == TransportFailure.Kind.allCases)
        for (kind, word) in kinds {
            let failure = GoogleAPIFailure(TransportFailure(kind, "host: why"), to: Self.call)
            #expect(failure.word == word)
            #expect(failure.message == "osconfig.googleapis.com: host: why")
        }
    }

    @Test func `a good answer that cannot be read is malformed`() {
        let notJSON = GoogleAPIFailure(JSONError(offset: 0, problem: "expected a value"), to: Self.call)
        #expect(notJSON.message == "osconfig.googleapis.com: the answer is not valid JSON at byte 0: expected a value")
        #expect(notJSON.hint == "is something else answering for osconfig.googleapis.com?")
        let field = GoogleAPIFailure(JSONDecodingError(path: "a.b", problem: "is missing"), to: Self.call)
        #expect(field.message == "osconfig.googleapis.com: the answer's a.b: is missing")
        #expect(notJSON.word == "bad_response" && field.word == "bad_response")
    }

    @Test func `a lack of credentials keeps its words`() {
        let failure = GoogleAPIFailure(CredentialsError(.refused, "adc.json: log in again"), to: Self.call)
        #expect(failure.word == "credentials")
        #expect(failure.message == "adc.json: log in again")
        #expect(GoogleAPIFailure(CredentialsError(.canceled, "c"), to: Self.call).kind == .canceled)
    }

    @Test func `hostile text is bounded, and cannot move the cursor or turn the line around`() {
        let text = String(repeating: #"a\u001b[2J\r\n\u202e\u2028é"#, count: 400)
        let message = Self.failure(403, Self.body(403, #"X\nY"#, text)).message
        #expect(message.unicodeScalars.count < 400)
        #expect(
            message.unicodeScalars.allSatisfy {
                $0.value >= 0x20 && $0.value != 0x7F && $0 != "\u{202E}" && $0 != "\u{2028}"
            }
        )
    }

    @Test(arguments: ["x; rm -rf /", "$(id)", "a b", "`id`", "-flag", "a\\nb", "a'b"])
    func `nothing from an answer gets into a line to be copied`(text: String) {
        let disabled = Self.failure(
            403,
            Self.body(403, "PERMISSION_DENIED", "m", reason: "SERVICE_DISABLED", metadata: #"{"service": "\#(text)"}"#)
        )
        #expect(disabled.hint == "run: gcloud services enable osconfig.googleapis.com --project=acme")
        let denied = Self.failure(
            403,
            Self.body(403, "PERMISSION_DENIED", "m", reason: "R", metadata: #"{"permission": "\#(text)", "uid": "u"}"#)
        )
        #expect(denied.kind == .permissionDenied(permission: nil))
        let hostile = GoogleAPICall(service: "osconfig.googleapis.com", project: text, member: text)
        let hint = GoogleAPIFailure(.text("", status: 403), to: hostile).hint
        #expect(
            hint == "run: gcloud projects add-iam-policy-binding PROJECT --member=MEMBER --role=roles/osconfig.viewer"
        )
    }
}
