import Foundation
import Hummingbird
import NIOCore
import Testing

@testable import Server

/// A web configuration that changes under a running server.
@Suite(
    .enabled(if: Curl.missing == nil && Certificates.missing == nil, Certificates.missing ?? Curl.missing),
    .timeLimit(.minutes(10))
)
struct HotReloadTests {
    /// `first` and `second`.
    private static let users = [
        "alice: $2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "bob: $2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
    ]

    private static func status(_ server: RunningListener, _ user: String) async throws -> Int {
        try await Curl.get("\(server.url)/metrics", "--user", "\(user):correct horse").status
    }

    @Test func `who is taken out of the file is out, who is put in is in`() async throws {
        let file = try WebFile("basic_auth_users:\n  \(Self.users[0])\n")
        try await RunningListener.with(web: file) { server in
            #expect(try await Self.status(server, "alice") == 200)
            #expect(try await Self.status(server, "bob") == 401)
            try file.write("basic_auth_users:\n  \(Self.users[1])\n")
            _ = try await until { try await Self.status(server, "bob") == 200 ? true : nil }
            #expect(try await Self.status(server, "alice") == 401)
            #expect(server.log.holding("web configuration read anew").count == 1)
        }
    }

    @Test(arguments: [
        ("basic_auth_users:\n  alice: x\n", "is no bcrypt hash"), ("rate_limit: [", "not valid YAML"),
        ("", "the new file asks for no password any more"), ("{}", "the new file asks for no password any more"),
    ])
    func `a file that is wrong closes the doors until it is right again`(text: String, problem: String) async throws {
        let right = "basic_auth_users:\n  \(Self.users[0])\n"
        let file = try WebFile(right)
        try await RunningListener.with(web: file) { server in
            #expect(try await Self.status(server, "alice") == 200)
            try file.write(text)
            _ = try await until { try await Self.status(server, "alice") == 503 ? true : nil }
            let lines = server.log.holding("the web configuration is wrong")
            #expect(lines.count == 1 && lines.allSatisfy { $0.contains(problem) })
            let open = try await Curl.get("\(server.url)/metrics")
            #expect(open.status == 503)
            try file.write(right + "# again\n")
            _ = try await until { try await Self.status(server, "alice") == 200 ? true : nil }
        }
    }

    @Test func `a limit that the new file lacks is not let go`() async throws {
        let users = "basic_auth_users:\n  \(Self.users[0])\n"
        let file = try WebFile(users + "rate_limit: { interval: 1ms, burst: 1000 }\n")
        try await RunningListener.with(web: file) { server in
            #expect(try await Self.status(server, "alice") == 200)
            try file.write(users)
            _ = try await until { try await Self.status(server, "alice") == 503 ? true : nil }
            #expect(server.log.holding("the new file has no rate_limit any more").count == 1)
        }
    }

    @Test func `a file that is cut short while it is written harms nobody`() async throws {
        let right = "basic_auth_users:\n  \(Self.users[0])\n"
        let file = try WebFile(right)
        try await RunningListener.with(web: file) { server in
            let source = try WebConfigurationSource(path: file.path, logger: server.log.logger, patience: .hours(1))
            try file.write("")
            #expect(!source.follow() && source.state?.authentication != nil)
            try file.write(right)
            #expect(source.follow() && source.state?.authentication != nil)
        }
    }

    @Test func `a new certificate is shown to who connects then, and older connections end`() async throws {
        let certificates = try await Certificates.shared
        @Sendable func text(_ name: String) throws -> String {
            try String(contentsOfFile: certificates.path(name), encoding: .utf8)
        }
        let file = try WebFile("")
        try file.write(text("server.crt"), to: "a.crt")
        try file.write(text("server.key"), to: "a.key")
        try file.write("tls_server_config: {cert_file: a.crt, key_file: a.key}\n")
        @Sendable func subject(_ server: RunningListener) async throws -> String {
            let run = try await run("openssl", ["s_client", "-connect", "127.0.0.1:\(server.port)"])
            let lines = String(decoding: run.output, as: UTF8.self).split(separator: "\n")
            return String(lines.first { $0.hasPrefix("subject=") } ?? "")
        }
        try await RunningListener.with(web: file) { server in
            #expect(try await subject(server) == "subject=CN = server")
            try file.write(text("renewed.crt"), to: "a.crt")
            try file.write(text("renewed.key"), to: "a.key")
            _ = try await until { try await subject(server) == "subject=CN = renewed" ? true : nil }
            #expect(server.log.holding("the web configuration is wrong").isEmpty)
        }
    }

    @Test func `the header fields of the file are on every answer`() async throws {
        let file = try WebFile(
            """
            http_server_config:
              headers:
                Content-Security-Policy: "default-src 'none'"
                X-Frame-Options: sameorigin
                Strict-Transport-Security: ""
            basic_auth_users:
              \(Self.users[0])
            """
        )
        try await RunningListener.with(web: file) { server in
            for (path, user) in [("/metrics", "alice"), ("/nowhere", "alice"), ("/metrics", "mallory")] {
                let answer = try await Curl.get("\(server.url)\(path)", "--user", "\(user):correct horse")
                #expect(answer.header("Content-Security-Policy") == "default-src 'none'")
                #expect(answer.header("X-Frame-Options") == "sameorigin")
                #expect(answer.header("Strict-Transport-Security") == nil)
            }
        }
    }

    @Test func `requests past the rate are told to come again, before any password is looked at`() async throws {
        let file = try WebFile("rate_limit: {interval: 1h, burst: 2}\nbasic_auth_users:\n  \(Self.users[0])\n")
        try await RunningListener.with(web: file) { server in
            #expect(try await Self.status(server, "alice") == 200)
            #expect(try await Self.status(server, "mallory") == 401)
            let answer = try await Curl.get("\(server.url)/metrics", "--user", "alice:correct horse")
            #expect(answer.status == 429 && answer.header("Retry-After") == "3600")
        }
    }

    @Test(arguments: [(true, false, 200), (false, true, 200), (false, false, 403)])
    func `the configuration is read anew for who may`(isOpen: Bool, asksPassword: Bool, status: Int) async throws {
        let (calls, continuation) = AsyncStream<Void>.makeStream()
        let file = asksPassword ? try WebFile("basic_auth_users:\n  \(Self.users[0])\n") : nil
        let door = ReloadDoor(isOpenToAll: isOpen) { continuation.yield() }
        try await RunningListener.with(web: file, reload: door) { server in
            let login = asksPassword ? ["--user", "alice:correct horse"] : []
            let answer = try await Curl.get("\(server.url)/-/reload", ["--request", "POST"] + login)
            #expect(answer.status == status, "\(answer)")
            let other = try await Curl.get("\(server.url)/-/reload", login)
            #expect(other.status == 405 && other.header("Allow") == "POST, PUT")
        }
        continuation.finish()
        #expect(await calls.reduce(0) { count, _ in count + 1 } == (status == 200 ? 1 : 0))
    }

    @Test func `a configuration that cannot be taken is told`() async throws {
        struct Wrong: Error, CustomStringConvertible { let description = "config.yml:3: wrong" }
        let door = ReloadDoor(isOpenToAll: true) { throw Wrong() }
        try await RunningListener.with(reload: door) { server in
            let answer = try await Curl.get("\(server.url)/-/reload", "--request", "POST")
            #expect(answer.status == 500 && answer.body == "the old configuration stays: config.yml:3: wrong\n")
        }
    }
}
