import Fleet
import GoogleCloud
import HTTPTransport
import Synchronization
import Testing

/// One refresh at a time, early, and never for nothing.
@Suite(.timeLimit(.minutes(10))) struct CredentialsRefreshTests {
    /// Answers with the tokens `t1`, `t2`, …; a gate may hold the answers back.
    private func numbered(expiresIn seconds: Int = 3_600, gate: Gate? = nil) -> ScriptedTransport {
        let count = Mutex(0)
        return ScriptedTransport { _ throws(TransportFailure) in
            await gate?.pass()
            let number = count.withLock { count in
                count += 1
                return count
            }
            return .token("t\(number)", expiresIn: seconds)
        }
    }

    private func token(_ provider: TokenProvider) async throws -> String? {
        try await provider.authorization().first.map { String($0.value.dropFirst("Bearer ".count)) }
    }

    @Test func `a hundred callers share one refresh`() async throws {
        let gate = Gate()
        let clock = TestClock()
        let transport = numbered(gate: gate)
        let provider = CredentialsFixture.user().provider(transport, clock: clock)
        let tokens = try await withThrowingTaskGroup(of: String?.self) { group in
            for _ in 0..<100 {
                group.addTask { try await token(provider) }
            }
            // Each caller reads the clock once before it waits, and the refresh once.
            await wait { clock.reads >= 101 }
            gate.open()
            return try await group.reduce(into: Set<String?>()) { $0.insert($1) }
        }
        #expect(tokens == ["t1"])
        #expect(transport.requests.count == 1)
    }

    @Test func `a caller that is canceled leaves at once, and the others get their token`() async throws {
        let gate = Gate()
        let clock = TestClock()
        let transport = numbered(gate: gate)
        let provider = CredentialsFixture.user().provider(transport, clock: clock)
        let first = Task { try await token(provider) }
        await wait { gate.count == 1 }
        let second = Task { try await token(provider) }
        await wait { clock.reads >= 3 }
        first.cancel()
        let error = await #expect(throws: CredentialsError.self) { try await first.value }
        #expect(error?.kind == .canceled)
        gate.open()
        #expect(try await second.value == "t1")
        #expect(transport.requests.count == 1)
    }

    @Test func `a token is used until 225 seconds before its end, then refreshed unnoticed`() async throws {
        let clock = TestClock()
        let transport = numbered()
        let provider = CredentialsFixture.user().provider(transport, clock: clock)
        #expect(try await token(provider) == "t1")
        clock.advance(.seconds(3_600 - 225))
        #expect(try await token(provider) == "t1")
        #expect(transport.requests.count == 1)
        clock.advance(.seconds(1))
        #expect(try await token(provider) == "t1")
        await wait { transport.requests.count == 2 }
        var newest = try await token(provider)
        while newest == "t1" {
            await Task.yield()
            newest = try await token(provider)
        }
        #expect(newest == "t2")
        #expect(transport.requests.count == 2)
    }

    @Test func `a token about to end is waited for`() async throws {
        let clock = TestClock()
        let provider = CredentialsFixture.user().provider(numbered(), clock: clock)
        #expect(try await token(provider) == "t1")
        clock.advance(.seconds(3_591))
        #expect(try await token(provider) == "t2")
    }

    @Test func `a token that comes with little time left is not asked for again and again`() async throws {
        let clock = TestClock()
        let transport = numbered(expiresIn: 100)
        let provider = CredentialsFixture.user().provider(transport, clock: clock)
        for _ in 0..<50 {
            #expect(try await token(provider) == "t1")
            await Task.yield()
        }
        #expect(transport.requests.count == 1)
    }

    @Test func `a token that was refused is replaced once`() async throws {
        let transport = numbered()
        let provider = CredentialsFixture.user(#", "quota_project_id": "q""#).provider(transport)
        let refused = try await provider.authorization()
        provider.invalidate(refused)
        #expect(try await token(provider) == "t2")
        // Others that were refused with the same token come later, and must not throw away the new one.
        provider.invalidate(refused)
        #expect(try await token(provider) == "t2")
        #expect(transport.requests.count == 2)
    }

    @Test func `an old token outlives a failed refresh, and a failure stands for some seconds`() async throws {
        let clock = TestClock()
        let isBroken = Mutex(false)
        let transport = ScriptedTransport { _ throws(TransportFailure) in
            if isBroken.withLock({ $0 }) { throw TransportFailure(.network, "down") }
            return .token("t")
        }
        let provider = CredentialsFixture.user().provider(transport, clock: clock)
        #expect(try await token(provider) == "t")
        isBroken.withLock { $0 = true }
        clock.advance(.seconds(3_500))
        #expect(try await token(provider) == "t")
        await wait { transport.requests.count == 2 }
        #expect(try await token(provider) == "t")
        clock.advance(.seconds(100))
        for _ in 0..<20 {
            await #expect(throws: CredentialsError.self) { try await token(provider) }
        }
        // The failure of before may have been noted only after the clock was moved, and then stands for all of them.
        #expect(transport.requests.count <= 3)
        isBroken.withLock { $0 = false }
        clock.advance(.seconds(10))
        #expect(try await token(provider) == "t")
    }

    @Test func `a new login is taken up without a restart`() async throws {
        let clock = TestClock()
        let file = Mutex(CredentialsFixture.user().json)
        let transport = ScriptedTransport { request throws(TransportFailure) in
            request.text.contains("new-login")
                ? .token("new") : .text(#"{"error": "invalid_grant"}"#, status: 400)
        }
        let provider = TokenProvider(
            source: .file("/adc.json"),
            transport: transport,
            readFile: { _ in file.withLock { Array($0.utf8) } },
            now: { clock.read() }
        )
        await #expect(throws: CredentialsError.self) { try await provider.authorization() }
        file.withLock { $0 = $0.replacing("1//0refresh-token+value", with: "new-login") }
        clock.advance(.seconds(11))
        #expect(try await token(provider) == "new")
    }
}
