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
        let configuration = try Self.servable(store.configuration(), named: store.config)
        let logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        let isWriter = configuration.isLive || !configuration.collection.files.isEmpty
        let path = configuration.storage.path
        let factStore: any FactStore =
            isWriter ? try SQLiteFactStore(writing: path) : try SQLiteFactStore(reading: path)
        var serving = Serving(
            watch: try Watch(configuration, store: factStore, logger: logger),
            listen: listen ?? configuration.web.listen,
            logger: logger
        ) { url in
            logger.info("serving", metadata: ["metrics": "\(url)/metrics", "page": "\(url)/"])
        }
        if let file = store.config {
            serving.reload = {
                let new = try Self.servable(Configuration.load(path: file), named: file)
                try new.requireSameSurroundings(as: configuration, isWriter: isWriter, named: file)
                return try Watch(new, store: factStore, logger: logger)
            }
        }
        try await serving.run()
    }

    /// The configuration, unless it asks for what this version does not have.
    private static func servable(_ configuration: Configuration, named file: String?) throws -> Configuration {
        guard configuration.web.configFile == nil else {
            throw UsageError(
                text: "\(file ?? "--config"): web.config_file: this version has neither TLS nor passwords; "
                    + "leave it out, listen on loopback and put a proxy before it"
            )
        }
        return configuration
    }
}

extension Configuration {
    /// Refuses a new configuration that only a restart can follow.
    fileprivate func requireSameSurroundings(as old: Configuration, isWriter: Bool, named file: String) throws {
        guard storage.path == old.storage.path else {
            throw UsageError(text: "\(file): storage.path: a running server keeps its store; restart it to use another")
        }
        guard web.listen == old.web.listen else {
            throw UsageError(text: "\(file): web.listen: a running server keeps its address; restart it to use another")
        }
        guard isWriter || projects.isEmpty && collection.files.isEmpty else {
            throw UsageError(text: "\(file): projects: a server that only reads its store cannot collect; restart it")
        }
    }
}

extension ListenAddress: ExpressibleByArgument {
    /// Reads `host:port`.
    package init?(argument: String) {
        self.init(argument)
    }
}
