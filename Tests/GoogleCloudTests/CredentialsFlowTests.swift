import Fleet
import FoundationEssentials
import GoogleCloud
import HTTPTransport
import Testing

/// What is sent for each kind of credentials, to the byte where it matters.
@Suite struct CredentialsFlowTests {
    private static let tokenURL = "https://oauth2.googleapis.com/token"
    private static let stsURL = "https://sts.googleapis.com/v1/"
    private static let generated = HTTPResponse.text(
        #"{"accessToken": "ya29.target", "expireTime": "2027-01-15T09:00:00Z"}"#
    )

    @Test func `a service account's key signs an assertion`() async throws {
        let transport = ScriptedTransport([Self.tokenURL: .token("ya29.sa")])
        let fields = try await CredentialsFixture.serviceAccount().provider(transport).authorization()
        #expect(fields == [HTTPField("authorization", "Bearer ya29.sa")])
        let request = try #require(transport.requests.first)
        #expect(request.verb == "POST" && request.url == Self.tokenURL)
        #expect(request.header("content-type") == "application/x-www-form-urlencoded")
        let prefix = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
        try #require(request.text.hasPrefix(prefix))
        let parts = request.text.dropFirst(prefix.count).split(separator: ".").map { String($0) }
        try #require(parts.count == 3)
        #expect(try decoded(parts[0]) == #"{"alg":"RS256","typ":"JWT","kid":"k1"}"#)
        #expect(
            try decoded(parts[1])
                == #"{"iss":"exporter@acme.iam.gserviceaccount.com","aud":"https://oauth2.googleapis.com/token","#
                + #""scope":"https://www.googleapis.com/auth/cloud-platform","iat":1800000000,"exp":1800003600}"#
        )
        let signature = Array(try #require(Data(base64Encoded: padded(parts[2]))))
        #expect(CredentialsTestKey.shared.verifies(signature, of: Array("\(parts[0]).\(parts[1])".utf8)))
        #expect(!CredentialsTestKey.shared.verifies(signature, of: Array("\(parts[0]).\(parts[1])x".utf8)))
    }

    @Test func `in another universe the assertion is the token`() async throws {
        let transport = ScriptedTransport([:])
        let provider = CredentialsFixture.serviceAccount(#", "universe_domain": "Example.Cloud""#).provider(transport)
        let value = try #require(try await provider.authorization().first?.value)
        #expect(transport.requests.isEmpty)
        let parts = value.dropFirst("Bearer ".count).split(separator: ".").map { String($0) }
        try #require(parts.count == 3)
        let email = "exporter@acme.iam.gserviceaccount.com"
        #expect(try decoded(parts[1]).hasPrefix(#"{"iss":"\#(email)","sub":"\#(email)","scope":"https://"#))
        #expect(try await provider.universeDomain() == "example.cloud")
    }

    @Test func `a login is refreshed`() async throws {
        let transport = ScriptedTransport([Self.tokenURL: .token("ya29.me")])
        let fixture = CredentialsFixture.user(#", "quota_project_id": "acme""#)
        let fields = try await fixture.provider(transport).authorization()
        #expect(
            fields == [HTTPField("authorization", "Bearer ya29.me"), HTTPField("x-goog-user-project", "acme")]
        )
        #expect(
            transport.requests.map(\.text) == [
                "grant_type=refresh_token&client_id=client.apps.googleusercontent.com"
                    + "&client_secret=GOCSPX-clientsecret&refresh_token=1%2F%2F0refresh-token%2Bvalue"
            ]
        )
    }

    @Test func `a login of a workforce proves the client in a header`() async throws {
        let transport = ScriptedTransport([Self.stsURL + "oauthtoken": .token("ya29.w")])
        _ = try await CredentialsFixture.externalUser().provider(transport).authorization()
        let request = try #require(transport.requests.first)
        #expect(request.text == "grant_type=refresh_token&refresh_token=workforce-refresh")
        #expect(
            request.header("authorization") == "Basic " + Data("client:workforce-secret".utf8).base64EncodedString()
        )
    }

    @Test func `another provider's token is exchanged`() async throws {
        let transport = ScriptedTransport([Self.stsURL + "token": .token("ya29.federated")])
        let fields = try await CredentialsFixture.federated().provider(transport).authorization()
        #expect(fields.first?.value == "Bearer ya29.federated")
        #expect(
            transport.requests.map(\.text) == [
                "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                    + "&audience=%2F%2Fiam.googleapis.com%2Fprojects%2F1%2Flocations%2Fglobal%2FworkloadIdentityPools"
                    + "%2Fp%2Fproviders%2Fq&scope=https%3A%2F%2Fwww.googleapis.com%2Fauth%2Fcloud-platform"
                    + "&requested_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token"
                    + "&subject_token=subject.token-of.another"
                    + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt"
            ]
        )
    }

    @Test func `a workforce pool names its project, or the client proves itself`() async throws {
        let transport = ScriptedTransport([Self.stsURL: .token("t")])
        _ = try await CredentialsFixture.federated(#", "workforce_pool_user_project": "acme""#)
            .provider(transport).authorization()
        #expect(transport.requests.last?.text.hasSuffix("&options=%7B%22userProject%22%3A%22acme%22%7D") == true)
        let client = #", "workforce_pool_user_project": "acme", "client_id": "c", "client_secret": "s""#
        _ = try await CredentialsFixture.federated(client).provider(transport).authorization()
        #expect(transport.requests.last?.header("authorization") == "Basic Yzpz")
        #expect(transport.requests.last?.text.contains("options") == false)
    }

    @Test func `a subject token may come from a URL and lie in JSON`() async throws {
        let source =
            #"{"url": "http://169.254.169.254/metadata/identity", "headers": {"Metadata": "True"}, "#
            + #""format": {"type": "json", "subject_token_field_name": "token"}}"#
        let transport = ScriptedTransport([
            "http://169.254.169.254/metadata/identity": .text(#"{"x": 1, "token": "of.azure"}"#),
            Self.stsURL: .token("ya29.f"),
        ])
        _ = try await CredentialsFixture.federated(source: source).provider(transport).authorization()
        let requests = transport.requests
        try #require(requests.count == 2)
        #expect(requests[0].header("Metadata") == "True" && !requests[0].usesProxy)
        #expect(requests[1].text.contains("&subject_token=of.azure&") && requests[1].usesProxy)
    }

    @Test(arguments: [CredentialsFixture.impersonated(), federatedTarget])
    func `credentials may act as a service account`(fixture: CredentialsFixture) async throws {
        let transport = ScriptedTransport([
            Self.tokenURL: .token("ya29.source"), Self.stsURL: .token("ya29.source"),
            CredentialsFixture.impersonationURL: Self.generated,
        ])
        let fields = try await fixture.provider(transport).authorization()
        #expect(fields == [HTTPField("authorization", "Bearer ya29.target")])
        let request = try #require(transport.requests.last)
        #expect(request.header("authorization") == "Bearer ya29.source")
        #expect(request.header("content-type") == "application/json")
        let isFederated = fixture.type == .externalAccount
        let delegates = isFederated ? "" : #""projects/-/serviceAccounts/between@acme.iam.gserviceaccount.com""#
        #expect(
            request.text
                == #"{"delegates":[\#(delegates)],"scope":["https://www.googleapis.com/auth/cloud-platform"],"#
                + #""lifetime":"\#(isFederated ? 1_200 : 3_600)s"}"#
        )
    }

    private static let federatedTarget = CredentialsFixture.federated(
        #", "service_account_impersonation_url": "\#(CredentialsFixture.impersonationURL)""#
            + #", "service_account_impersonation": {"token_lifetime_seconds": 1200}"#
    )

    // MARK: - Errors

    @Test(arguments: [
        (
            CredentialsFixture.user(), 400,
            #"{"error": "invalid_grant", "error_description": "Token has been expired or revoked."}"#,
            CredentialsError.Kind.refused,
            "(authorized_user): the token service refuses with 400 (invalid_grant: Token has been expired or "
                + "revoked.); run again: gcloud auth application-default login"
        ),
        (
            .user(), 400, #"{"error": "invalid_grant", "error_subtype": "invalid_rapt"}"#, .refused,
            "(invalid_grant: invalid_rapt); run again"
        ),
        (
            .serviceAccount(), 400, #"{"error": "invalid_grant", "error_description": "Invalid JWT Signature."}"#,
            .refused, "the key or its account is deleted or disabled; make a new key with"
        ),
        (
            .serviceAccount(), 400,
            #"{"error": "invalid_grant", "error_description": "Invalid JWT: reasonable timeframe, check iat and exp"}"#,
            .refused, "set this machine's clock"
        ),
        (
            .federated(), 400, #"{"error": "invalid_target", "error_description": "The target is invalid."}"#,
            .refused, "the audience names no pool and provider"
        ),
        (.user(), 503, "<html><title>Error 503</title></html>", .unavailable, "answers 503 (Error 503)"),
        (.user(), 429, "", .unavailable, "answers 429; it may pass"),
        (.user(), 200, "<html>login</html>", .malformed, "its answer is not valid JSON"),
        (.user(), 200, "{}", .malformed, "expires_in: is missing"),
        (.user(), 200, #"{"expires_in": 0, "access_token": "a"}"#, .malformed, "expires_in: is not after now"),
        (.user(), 200, #"{"expires_in": 9, "access_token": "a\r\nb"}"#, .malformed, "access_token: is not a token"),
    ])
    func `a refusal becomes one line with what to do`(
        fixture: CredentialsFixture,
        status: Int,
        body: String,
        kind: CredentialsError.Kind,
        words: String
    ) async {
        let transport = ScriptedTransport(["https://": .text(body, status: status)])
        let error = await #expect(throws: CredentialsError.self) {
            try await fixture.provider(transport).authorization()
        }
        #expect(error?.kind == kind)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.message.hasPrefix(CredentialsFixture.path) == true)
    }

    @Test func `who may not act as an account is told the line that grants it`() async {
        let transport = ScriptedTransport([
            Self.tokenURL: .token("ya29.source"),
            CredentialsFixture.impersonationURL: .text(
                #"{"error": {"code": 403, "message": "Permission denied", "status": "PERMISSION_DENIED"}}"#,
                status: 403
            ),
        ])
        let fixture = CredentialsFixture.impersonated(source: .serviceAccount())
        let error = await #expect(throws: CredentialsError.self) {
            try await fixture.provider(transport).authorization()
        }
        #expect(
            error?.message.hasSuffix(
                "gcloud iam service-accounts add-iam-policy-binding target@acme.iam.gserviceaccount.com "
                    + "--member=serviceAccount:exporter@acme.iam.gserviceaccount.com "
                    + "--role=roles/iam.serviceAccountTokenCreator"
            ) == true,
            "\(error?.message ?? "")"
        )
    }

    @Test(arguments: CredentialsFixture.all, [400, 401, 403, 500])
    func `a service that repeats what it was sent leaks nothing`(fixture: CredentialsFixture, status: Int) async {
        let transport = ScriptedTransport { request throws(TransportFailure) in
            let header = request.header("authorization")?.split(separator: " ").last ?? ""
            let form = request.text.replacing("%2F", with: "/").replacing("%2B", with: "+")
            let parts = form.split(separator: "&").compactMap { $0.split(separator: "=").last } + [header]
            let text = parts.filter { $0.count > 7 }.map { String($0.suffix(60)) }.joined(separator: " ")
            return .text(#"{"error": "bad", "error_description": "You sent \#(text.suffix(200))"}"#, status: status)
        }
        let error = await #expect(throws: CredentialsError.self) {
            try await fixture.provider(transport).authorization()
        }
        let message = error?.message ?? ""
        #expect(message.contains("<redacted>"))
        #expect(fixture.leaks(in: message).isEmpty)
    }

    @Test func `what a service says is bounded and without control characters`() async {
        let text = String(repeating: #"\u0007\n\u202Ewords "#, count: 500)
        let transport = ScriptedTransport([
            "https://": .text(#"{"error": "bad", "error_description": "\#(text)"}"#, status: 400)
        ])
        let error = await #expect(throws: CredentialsError.self) {
            try await CredentialsFixture.user().provider(transport).authorization()
        }
        let message = error?.message ?? ""
        #expect(message.count < 600)
        #expect(message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" && $0.value != 0x7F })
    }

    @Test func `a subject token that is not there is told`() async {
        for (source, words) in [
            (#"{"file": "/gone"}"#, "the subject token /gone cannot be read: there is no such file"),
            (
                #"{"file": "/var/run/token", "format": {"type": "json", "subject_token_field_name": "t"}}"#,
                "is no JSON with subject_token_field_name in it"
            ),
        ] {
            let error = await #expect(throws: CredentialsError.self) {
                try await CredentialsFixture.federated(source: source).provider(ScriptedTransport([:])).authorization()
            }
            #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        }
    }

    @Test func `a host that is not reached is named`() async {
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            throw TransportFailure(.network, "oauth2.googleapis.com: no route to host")
        }
        let error = await #expect(throws: CredentialsError.self) {
            try await CredentialsFixture.user().provider(transport).authorization()
        }
        #expect(error?.isWorthRetrying == true)
        #expect(error?.message.hasSuffix("cannot be reached: oauth2.googleapis.com: no route to host") == true)
    }

    private func decoded(_ part: String) throws -> String {
        String(decoding: try #require(Data(base64Encoded: padded(part))), as: UTF8.self)
    }

    private func padded(_ part: String) -> String {
        part.replacing("-", with: "+").replacing("_", with: "/")
            + String(repeating: "=", count: (4 - part.count % 4) % 4)
    }
}
