import Foundation
import Hummingbird
import NIOCore
import Server
import Testing

/// TLS and client certificates, as curl meets them.
@Suite(
    .enabled(if: Curl.missing == nil && Certificates.missing == nil, Certificates.missing ?? Curl.missing),
    .timeLimit(.minutes(10))
)
struct TLSTests {
    private static func file(_ more: String = "", http: String = "") async throws -> WebFile {
        let certificates = try await Certificates.shared
        return try WebFile(
            """
            tls_server_config:
              cert_file: \(certificates.path("server.crt"))
              key_file: \(certificates.path("server.key"))
            \(more.split(separator: "\n").map { "  \($0)\n" }.joined())
            \(http)
            """
        )
    }

    private static func clients(_ type: String, _ more: String = "") async throws -> WebFile {
        let authority = try await Certificates.shared.path("ca.crt")
        return try await file("client_auth_type: \(type)\nclient_ca_file: \(authority)\n\(more)")
    }

    @Test func `HTTP 2 is offered, unless it is turned off, and HTTP 1.1 is always spoken`() async throws {
        let trust = try await Certificates.shared.curl()
        try await RunningListener.with(web: try await Self.file()) { server in
            #expect(server.url.hasPrefix("https://"))
            let newer = try await Curl.get("\(server.url)/metrics", trust + ["--http2"])
            #expect(newer.status == 200 && newer.version == "2" && newer.body == "vmmanager_up 1\n", "\(newer)")
            let older = try await Curl.get("\(server.url)/metrics", trust + ["--http1.1"])
            #expect(older.status == 200 && older.version == "1.1")
        }
        try await RunningListener.with(web: try await Self.file(http: "http_server_config: {http2: false}")) { server in
            let answer = try await Curl.get("\(server.url)/metrics", trust + ["--http2"])
            #expect(answer.status == 200 && answer.version == "1.1")
        }
    }

    @Test(arguments: [
        ("", "--tls-max 1.2", true), ("", "--tls-max 1.1 --ciphers DEFAULT@SECLEVEL=0", false),
        ("min_version: TLS13", "--tls-max 1.2", false), ("min_version: TLS13", "--tlsv1.3", true),
        ("max_version: TLS12", "--tlsv1.3", false), ("max_version: TLS12", "--tls-max 1.2", true),
        (
            "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]",
            "--tls-max 1.2 --ciphers ECDHE-ECDSA-AES128-GCM-SHA256", true
        ),
        (
            "cipher_suites: [TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256]",
            "--tls-max 1.2 --ciphers ECDHE-ECDSA-AES256-GCM-SHA384", false
        ),
        ("cipher_suites: [TLS_AES_128_GCM_SHA256]", "--tls-max 1.2", false),
        ("curve_preferences: [CurveP384]", "--curves P-384", true),
        ("curve_preferences: [CurveP384]", "--curves X25519", false),
    ])
    func `versions, suites and groups are those of the file`(line: String, options: String, works: Bool) async throws {
        let trust = try await Certificates.shared.curl()
        try await RunningListener.with(web: try await Self.file(line)) { server in
            let options = options.split(separator: " ").map(String.init)
            let answer = try await Curl.get("\(server.url)/metrics", trust + options)
            #expect((answer.status == 200) == works, "\(answer)")
        }
    }

    @Test(
        arguments: [
            ("RequireAndVerifyClientCert", "client", nil),
            ("RequireAndVerifyClientCert", "", "it has no certificate"),
            ("RequireAndVerifyClientCert", "expired", "certificate has expired"),
            ("RequireAndVerifyClientCert", "foreign", "unable to get local issuer certificate"),
            ("RequireAndVerifyClientCert", "wrong-use", "purpose"),
            ("RequireAnyClientCert", "foreign", nil),
            ("RequireAnyClientCert", "", "it has no certificate"),
            ("VerifyClientCertIfGiven", "", nil),
            ("VerifyClientCertIfGiven", "client", nil),
            ("VerifyClientCertIfGiven", "expired", "certificate has expired"),
            ("RequestClientCert", "", nil),
            ("RequestClientCert", "foreign", nil),
        ] as [(String, String, String?)]
    )
    func `clients prove what is asked of them, and the log says what they lack`(
        type: String,
        client: String,
        complaint: String?
    ) async throws {
        let options = try await Certificates.shared.curl(as: client.isEmpty ? nil : client)
        try await RunningListener.with(web: try await Self.clients(type)) { server in
            let answer = try await Curl.get("\(server.url)/metrics", options)
            #expect((answer.status == 200) == (complaint == nil), "\(answer)")
            if let complaint {
                let lines = try await until { server.log.holding("a client is refused").isEmpty ? nil : server.log.all }
                #expect(lines.contains { $0.contains(complaint) && $0.contains("client=127.0.0.1") }, "\(lines)")
            }
        }
    }

    @Test(arguments: [
        ("prometheus.example", true), ("ops@example.org", true), ("10.1.2.3", true), ("[other, 10.1.2.3]", true),
        ("other.example", false), ("Prometheus.example", false), ("10.1.2.30", false),
    ])
    func `a client has one of the allowed names`(names: String, works: Bool) async throws {
        let options = try await Certificates.shared.curl(as: "client")
        let list = names.hasPrefix("[") ? names : "[\"\(names)\"]"
        let file = try await Self.clients("RequireAndVerifyClientCert", "client_allowed_sans: \(list)")
        try await RunningListener.with(web: file) { server in
            let answer = try await Curl.get("\(server.url)/metrics", options)
            #expect((answer.status == 200) == works)
            #expect(works || !server.log.holding("none of its names").isEmpty)
        }
    }

    @Test func `a session that is taken up again is that of a client that was verified`() async throws {
        let certificates = try await Certificates.shared
        try await RunningListener.with(web: try await Self.clients("RequireAndVerifyClientCert")) { server in
            let arguments = [
                "s_client", "-connect", "127.0.0.1:\(server.port)", "-CAfile", certificates.path("ca.crt"), "-cert",
                certificates.path("client.crt"), "-key", certificates.path("client.key"), "-tls1_2", "-reconnect",
            ]
            let run = try await run("openssl", arguments)
            let text = String(decoding: run.output, as: UTF8.self)
            #expect(run.status == 0, "\(run.complaint)")
            #expect(text.contains("New, TLSv1.2"))
        }
    }

    @Test func `plain HTTP where TLS is spoken gets nothing, and a line in the log`() async throws {
        try await RunningListener.with(web: try await Self.file()) { server in
            let answer = try await Curl.get("http://127.0.0.1:\(server.port)/metrics")
            #expect(answer.status == 0)
            #expect(!server.log.holding("it speaks plain HTTP where TLS is spoken").isEmpty)
        }
    }

    @Test func `a handshake that does not go on is not waited for`() async throws {
        try await RunningListener.with(web: try await Self.file(), limits: .but { $0.head = .milliseconds(200) }) {
            server in
            _ = try? await RawAnswer(port: server.port, sending: "\u{16}\u{3}\u{1}")
            #expect(server.log.holding("waited_for=handshake").count == 1)
        }
    }

    @Test(arguments: ["--http1.1", "--http2"]) func `50 MB arrive whole`(version: String) async throws {
        let options = try await Certificates.shared.curl() + [version]
        let body = ByteBuffer.varied
        let router = Router<BasicRequestContext>.small
        router.get("/large") { _, _ in Response(status: .ok, body: ResponseBody(byteBuffer: body)) }
        let file = NSTemporaryDirectory() + "large-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: file) }
        try await RunningListener.with(router, web: try await Self.file()) { server in
            let answer = try await Curl.get("\(server.url)/large", options + ["--output", file])
            #expect(answer.status == 200)
            #expect(try Data(contentsOf: URL(filePath: file)) == Data(body.readableBytesView))
        }
    }

    @Test(arguments: ["--http1.1", "--http2"])
    func `who stops reading is dropped`(version: String) async throws {
        // Curl that may take a byte a second takes what lies in the kernel and then nothing.
        let options =
            try await Certificates.shared.curl() + [
                version, "--limit-rate", "1", "--max-time", "15", "--output", "/dev/null",
            ]
        let limits = ServerLimits.but { $0.stall = .milliseconds(500) }
        try await RunningListener.with(.large(100_000_000), web: try await Self.file(), limits: limits) { server in
            let answer = try await Curl.get("\(server.url)/large", options)
            #expect(!answer.complaint.isEmpty)
            #expect(!server.log.holding("the client takes too long").isEmpty)
        }
    }

    @Test func `certificates and keys may stand in the file itself`() async throws {
        let certificates = try await Certificates.shared
        func inline(_ key: String, _ file: String) throws -> String {
            let text = try String(contentsOfFile: certificates.path(file), encoding: .utf8)
            return "  \(key): |\n" + text.split(separator: "\n").map { "    \($0)\n" }.joined()
        }
        let file = try WebFile(
            "tls_server_config:\n" + inline("cert", "server.crt") + inline("key", "server.key")
                + inline("client_ca", "ca.crt") + "  client_auth_type: RequireAndVerifyClientCert\n"
        )
        try await RunningListener.with(web: file) { server in
            let answer = try await Curl.get("\(server.url)/metrics", certificates.curl(as: "client"))
            #expect(answer.status == 200)
        }
    }
}
