import Fleet
import Testing

@testable import FleetSimulator

/// Where callers get their tokens.
@Suite struct TokenServicesTests {
    private let tiny: TinySimulator

    init() {
        var options = Simulator.Options()
        options.authentication = .required
        tiny = TinySimulator(options: options)
    }

    private func post(_ path: String, _ body: String, headers: [String: String] = [:]) -> (status: Int, body: String) {
        tiny.ask(path, verb: "POST", headers: headers, body: body)
    }

    private func jwtBearer(_ assertion: Assertion) -> (status: Int, body: String) {
        post("/token", "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=\(assertion.text)")
    }

    /// Who the token of an answer is for.
    private func identity(_ body: String, key: String = "access_token") throws -> String {
        let parts = body.split(separator: "\"").map { String($0) }
        let index = try #require(parts.firstIndex(of: key))
        let token = parts[index + 2]
        return try tiny.simulator.tokens.identity(ofAuthorization: "Bearer \(token)", at: TinySimulator.start).get()
    }

    @Test func `a signed assertion gives a token of its service account`() throws {
        let answer = jwtBearer(Assertion())
        #expect(answer.status == 200)
        #expect(answer.body.contains(#""expires_in":3600,"token_type":"Bearer""#))
        #expect(try identity(answer.body) == "robot@demo.iam.gserviceaccount.com")
    }

    @Test(arguments: [
        (Assertion(alg: "HS256"), "unsupported algorithm"), (Assertion(iss: nil), "account not found"),
        (Assertion(iss: "nobody"), "account not found"), (Assertion(aud: nil), "Failed audience check"),
        (Assertion(aud: "https://osconfig.googleapis.com/"), "Failed audience check"),
        (Assertion(iat: nil), "short-lived token (60 minutes)"), (Assertion(exp: nil), "short-lived"),
        (Assertion(iat: 0, exp: 3_601), "short-lived"), (Assertion(iat: 301, exp: 3_600), "short-lived"),
        (Assertion(iat: -3_900, exp: -300), "short-lived"), (Assertion(iat: 10, exp: 5), "short-lived"),
        (Assertion(scope: nil), "Empty or missing scope"),
    ])
    func `an assertion that is not as Google wants it is refused`(assertion: Assertion, reason: String) {
        let answer = jwtBearer(assertion)
        #expect(answer.status == 400)
        #expect(answer.body.hasPrefix(#"{"error":"invalid_"#))
        #expect(answer.body.contains(reason))
    }

    @Test func `clocks may differ by some minutes`() {
        #expect(jwtBearer(Assertion(iat: 299, exp: 3_600)).status == 200)
        #expect(jwtBearer(Assertion(iat: -3_800, exp: -299)).status == 200)
    }

    @Test func `a refresh token gives a token of its user`() throws {
        let form = "grant_type=refresh_token&client_id=c&client_secret=s&refresh_token=1%2F%2Fabc"
        let answer = post("/token", form)
        #expect(answer.status == 200)
        #expect(try identity(answer.body).hasSuffix("@example.com"))
        #expect(try identity(answer.body) == identity(post("/token", form).body))
        #expect(try identity(answer.body) != identity(post("/token", form + "d").body))
    }

    @Test(arguments: [
        ("", "invalid_request"), ("grant_type=password", "unsupported_grant_type"),
        ("grant_type=refresh_token&client_id=c&client_secret=s", "invalid_request"),
        ("grant_type=refresh_token&refresh_token=r&client_secret=s", "invalid_request"),
        ("grant_type=refresh_token&refresh_token=r&client_id=c", "invalid_request"),
        ("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer", "invalid_request"),
        ("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=a.b.c", "invalid_grant"),
    ])
    func `a form that lacks something is refused in OAuth's shape`(form: String, word: String) {
        let answer = post("/token", form)
        #expect(answer.status == 400)
        #expect(answer.body.hasPrefix(#"{"error":"\#(word)","error_description":""#))
    }

    private static let exchange: [String: String] = [
        "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
        "requested_token_type": "urn:ietf:params:oauth:token-type:access_token",
        "audience": "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q",
        "scope": "https://www.googleapis.com/auth/cloud-platform",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt", "subject_token": "t",
    ]

    private func form(_ parameters: [String: String]) -> String {
        parameters.map { "\($0.key)=\($0.value)" }.joined(separator: "&")
    }

    @Test func `tokens of other providers are exchanged, in forms and in JSON`() throws {
        let answer = post("/v1/token", form(Self.exchange))
        #expect(answer.status == 200)
        #expect(answer.body.contains(#""issued_token_type":"urn:ietf:params:oauth:token-type:access_token""#))
        #expect(
            try identity(answer.body)
                == "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/subject"
        )
        let camelCase = [
            "grant_type": "grantType", "requested_token_type": "requestedTokenType",
            "subject_token_type": "subjectTokenType", "subject_token": "subjectToken",
        ]
        let json = Self.exchange.map { "\"\(camelCase[$0.key] ?? $0.key)\":\"\($0.value)\"" }.joined(separator: ",")
        #expect(post("/v1/token", "{\(json)}", headers: ["content-type": "application/json"]).status == 200)
    }

    @Test(arguments: [
        "grant_type", "requested_token_type", "audience", "scope", "subject_token_type", "subject_token",
    ])
    func `an exchange needs all its fields`(field: String) {
        var parameters = Self.exchange
        parameters[field] = nil
        #expect(post("/v1/token", form(parameters)).status == 400)
        if field != "scope", field != "subject_token" {
            parameters[field] = "nonsense"
            #expect(post("/v1/token", form(parameters)).status == 400)
        }
    }

    @Test func `a caller may act as a service account`() throws {
        let path = "/v1/projects/-/serviceAccounts/robot@demo.iam.gserviceaccount.com:generateAccessToken"
        let token = tiny.simulator.tokens.issue(to: "me@demo", at: TinySimulator.start).text
        let headers = ["authorization": "Bearer \(token)"]
        let body = #"{"scope":["https://www.googleapis.com/auth/cloud-platform"],"lifetime":"600s"}"#
        let answer = post(path, body, headers: headers)
        #expect(answer.status == 200)
        #expect(try identity(answer.body, key: "accessToken") == "robot@demo.iam.gserviceaccount.com")
        #expect(answer.body.contains(#""expireTime":"2033-05-18T03:43:20Z""#))
        #expect(post(path, body).status == 401)
        for wrong in [
            "", "{}", #"{"scope":[]}"#, #"{"scope":["s"],"lifetime":"1h"}"#, #"{"scope":["s"],"lifetime":"3601s"}"#,
        ] {
            #expect(post(path, wrong, headers: headers).status == 400)
        }
    }

    @Test func `whoever needs no token elsewhere needs one to act as another`() {
        let path = "/v1/projects/-/serviceAccounts/robot@demo:generateAccessToken"
        #expect(TinySimulator().ask(path, verb: "POST", body: #"{"scope":["s"]}"#).status == 401)
    }

    private func metadata(_ path: String) -> (status: Int, body: String) {
        tiny.ask("/computeMetadata/v1/\(path)", headers: ["metadata-flavor": "Google"])
    }

    @Test(arguments: [
        ("project/project-id", "demo"), ("project/numeric-project-id", "424242"),
        ("universe/universe-domain", "googleapis.com"), ("instance/zone", "projects/424242/zones/us-central1-a"),
        ("instance/service-accounts/default/email", "424242-compute@developer.gserviceaccount.com"),
        ("instance/service-accounts/default/scopes", "https://www.googleapis.com/auth/cloud-platform\n"),
        ("instance/service-accounts/", "default/\n424242-compute@developer.gserviceaccount.com/\n"),
    ])
    func `the metadata server tells where its VM is`(path: String, value: String) {
        #expect(metadata(path) == (200, value))
    }

    @Test func `the metadata server's VM is the first of the project`() {
        let name = metadata("instance/name").body
        let machines = tiny.simulator.moment(at: TinySimulator.start).fleet.machines
        #expect(machines.first?.name == name)
        #expect(machines.first?.id == metadata("instance/id").body)
    }

    @Test func `the metadata server gives tokens and tells of the account`() throws {
        let account = "424242-compute@developer.gserviceaccount.com"
        #expect(try identity(metadata("instance/service-accounts/default/token").body) == account)
        #expect(try identity(metadata("instance/service-accounts/\(account)/token?scopes=x").body) == account)
        #expect(metadata("instance/service-accounts/other/token").status == 404)
        #expect(
            metadata("instance/service-accounts/default/?recursive=true").body
                == #"{"aliases":["default"],"email":"\#(account)","scopes":["https://www.googleapis.com/auth/cloud-platform"]}"#
        )
    }

    @Test func `the metadata server gives identity tokens for an audience`() throws {
        #expect(metadata("instance/service-accounts/default/identity").status == 400)
        let token = metadata("instance/service-accounts/default/identity?audience=https://x").body
        let claims = try #require(SignedAssertion(token)).claims
        #expect(claims.aud == "https://x")
        #expect(claims.iss == "https://accounts.google.com")
    }

    @Test func `the metadata server wants its header, except at its root`() {
        let refused = tiny.ask("/computeMetadata/v1/instance/service-accounts/default/token")
        #expect(refused.status == 403)
        #expect(refused.body.contains("Missing Metadata-Flavor:Google header."))
        let root = tiny.delivery("/").response
        #expect(root.status == 200)
        #expect(root.headers.contains { $0 == ("metadata-flavor", "Google") })
        let forwarded = ["metadata-flavor": "Google", "x-forwarded-for": "10.0.0.1"]
        #expect(tiny.ask("/computeMetadata/v1/project/project-id", headers: forwarded).status == 403)
    }

    @Test func `a fault that names them hits those that give tokens`() {
        tiny.add(.serverError(503)) { $0.methods = ["metadata.token", "oauth.*"] }
        #expect(metadata("instance/service-accounts/default/token").status == 503)
        #expect(metadata("project/project-id").status == 200)
        #expect(jwtBearer(Assertion()).status == 503)
    }
}
