import ArgumentParser
import Collection
import DemoFleet
import ExporterConfiguration
import Fleet
import Foundation
import Logging
import Store
import Synchronization

/// `demo`: a made-up fleet, served like a real one.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Serve a made-up fleet, no account needed."
    )

    @Option(help: ArgumentHelp("Where to listen.", valueName: "host:port"))
    var listen: ListenAddress?

    mutating func run() async throws {
        let folder = FileManager.default.temporaryDirectory.path + "/vmmanager-demo-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let configuration = try DemoConfiguration.configuration(storagePath: folder + "/fleet.sqlite")
        let store = try SQLiteFactStore(writing: configuration.storage.path)
        let demo = try DemoFeed(
            intake: Intake(store: store, configuration: configuration),
            folder: folder,
            startedAt: Clock.now
        )
        var logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        logger.logLevel = .warning
        let serving = Serving(
            configuration: configuration,
            listen: listen ?? configuration.web.listen,
            store: store,
            intake: { try demo.feed(at: Clock.now) },
            logger: logger,
            onListening: Self.welcome
        )
        try await serving.run()
    }

    private static func welcome(to url: String) {
        Terminal.say(
            """
            A made-up fleet is being watched. Open
              \(url)/                          the fleet at a glance
              \(url)/metrics                   what Prometheus scrapes
              \(url)/reports/compliance.html   the compliance report
            Stop with Ctrl-C.

            """
        )
    }
}
