import Synchronization
import Testing

@testable import HTTPTransport

@Suite(.timeLimit(.minutes(10)))
struct LifetimeTests {
    /// A server that reads and never answers.
    private static func silentServer() throws -> LoopbackServer {
        try LoopbackServer { connection in while connection.read() != nil {} }
    }

    private static func isRequest(_ event: LoopbackServer.Event) -> Bool {
        if case .request = event { true } else { false }
    }

    @Test func `canceling the task closes the connection at once`() async throws {
        let server = try Self.silentServer()
        let transport = CurlTransport(.direct())
        let task = Task { try await failure(of: transport, HTTPRequest(server.url)) }
        await server.next(Self.isRequest)
        let elapsed = await ContinuousClock().measure {
            task.cancel()
            await server.next { $0 == .closed }
        }
        #expect(try await task.value.kind == .canceled)
        // The transfer itself would last two minutes.
        #expect(elapsed < .seconds(5))
    }

    @Test func `a task that is canceled before sends nothing`() async throws {
        let server = try Self.silentServer()
        let transport = CurlTransport(.direct())
        let task = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            return try await failure(of: transport, HTTPRequest(server.url))
        }
        #expect(try await task.value.kind == .canceled)
        transport.shutdown()
        #expect(server.connectionCount == 0)
    }

    @Test func `one that waits for its turn can be canceled`() async throws {
        let server = try Self.silentServer()
        let transport = CurlTransport(.direct { $0.concurrentTransfers = 1 })
        let first = Task { try await failure(of: transport, HTTPRequest(server.url + "/first")) }
        await server.next(Self.isRequest)
        let second = Task { try await failure(of: transport, HTTPRequest(server.url + "/second")) }
        second.cancel()
        #expect(try await second.value.kind == .canceled)
        first.cancel()
        #expect(try await first.value.kind == .canceled)
        #expect(server.requests == ["GET /first HTTP/1.1"])
    }

    @Test func `shutting down fails what is open, what waits and what comes`() async throws {
        let server = try Self.silentServer()
        let transport = CurlTransport(.direct { $0.concurrentTransfers = 2 })
        let kinds = try await withThrowingTaskGroup { group in
            for _ in 1...10 {
                group.addTask { try await failure(of: transport, HTTPRequest(server.url)).kind }
            }
            await server.next(Self.isRequest)
            transport.shutdown()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(kinds == Array(repeating: .canceled, count: 10))
        await server.next { $0 == .closed }
        #expect(try await failure(of: transport, HTTPRequest(server.url)).kind == .canceled)
        transport.shutdown()
    }

    @Test func `what is sent in the moment of shutting down fails, too`() async throws {
        let outcome = await withCheckedContinuation { continuation in
            let mailbox = CurlMailbox()
            let request = HTTPRequest("http://127.0.0.1:9/")
            mailbox.post(Submission(id: 1, request: request, continuation: continuation))
            mailbox.stop()
            CurlLoop.run(settings: TransportSettings(), mailbox: mailbox)
        }
        #expect(throws: TransportFailure.self) { try outcome.get() }
    }

    @Test func `a transport that nobody holds closes its connections`() async throws {
        let server = try LoopbackServer(answering: { _ in answer("x") })
        func sendOnce() async throws {
            _ = try await CurlTransport(.direct()).send(HTTPRequest(server.url))
        }
        try await sendOnce()
        await server.next { $0 == .closed }
    }

    @Test func `no more transfers run at a time than allowed`() async throws {
        let present = Mutex((now: 0, most: 0))
        let three = Rendezvous(3)
        let server = try LoopbackServer(answering: { request in
            present.withLock { present in
                present.now += 1
                present.most = max(present.most, present.now)
            }
            // The first three wait for each other: they cannot be here one after another.
            three.arrive()
            present.withLock { $0.now -= 1 }
            return answer(request.target)
        })
        let transport = CurlTransport(.direct { $0.concurrentTransfers = 3 })
        try await withThrowingTaskGroup { group in
            for _ in 1...30 { group.addTask { _ = try await transport.send(HTTPRequest(server.url)) } }
            try await group.waitForAll()
        }
        #expect(present.withLock { $0.most } == 3)
        #expect(server.connectionCount == 3)
    }

    @Test func `each of many requests ends once while others are canceled`() async throws {
        let server = try LoopbackServer(answering: { answer($0.target) })
        let transport = CurlTransport(.direct { $0.concurrentTransfers = 8 })
        let ends = await withTaskGroup { group in
            for number in 1...400 {
                group.addTask {
                    let task = Task { try await transport.send(HTTPRequest(server.url + "/\(number)")).text }
                    if number.isMultiple(of: 3) { await Task.yield() }
                    if number.isMultiple(of: 2) { task.cancel() }
                    switch await task.result {
                    case .success(let text): return text == "/\(number)"
                    case .failure(let error): return (error as? TransportFailure)?.kind == .canceled
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(ends == Array(repeating: true, count: 400))
    }

    @Test func `engines may come and go side by side`() async throws {
        let server = try LoopbackServer(answering: { answer($0.target) })
        try await withThrowingTaskGroup { group in
            for _ in 1...30 {
                group.addTask {
                    let transport = CurlTransport(.direct())
                    let text = try await transport.send(HTTPRequest(server.url + "/x")).text
                    #expect(text == "/x")
                    transport.shutdown()
                }
            }
            try await group.waitForAll()
        }
    }
}
