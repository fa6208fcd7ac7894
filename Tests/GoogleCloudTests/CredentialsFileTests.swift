import Fleet
import Testing

@testable import GoogleCloud

/// What credentials files may hold, and that no word about them shows a secret.
@Suite struct CredentialsFileTests {
    @Test(arguments: CredentialsFixture.all)
    func `each kind of file is read`(fixture: CredentialsFixture) throws {
        let file = try fixture.read()
        #expect(file.type == fixture.type)
        #expect(file.universeDomain == "googleapis.com")
        #expect(file.quotaProject == nil)
    }

    @Test(arguments: CredentialsFixture.all)
    func `nothing that is printed shows a secret`(fixture: CredentialsFixture) throws {
        let file = try fixture.read()
        var dumped = ""
        dump(file, to: &dumped)
        for text in ["\(file)", String(reflecting: file), dumped] {
            #expect(fixture.leaks(in: text).isEmpty)
        }
    }

    @Test func `a secret prints as redacted in every way`() {
        let secret = Secret("hunter2")
        var dumped = ""
        dump([secret], to: &dumped)
        #expect("\(secret)" == "<redacted>")
        #expect(String(reflecting: secret) == "<redacted>")
        #expect(!dumped.contains("hunter2"))
        #expect("\(AccessToken(secret: secret, expiresAt: Timestamp(seconds: 0)))".contains("<redacted>"))
        #expect(secret.revealed == "hunter2")
    }

    @Test(
        arguments: [
            (CredentialsFixture.serviceAccount(), "serviceAccount:exporter@acme.iam.gserviceaccount.com"),
            (.user(), nil),
            (.impersonated(), "serviceAccount:target@acme.iam.gserviceaccount.com"),
            (.federated(), nil),
        ] as [(CredentialsFixture, String?)]
    )
    func `the file says who calls`(fixture: CredentialsFixture, member: String?) throws {
        #expect(try fixture.read().member == member)
    }

    @Test(arguments: [
        ("[]", "has no \"type\""),
        ("", "not valid JSON at byte 0"),
        (#"{"type": "service_account""#, "not valid JSON"),
        (#"{"type": 7}"#, "has no \"type\""),
        (#"{"type": "robot"}"#, "is none that is known"),
        (#"{"installed": {"client_id": "c", "client_secret": "s"}}"#, "describes an OAuth client"),
        (#"{"type": "gdch_service_account"}"#, "(gdch_service_account): not supported"),
        (#"{"type": "authorized_user"}"#, "client_id: is missing; run again: gcloud auth application-default login"),
        (#"{"type": "authorized_user", "client_id": []}"#, "client_id: expected a string, found an array"),
        (#"{"type": "authorized_user", "universe_domain": "a b.c"}"#, "universe_domain: is not the name of a domain"),
        (
            #"{"type": "authorized_user", "quota_project_id": "a\r\nx: y"}"#,
            "quota_project_id: holds characters that it may not hold"
        ),
        (
            #"{"type": "service_account", "client_email": "a@b", "private_key": "secret-but-no-key"}"#,
            "private_key: is not an unencrypted private key in PEM; make a new key with: gcloud iam service-accounts"
        ),
        (#"{"type": "impersonated_service_account"}"#, "source_credentials: is missing"),
        (
            #"{"type": "impersonated_service_account", "#
                + #""source_credentials": {"type": "impersonated_service_account"}}"#,
            "name the accounts in \"delegates\""
        ),
    ])
    func `an error is one line with the file and what to do`(json: String, words: String) {
        let error = #expect(throws: CredentialsError.self) {
            try CredentialsFile(Array(json.utf8), path: "/k.json")
        }
        #expect(error?.message.hasPrefix("/k.json") == true)
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
        #expect(error?.message.contains("secret-but") == false)
        #expect(error?.message.contains("\n") == false)
    }

    @Test(arguments: [
        (#"{"environment_id": "aws1", "region_url": "http://169.254.169.254/"}"#, "tokens from AWS are not supported"),
        (#"{"executable": {"command": "x"}}"#, "tokens from an executable are not supported"),
        (#"{"certificate": {}}"#, "X.509"),
        (#"{}"#, "credential_source: has neither \"file\" nor \"url\""),
        (#"{"url": "ftp://a"}"#, "credential_source.url: is no URL of http or https"),
        (#"{"file": "f", "format": {"type": "xml"}}"#, "its format is neither"),
        (#"{"file": "f", "format": {"type": "json"}}"#, "format.subject_token_field_name: is missing"),
        (#"{"url": "http://a", "headers": {"x": "a\nb"}}"#, "headers: holds characters that a header may not hold"),
    ])
    func `a source of tokens that cannot be used is told`(source: String, words: String) {
        let error = #expect(throws: CredentialsError.self) {
            try CredentialsFixture.federated(source: source).read()
        }
        #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    }

    @Test(arguments: [
        "http://oauth2.googleapis.com/token", "https://user:password@example.com/", "https://", "//x/y", "file:///x",
        "https://a b/", "http://localhost.example.com/", "http://127.0.0.1@evil.example/", "http://127.1/",
    ])
    func `secrets are not sent to just any URL`(url: String) {
        let error = #expect(throws: CredentialsError.self) {
            try CredentialsFixture.user(#", "token_uri": "\#(url)""#).read()
        }
        #expect(error?.message.contains("token_uri: is no URL of https") == true)
        #expect(error?.message.contains("password") == false)
    }

    @Test(arguments: ["http://127.0.0.1:8080/token", "http://localhost/token", "http://[::1]:9/token"])
    func `this machine may be asked in the clear`(url: String) throws {
        _ = try CredentialsFixture.user(#", "token_uri": "\#(url)""#).read()
    }

    @Test func `keys that cannot sign by RS256 are refused`() {
        let pems = [
            CredentialsTestKey.encrypted(CredentialsTestKey.shared.privatePEM), CredentialsTestKey.ellipticPEM(),
            CredentialsTestKey(bits: 1_024).privatePEM, CredentialsTestKey.shared.publicPEM, "",
        ]
        for pem in pems {
            #expect(throws: RSAPrivateKey.Problem.self) { try RSAPrivateKey(pem: Secret(pem)) }
        }
        #expect(throws: Never.self) { try RSAPrivateKey(pem: Secret(CredentialsTestKey.shared.privatePEM)) }
    }

    @Test(arguments: CredentialsFixture.all)
    func `a file that is cut or damaged anywhere shows no secret`(fixture: CredentialsFixture) {
        let bytes = Array(fixture.json.utf8)
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var damaged = bytes
            damaged[position] = UInt8(ascii: "\"")
            for variant in [Array(bytes.prefix(position)), damaged] {
                do throws(CredentialsError) {
                    _ = try CredentialsFile(variant, path: "/k.json")
                } catch {
                    #expect(fixture.leaks(in: error.message).isEmpty)
                    #expect(error.message.hasPrefix("/k.json"))
                }
            }
        }
    }
}
