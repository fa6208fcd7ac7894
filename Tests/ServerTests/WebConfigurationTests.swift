import Foundation
import Testing

@testable import Server

/// What a web configuration file may say, and what is said about one that is wrong.
@Suite(.enabled(if: Certificates.missing == nil, Certificates.missing)) struct WebConfigurationTests {
    private static let hash = "$2y$10$abcdefghijklmnopqrstuu23JPZtHcGhwXSF41f93o/7vBdDut3Xu"

    /// Fills in the names of files that exist.
    private static func file(_ text: String) async throws -> WebFile {
        let certificates = try await Certificates.shared
        return try WebFile(
            text.replacing("@cert", with: "cert_file: \(certificates.path("server.crt"))")
                .replacing("@key", with: "key_file: \(certificates.path("server.key"))")
                .replacing("@ca", with: "client_ca_file: \(certificates.path("ca.crt"))")
                .replacing("@hash", with: hash)
        )
    }

    @Test(arguments: [
        "",
        "{}",
        "# nothing yet\n",
        "tls_server_config: { @cert, @key }",
        "tls_server_config: { @cert, @key, min_version: TLS12, max_version: TLS13, prefer_server_cipher_suites: true }",
        "tls_server_config: { @cert, @key, client_auth_type: NoClientCert }",
        "tls_server_config: { @cert, @key, @ca, client_auth_type: RequireAndVerifyClientCert }",
        "tls_server_config: { @cert, @key, @ca, client_auth_type: VerifyClientCertIfGiven }",
        "tls_server_config: { @cert, @key, client_auth_type: RequireClientCert, client_allowed_sans: [a.example] }",
        "tls_server_config: { @cert, @key, client_auth_type: RequestClientCert }",
        """
        tls_server_config:
          @cert
          @key
          cipher_suites:
            - TLS_AES_128_GCM_SHA256
            - TLS_AES_256_GCM_SHA384
            - TLS_CHACHA20_POLY1305_SHA256
            - TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA
            - TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA
            - TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256
            - TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256
          prefer_server_cipher_suites: false
          curve_preferences: [CurveP256, CurveP384, CurveP521, X25519]
        """,
        """
        http_server_config:
          http2: false
          headers:
            Content-Security-Policy: default-src 'self'
            X-Frame-Options: deny
            X-Content-Type-Options: nosniff
            X-XSS-Protection: 0
            Strict-Transport-Security: ""
        """,
        "basic_auth_users: { alice: @hash, \"bob smith\": \"@hash\", 7: @hash }",
        "rate_limit: { interval: 1s, burst: 20 }",
        "rate_limit: { interval: 0, burst: 0 }",
        "rate_limit: { interval: 0s }",
    ]) func `what exporter-toolkit takes is taken`(text: String) async throws {
        #expect(try await Self.file(text).problems == [])
    }

    @Test(arguments: [
        ("tls_sever_config: {}", "1: tls_sever_config: unknown key; did you mean tls_server_config?"),
        (
            "tls_server_config:\n  @cert\n  @key\n  client_auth_typ: NoClientCert",
            "4: tls_server_config.client_auth_typ: unknown key; did you mean client_auth_type?"
        ),
        (
            "http_server_config:\n  headers:\n    X-Frame-Option: deny",
            "3: http_server_config.headers.X-Frame-Option: unknown key; did you mean X-Frame-Options?"
        ),
        (
            "http_server_config:\n  headers: {Server: x}",
            "2: http_server_config.headers.Server: unknown key; known here"
        ),
        (
            "tls_server_config: {@cert, @key, client_auth_type: RequireAndVerifyClientCerts}",
            "did you mean RequireAndVerifyClientCert?"
        ),
        (
            "tls_server_config: {}",
            "1: tls_server_config: has no certificate of the server; give one of cert_file, cert"
        ),
        ("tls_server_config: {@cert}", "1: tls_server_config: has no key of the server; give one of key_file, key"),
        ("tls_server_config: {@cert, @key, cert: x}", "stands beside cert_file"),
        ("tls_server_config:", "1: tls_server_config: has no value"),
        ("tls_server_config: {cert_file: \"\", @key}", "tls_server_config.cert_file: is empty"),
        ("tls_server_config: {cert_file: none.crt, @key}", "none.crt cannot be read: No such file or directory"),
        ("tls_server_config: {cert_file: web.yml, @key}", "tls_server_config.cert_file: holds no certificate in PEM"),
        ("tls_server_config: {@cert, key_file: web.yml}", "tls_server_config.key_file: holds no private key in PEM"),
        ("tls_server_config: {@cert, key: PRIVATE}", "tls_server_config.key: holds no private key in PEM"),
        ("tls_server_config: {@cert, @key, min_version: TLS10}", "TLS10 is not spoken any more"),
        ("tls_server_config: {@cert, @key, max_version: TLS11}", "TLS11 is not spoken any more"),
        ("tls_server_config: {@cert, @key, min_version: TLS1.2}", "is no version of TLS; write TLS12 or TLS13"),
        ("tls_server_config: {@cert, @key, min_version: TLS13, max_version: TLS12}", "is lower than min_version"),
        (
            "tls_server_config: {@cert, @key, cipher_suites: [TLS_RSA_WITH_RC4_128_SHA]}",
            "is not a cipher suite that is spoken"
        ),
        (
            "tls_server_config: {@cert, @key, cipher_suites: [TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA]}",
            "cipher_suites has no suite that HTTP/2 demands; add TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"
        ),
        (
            "tls_server_config: {@cert, @key, max_version: TLS12, cipher_suites: [TLS_AES_128_GCM_SHA256]}",
            "has no suite of TLS 1.2"
        ),
        ("tls_server_config: {@cert, @key, curve_preferences: [CurveP224]}", "is not a group; did you mean CurveP2"),
        ("tls_server_config: {@cert, @key, @ca}", "is not looked at without client_auth_type"),
        (
            "tls_server_config: {@cert, @key, client_auth_type: RequireAndVerifyClientCert}",
            "client_auth_type: needs to know who signs certificates"
        ),
        (
            "tls_server_config: {@cert, @key, @ca, client_auth_type: VerifyClientCertIfGiven, client_allowed_sans: [a]}",
            "client_allowed_sans: needs client_auth_type"
        ),
        ("http_server_config: {headers: {X-Frame-Options: allow}}", "\"allow\" is not known; write deny or sameorigin"),
        ("http_server_config: {headers: {X-XSS-Protection: \"a\\r\\nb\"}}", "holds a character that is not allowed"),
        ("http_server_config: {http2: maybe}", "http_server_config.http2: expected true or false, found text"),
        ("basic_auth_users: {alice: secret}", "basic_auth_users.alice: is no bcrypt hash; `htpasswd -nBC 10 NAME`"),
        ("basic_auth_users: {alice: @hashx}", "is no bcrypt hash"),
        ("basic_auth_users: {alice: $2y$31$abcdefghijklmnopqrstuu23JPZtHcGhwXSF41f93o/7vBdDut3Xu}", "has cost 31"),
        ("basic_auth_users: {\"a:b\": @hash}", "neither a colon"),
        ("basic_auth_users: {}", "names nobody"),
        ("basic_auth_users:", "basic_auth_users: has no value"),
        ("rate_limit: {burst: 5}", "rate_limit.interval: missing; write interval: 1s"),
        ("rate_limit: {interval: 5, burst: 5}", "\"5\" is not a duration; write 250ms, 1s, 1m30s or 0"),
        ("rate_limit: {interval: 1s}", "0 requests at once would refuse every request"),
        ("rate_limit: {interval: 1s, burst: -1}", "-1 is too small"),
        ("- a\n- b", "1: expected a mapping of keys, found a list"),
        ("a: [", "not valid YAML"),
    ]) func `what is wrong is said with its line and what to do`(text: String, problem: String) async throws {
        let problems = try await Self.file(text).problems
        #expect(problems.contains { $0.contains(problem) }, "\(problems)")
        #expect(!problems.joined().contains("PRIVATE") && !problems.joined().contains("secret"))
    }

    @Test func `a key that belongs to another certificate is refused`() async throws {
        let certificates = try await Certificates.shared
        let file = try WebFile(
            "tls_server_config:\n  cert_file: \(certificates.path("server.crt"))\n"
                + "  key_file: \(certificates.path("client.key"))\n"
        )
        let problem = "3: tls_server_config.key_file: does not belong to the certificate, or cannot be used with it"
        #expect(file.problems == [problem])
    }

    @Test func `paths start from the folder of the file`() async throws {
        let certificates = try await Certificates.shared
        let file = try WebFile("tls_server_config: {cert_file: a.crt, key_file: ./b.key}")
        for (from, to) in [("server.crt", "a.crt"), ("server.key", "b.key")] {
            try file.write(String(contentsOfFile: certificates.path(from), encoding: .utf8), to: to)
        }
        #expect(file.problems == [])
    }

    @Test func `a file that is not there is said to be missing`() {
        let error = #expect(throws: (any Error).self) { try WebConfiguration.check(path: "/nowhere/web.yml") }
        #expect("\(error.map { "\($0)" } ?? "")" == "/nowhere/web.yml: cannot be read: No such file or directory")
    }

    @Test(
        arguments: [
            ("1s", 1_000), ("250ms", 250), ("1m30s", 90_000), ("1.5s", 1_500), ("0", 0), ("0s", 0), ("2h", 7_200_000),
            ("500us", 0.5), ("5", nil), ("s", nil), ("", nil), ("-1s", nil), ("1 s", nil), ("1d", nil), (".5s", nil),
            ("1e3s", nil), ("99999999999999h", nil),
        ] as [(String, Double?)]
    ) func `durations are Go's`(text: String, milliseconds: Double?) {
        #expect(Duration(go: text) == milliseconds.map { Duration.microseconds(Int64($0 * 1_000)) })
    }
}
