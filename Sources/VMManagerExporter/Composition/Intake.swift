import Collection
import ExporterConfiguration
import Fleet

/// Takes files into a store and remembers what the verdicts then are.
struct Intake {
    let store: any FactStore
    let viewer: Viewer
    /// Where the store lies, so that it is not taken for an input.
    let storePath: String

    /// Uses a store by the settings of one configuration.
    init(store: any FactStore, configuration: Configuration) throws {
        self.store = store
        viewer = try Viewer(configuration)
        storePath = configuration.storage.path
    }

    /// Takes files, folders and standard input; then the history learns which checks fail, as of the files' time.
    func take(
        _ paths: [String],
        options: FileIngest.Options,
        report: (InputFile, FileOutcome) -> Void = { _, _ in },
        progress: (InputFile, Int) -> Void = { _, _ in }
    ) throws -> IngestReport {
        var ingest = FileIngest(into: store, options: options)
        let result = try ingest.run(InputFile.expand(paths, exceptStore: storePath), report: report, progress: progress)
        if let moment = result.newestFileTime { try store.rememberFindings(at: moment, viewer: viewer) }
        return result
    }

    /// Takes files that were found in watched folders; who watches judges and remembers by itself.
    func takeFound(
        _ paths: [String],
        options: FileIngest.Options,
        report: (InputFile, FileOutcome) -> Void
    ) throws -> IngestReport {
        var ingest = FileIngest(into: store, options: options)
        return try ingest.run(paths.map { InputFile(path: $0, isNamed: false) }, report: report)
    }
}
