import Foundation
import Testing

/// Certificates made for this run: an authority with a server and clients of all kinds, and one that nobody trusts.
struct Certificates: Sendable {
    let folder: String

    static let missing: Comment? = tool("openssl") == nil ? "not installed: openssl" : nil
    private static let made = Task { try await Certificates() }

    /// The same for all tests, since making keys takes time.
    static var shared: Certificates { get async throws { try await made.value } }

    func path(_ name: String) -> String { "\(folder)/\(name)" }

    private init() async throws {
        folder = NSTemporaryDirectory() + "certificates-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for authority in ["ca", "stranger-ca"] {
            try await openssl(
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "30",
                "-subj",
                "/CN=\(authority)",
                "-keyout",
                path("\(authority).key"),
                "-out",
                path("\(authority).crt")
            )
        }
        try await sign("server", by: "ca", names: "IP:127.0.0.1,DNS:localhost", use: "serverAuth")
        try await sign("renewed", by: "ca", names: "IP:127.0.0.1,DNS:localhost", use: "serverAuth")
        try await sign(
            "client",
            by: "ca",
            names: "DNS:prometheus.example,email:ops@example.org,IP:10.1.2.3",
            use: "clientAuth"
        )
        try await sign("expired", by: "ca", names: "DNS:prometheus.example", use: "clientAuth", days: "-1")
        try await sign("foreign", by: "stranger-ca", names: "DNS:prometheus.example", use: "clientAuth")
        try await sign("wrong-use", by: "ca", names: "DNS:prometheus.example", use: "serverAuth")
    }

    private func sign(
        _ name: String,
        by authority: String,
        names: String,
        use: String,
        days: String = "30"
    ) async throws {
        try await openssl(
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-subj",
            "/CN=\(name)",
            "-keyout",
            path("\(name).key"),
            "-out",
            path("\(name).csr")
        )
        let extensions = "subjectAltName=\(names)\nextendedKeyUsage=\(use)\n"
        try Data(extensions.utf8).write(to: URL(filePath: path("\(name).ext")))
        try await openssl(
            "x509",
            "-req",
            "-in",
            path("\(name).csr"),
            "-CA",
            path("\(authority).crt"),
            "-CAkey",
            path("\(authority).key"),
            "-days",
            days,
            "-extfile",
            path("\(name).ext"),
            "-out",
            path("\(name).crt")
        )
    }

    private func openssl(_ arguments: String...) async throws {
        let run = try await run("openssl", arguments)
        guard run.status == 0 else { throw Failure(complaint: run.complaint) }
    }

    private struct Failure: Error { let complaint: String }

    /// What curl needs to trust the server, and to show a certificate of its own.
    func curl(as client: String? = nil) -> [String] {
        ["--cacert", path("ca.crt")]
            + (client.map { ["--cert", path("\($0).crt"), "--key", path("\($0).key")] } ?? [])
    }
}
