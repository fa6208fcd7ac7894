import Foundation
import Testing

/// A web server with TLS and HTTP/2, its certificate made for this run alone.
final class Nginx {
    /// Why it cannot be had; `nil` when it can.
    static let missing: Comment? = {
        let missing = [(program, "nginx"), (openssl, "openssl")].filter { $0.0 == nil }.map(\.1)
        return missing.isEmpty ? nil : "not installed: \(missing.joined(separator: ", "))"
    }()

    private static let program = tool("nginx")
    private static let openssl = tool("openssl")

    let port: UInt16
    /// The certificate, which is its own authority.
    var certificate: String { folder.appending(path: "cert.pem").path }
    var url: String { "https://127.0.0.1:\(port)" }
    private let folder: URL
    private let process = Process()

    /// Starts a server that has `files`.
    init(files: [String: String] = [:]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "nginx-\(UUID().uuidString)")
        // The server takes the socket over, as it does from an older version of itself: whoever connects before it is
        // up waits in line, and nobody else takes the port.
        let (listener, port) = try LoopbackServer.listen(backlog: 1_024)
        defer { close(listener) }
        self.port = port
        let root = folder.appending(path: "root")
        try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: root.appending(path: name)) }
        try Data(configuration.utf8).write(to: folder.appending(path: "nginx.conf"))
        try makeCertificate()
        process.executableURL = URL(filePath: try #require(Self.program))
        process.arguments = ["-p", folder.path, "-c", "nginx.conf", "-e", folder.appending(path: "error.log").path]
        process.environment = ["NGINX": "\(STDIN_FILENO);"]
        process.standardInput = FileHandle(fileDescriptor: listener)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        process.terminate()
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
    }

    private var configuration: String {
        """
        \(getuid() == 0 ? "user root;" : "")
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        error_log error.log;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
            uwsgi_temp_path uwsgi; scgi_temp_path scgi;
            keepalive_requests 100000;
            gzip on; gzip_min_length 1; gzip_types *;
            server {
                listen 127.0.0.1:\(port) ssl http2;
                ssl_certificate cert.pem; ssl_certificate_key key.pem;
                root root;
                add_header X-Connection $connection always;
                location /echo/ { return 200 $request_uri; }
            }
        }
        """
    }

    private func makeCertificate() throws {
        let openssl = Process()
        openssl.executableURL = URL(filePath: try #require(Self.openssl))
        openssl.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1",
            "-keyout", folder.appending(path: "key.pem").path, "-out", certificate,
        ]
        openssl.standardInput = FileHandle.nullDevice
        openssl.standardError = FileHandle.nullDevice
        try openssl.run()
        openssl.waitUntilExit()
        try #require(openssl.terminationStatus == 0, "openssl made no certificate")
    }

    private static func tool(_ name: String) -> String? {
        ["/usr/sbin/", "/usr/bin/", "/usr/local/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
