import Foundation
import Hummingbird
import NIOCore
import Testing

@testable import Server

/// Passwords, as curl meets them.
@Suite(.enabled(if: Curl.missing == nil, Curl.missing), .timeLimit(.minutes(10)))
struct PasswordTests {
    /// All stand for `correct horse`.
    private static let hashes = [
        "$2y$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "$2b$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
        "$2a$04$abcdefghijklmnopqrstuujydOTSfIH/d5oUHpsygqV5X9xJLQc6e",
    ]
    static let file = "basic_auth_users:\n" + hashes.enumerated().map { "  user\($0): \($1)\n" }.joined()

    @Test(arguments: [
        ("/metrics", "GET"), ("/metrics", "HEAD"), ("/", "GET"), ("/nowhere", "GET"), ("/-/healthy", "GET"),
        ("/-/ready", "HEAD"), ("/-/reload", "POST"), ("/-/reload", "GET"), ("/metrics", "DELETE"),
        ("/metrics", "OPTIONS"),
        ("//metrics", "GET"), ("/%2e%2e/metrics", "GET"), ("/metrics/", "GET"), ("/debug/pprof", "GET"),
        ("*", "OPTIONS"),
        ("http://other/metrics", "GET"),
    ])
    func `nothing is answered without a password, whatever the path`(path: String, method: String) async throws {
        let door = ReloadDoor(isOpenToAll: true) { Issue.record("nobody may do this") }
        try await RunningListener.with(web: try WebFile(Self.file), reload: door) { server in
            for login in ["", "Authorization: Basic dXNlcjA6d3Jvbmc=\r\n", "Authorization: Bearer x\r\n"] {
                let ask = "\(method) \(path) HTTP/1.1\r\nHost: x\r\n\(login)Connection: close\r\n\r\n"
                let answer = try await RawAnswer(port: server.port, sending: ask)
                #expect(answer.statuses == ["401"], "\(answer.text)")
                #expect(answer.text.contains("WWW-Authenticate: Basic realm="))
                #expect(
                    answer.text.hasSuffix(method == "HEAD" ? "\r\n\r\n" : "\r\n\r\na name and a password are needed\n")
                )
            }
        }
    }

    @Test func `who has a password gets in, time and again`() async throws {
        try await RunningListener.with(web: try WebFile(Self.file)) { server in
            for user in ["user0", "user1", "user2", "user0"] {
                let answer = try await Curl.get("\(server.url)/metrics", "--user", "\(user):correct horse")
                #expect(answer.status == 200 && answer.body == "vmmanager_up 1\n")
            }
            let lost = try await Curl.get("\(server.url)/nowhere", "--user", "user1:correct horse")
            #expect(lost.status == 404)
        }
    }

    @Test(arguments: [
        "user0:wrong", "user0:", "user0:correct horse ", "user9:correct horse", ":correct horse", "USER0:correct horse",
        "user0:correct horse:x",
    ])
    func `all wrong logins get the same answer`(login: String) async throws {
        try await RunningListener.with(web: try WebFile(Self.file)) { server in
            let answer = try await Curl.get("\(server.url)/metrics", "--user", login)
            #expect(answer.status == 401 && answer.body == "a name and a password are needed\n")
            #expect(server.log.holding("a login is refused").count == 1)
            #expect(!server.log.all.joined().contains("horse"))
        }
    }

    @Test(arguments: [
        "Basic", "Basic ", "Basic !!!!", "Basic dXNlcjA", "Basic dXNlcjA=", "Basic dXNlcjA6Y29ycmVjdCBob3JzZQ= =",
        "basic  dXNlcjA6AAAA", "Basic ////", "Basic ====", "Digest dXNlcjA6Y29ycmVjdCBob3JzZQ==",
    ])
    func `what is no login is a wrong login`(field: String) async throws {
        let source = BasicAuthentication(users: try Self.users(), worker: PasswordWorker())
        #expect(await source.check(field) == .wrong)
    }

    @Test func `a login is in base64, its scheme in letters of any size`() async throws {
        let source = BasicAuthentication(users: try Self.users(), worker: PasswordWorker())
        #expect(await source.check("Basic dXNlcjA6Y29ycmVjdCBob3JzZQ==") == .right)
        #expect(await source.check("bASIC   dXNlcjA6Y29ycmVjdCBob3JzZQ==") == .right)
    }

    @Test func `500 logins at once cost one`() async throws {
        let source = BasicAuthentication(users: try Self.users(), worker: PasswordWorker(most: 1))
        await withTaskGroup(of: BasicAuthentication.Outcome.self) { group in
            for _ in 0..<500 { group.addTask { await source.check("Basic dXNlcjA6Y29ycmVjdCBob3JzZQ==") } }
            for await outcome in group { #expect(outcome == .right) }
        }
    }

    @Test func `copies of one wrong login leave room for others`() async throws {
        let worker = PasswordWorker()
        let source = BasicAuthentication(users: try Self.users(), worker: worker)
        let gate = DispatchSemaphore(value: 0)
        #expect(worker.perform { gate.wait() })
        let copies = BasicAuthentication.mostWaiting + 20
        await withTaskGroup(of: BasicAuthentication.Outcome.self) { group in
            for _ in 0..<copies { group.addTask { await source.check("Basic dXNlcjA6d3Jvbmc=") } }
            var outcomes: [BasicAuthentication.Outcome: Int] = [:]
            for await outcome in group {
                outcomes[outcome, default: 0] += 1
                // Those that are put off come back while the others still wait.
                if outcomes[.busy] == 20 { gate.signal() }
            }
            #expect(outcomes == [.busy: 20, .wrong: BasicAuthentication.mostWaiting])
        }
    }

    @Test func `where too many wrong logins wait others are put off, known ones are not`() async throws {
        let worker = PasswordWorker(most: 2)
        let source = BasicAuthentication(users: try Self.users(), worker: worker)
        let right = "Basic dXNlcjA6Y29ycmVjdCBob3JzZQ=="
        #expect(await source.check(right) == .right)
        // The answer is there a little before the place of who worked on it is free again.
        _ = try await until { worker.isIdle ? true : nil }
        let gate = DispatchSemaphore(value: 0)
        #expect(worker.perform { gate.wait() } && worker.perform {})
        #expect(await source.check("Basic dXNlcjA6d3Jvbmc=") == .busy)
        #expect(await source.check(right) == .right)
        gate.signal()
    }

    @Test(arguments: [
        ("fakepassword", "$2y$10$QOauhQNbBCuQDKes6eFzPeMqBSjb7Mr5DUmpZ/VcEd00UAV/LDeSi", true),
        ("U*U", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", true),
        ("U*U*", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK", true),
        ("pässword", "$2y$05$ABCDEFGHIJKLMNOPQRSTUundUYtsoDHSGg.X/ngZzN0R06iw7MNdq", true),
        ("passwort", "$2y$05$ABCDEFGHIJKLMNOPQRSTUundUYtsoDHSGg.X/ngZzN0R06iw7MNdq", false),
        ("", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", false),
        ("U*U\u{0}", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", false),
    ])
    func `bcrypt is that of others`(password: String, hash: String, matches: Bool) throws {
        #expect(try #require(BcryptHash(hash)).matches(Array(password.utf8)) == matches)
    }

    @Test(arguments: 4...8) func `a decoy is a hash of its cost that no password has`(cost: Int) throws {
        let decoy = try #require(BcryptHash.decoy(cost: cost))
        #expect(decoy.cost == cost)
        for password in ["", "password", "correct horse"] { #expect(!decoy.matches(Array(password.utf8))) }
    }

    private static func users() throws -> [String: BcryptHash] { ["user0": try #require(BcryptHash(hashes[0]))] }
}
