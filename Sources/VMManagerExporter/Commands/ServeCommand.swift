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

    @Option(
        help: ArgumentHelp("Listen here instead of web.listen; may be given several times.", valueName: "host:port")
    )
    var listen: [ListenAddress] = []

    mutating func run() async throws {
        let configuration = try store.configuration()
        let logger = Logger(label: "vmmanager-exporter", factory: { StreamLogHandler.standardError(label: $0) })
        let isWriter = configuration.isLive || !configuration.collection.files.isEmpty
        let path = configuration.storage.path
        let factStore: any FactStore =
            isWriter ? try SQLiteFactStore(writing: path) : try SQLiteFactStore(reading: path)
        var serving = Serving(
            watch: try Watch(configuration, store: factStore, logger: logger),
            listen: listen.isEmpty ? configuration.web.listen : listen,
            webFile: configuration.web.configFile,
            isReloadOpenToAll: configuration.web.enableLifecycle,
            logger: logger
        ) { urls in
            for url in urls { logger.info("serving", metadata: ["metrics": "\(url)/metrics", "page": "\(url)/"]) }
        }
        if let file = store.config {
            serving.reload = {
                let new = try Configuration.load(path: file)
                try new.requireSameSurroundings(as: configuration, isWriter: isWriter, named: file)
                return try Watch(new, store: factStore, logger: logger)
            }
        }
        try await serving.run()
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
        guard web.configFile == old.web.configFile else {
            throw UsageError(
                text: "\(file): web.config_file: a running server keeps its file; restart it to use another"
            )
        }
        guard web.enableLifecycle == old.web.enableLifecycle else {
            throw UsageError(
                text: "\(file): web.enable_lifecycle: a running server keeps this; restart it to change it"
            )
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
