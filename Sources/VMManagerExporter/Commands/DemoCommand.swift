import ArgumentParser
import ExporterConfiguration
import FleetSimulator
import Foundation
import Logging
import Store
import StrictYAML

/// `demo`: a made-up fleet behind simulated APIs, read and served like a real one.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Simulate Google's APIs, read them and serve what they tell: no account needed."
    )

    @Option(help: ArgumentHelp("Where to listen; may be given several times.", valueName: "host:port"))
    var listen: [ListenAddress] = []

    @Option(help: ArgumentHelp("How much of the past to read before serving; 0 for none.", valueName: "duration"))
    var history = "14d"

    mutating func run() async throws {
        let length = try historyLength
        let folder = FileManager.default.temporaryDirectory.path + "/vmmanager-demo-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let scenario = try ScenarioChoice.read("bad-night")
        let simulator = Simulator(scenario: scenario, seed: 1, start: Clock.now)
        let (addresses, address) = AsyncStream.makeStream(of: String.self)
        try await withThrowingTaskGroup(of: Void.self) { [listen] group in
            group.addTask {
                defer { address.finish() }
                try await SimulatorServing(simulator: simulator, host: "127.0.0.1", port: 0).run { address.yield($0) }
            }
            group.addTask {
                guard let url = await addresses.first(where: { _ in true }) else { return }
                try await Self.watch(simulator, at: url, folder: folder, history: length, listen: listen)
            }
            // Whichever ends first ends the other.
            try await group.next()
            group.cancelAll()
        }
    }

    private var historyLength: Duration {
        get throws {
            do throws(Refusal) {
                return try DurationText.parse(history)
            } catch {
                throw UsageError(text: "--history \(history): \(error.reason)")
            }
        }
    }

    /// Reads the past, then serves.
    private static func watch(
        _ simulator: Simulator,
        at url: String,
        folder: String,
        history: Duration,
        listen: [ListenAddress]
    ) async throws {
        let configuration = try DemoConfiguration.configuration(storagePath: folder + "/fleet.sqlite", simulator: url)
        let store = try SQLiteFactStore(writing: configuration.storage.path)
        if history > .zero { Terminal.complain("Reading what happened in the fleet until now …") }
        let past = DemoHistory(simulator: simulator, configuration: configuration, store: store)
        try await past.play(history) { part in
            if Terminal.isWatched { Terminal.redraw("\(Int(part * 100)) %") }
        }
        if Terminal.isWatched, history > .zero { Terminal.redraw("") }
        guard !Task.isCancelled else { return }
        var logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let serving = Serving(
            watch: try Watch(configuration, store: store, logger: logger),
            listen: listen.isEmpty ? configuration.web.listen : listen,
            logger: logger
        ) { welcome(to: $0.first ?? "", simulator: url) }
        try await serving.run()
    }

    private static func welcome(to url: String, simulator: String) {
        Terminal.say(
            """
            A made-up fleet is being watched. Open
              \(url)/                          the fleet at a glance
              \(url)/metrics                   what Prometheus scrapes
              \(url)/reports/compliance.html   the compliance report
              \(simulator)/simulator/          the simulated APIs behind it
            Stop with Ctrl-C.

            """
        )
    }
}
