import Fleet
import FleetSimulator
import Hummingbird
import Logging
import NIOCore
import SimulatorServer
import Synchronization

/// A server on a port of its own, in front of a fleet of one project, whose time stands still.
struct RunningServer: Sendable {
    let port: Int
    /// For how long answers were held back, in order.
    let pauses: Pauses

    /// How long the server was asked to wait; nobody waits.
    final class Pauses: Sendable {
        private let durations = Mutex<[Duration]>([])

        func append(_ duration: Duration) { durations.withLock { $0.append(duration) } }
        var all: [Duration] { durations.withLock { $0 } }
    }

    static func with(
        methods: [APIMethod],
        faults: [Fault] = [],
        _ use: (RunningServer) async throws -> Void
    ) async throws {
        var scenario = Scenario(name: "tiny", projects: [ProjectPlan(id: "demo", zones: ["us-central1-a"])])
        scenario.events = faults.map { ScenarioEvent(at: .zero, action: .fault($0)) }
        let now = Timestamp(seconds: 2_000_000_000)
        let simulator = Simulator(scenario: scenario, seed: 1, start: now, methods: methods)
        let pauses = Pauses()
        let (ports, continuation) = AsyncStream<Int>.makeStream()
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let application = SimulatorServer.application(
            simulator: simulator,
            host: "127.0.0.1",
            port: 0,
            clock: RealTime(now: { now }, pause: { pauses.append($0) }),
            logger: logger,
            onListening: { channel in
                if let port = channel.localAddress?.port { continuation.yield(port) }
                continuation.finish()
            }
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            for await port in ports { try await use(RunningServer(port: port, pauses: pauses)) }
            group.cancelAll()
        }
    }

    /// Sends a request that asks the server to end the connection, and reads the answer.
    func ask(
        _ target: String,
        verb: String = "GET",
        headers: [String] = [],
        body: String = ""
    ) async throws
        -> RawConnection
    {
        let length = body.isEmpty ? [] : ["Content-Length: \(body.utf8.count)"]
        let lines = ["\(verb) \(target) HTTP/1.1", "Host: localhost", "Connection: close"] + headers + length
        return try await RawConnection(port: port, sending: lines.joined(separator: "\r\n") + "\r\n\r\n" + body)
    }
}
