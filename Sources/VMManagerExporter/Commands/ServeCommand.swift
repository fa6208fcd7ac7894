import ArgumentParser
import Collection
import ExporterConfiguration
import Logging
import Store

/// `serve`: keep the store fresh and answer HTTP.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve /metrics, the landing page and the reports over HTTP."
    )

    @OptionGroup var store: StoreOptions

    @Option(help: ArgumentHelp("Listen here instead of web.listen.", valueName: "host:port"))
    var listen: ListenAddress?

    mutating func run() async throws {
        let configuration = try store.configuration()
        guard configuration.web.configFile == nil else {
            throw UsageError(
                text: "\(store.config ?? "--config"): web.config_file: this version has neither TLS nor passwords; "
                    + "leave it out, listen on loopback and put a proxy before it"
            )
        }
        let logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        let folders = configuration.collection.files
        let factStore: any FactStore =
            folders.isEmpty && configuration.projects.isEmpty
            ? try SQLiteFactStore(reading: configuration.storage.path)
            : try SQLiteFactStore(writing: configuration.storage.path)
        var intake: (@Sendable () throws -> Void)?
        if !folders.isEmpty {
            let inbox = Inbox(
                intake: try Intake(store: factStore, configuration: configuration),
                folders: folders,
                documentLimit: configuration.ingest.documentLimit,
                logger: logger
            )
            intake = { try inbox.takeWhatIsNew() }
        }
        let log = CollectionLog(logger)
        let collection =
            configuration.projects.isEmpty
            ? nil : LiveCollection(configuration, store: factStore) { log.note($0) }
        let serving = Serving(
            configuration: configuration,
            listen: listen ?? configuration.web.listen,
            store: factStore,
            intake: intake,
            collection: collection,
            logger: logger
        ) { url in
            logger.info("serving", metadata: ["metrics": "\(url)/metrics", "page": "\(url)/"])
        }
        try await serving.run()
    }
}

extension ListenAddress: ExpressibleByArgument {
    /// Reads `host:port`.
    package init?(argument: String) {
        self.init(argument)
    }
}
