import ArgumentParser
import Collection
import ExporterConfiguration
import Store

/// `collect`: one round of every source, then exit.
struct CollectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Read every source once, and what lies in collection.files, then exit (cron)."
    )

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String

    mutating func run() async throws {
        let configuration = try Configuration.load(path: config)
        guard configuration.isLive || !configuration.collection.files.isEmpty else {
            throw UsageError(
                text:
                    "\(config): projects: name at least one project, or where to find some in discovery.parents, or a folder in collection.files"
            )
        }
        let store = try SQLiteFactStore(writing: configuration.storage.path)
        let isComplete = try await Self.read(configuration, into: store)
        var options = FileIngest.Options(now: Clock.now)
        options.documentLimit = configuration.ingest.documentLimit
        let intake = try Intake(store: store, configuration: configuration)
        let report = try intake.take(configuration.collection.files, options: options) {
            let line = OutcomeLine(file: $0, outcome: $1)
            if line.isComplaint { Terminal.complain(line.text) }
        }
        report.complainOfGaps()
        if report.isIncomplete || !isComplete { throw ExitStatus.incomplete }
    }

    /// Reads every source of every project once, and says what went wrong; whether nothing did.
    private static func read(_ configuration: Configuration, into store: any FactStore) async throws -> Bool {
        guard configuration.isLive else { return true }
        let collection = LiveCollection(configuration, store: store) { _ in }
        defer { collection.shutDown() }
        let problems = try await collection.collector.round()
        try store.rememberFindings(at: Clock.now, viewer: Viewer(configuration))
        for sentence in CollectionProblem.sentences(of: problems) { Terminal.complain(sentence) }
        return problems.isEmpty
    }
}
