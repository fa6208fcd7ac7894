import ArgumentParser
import Collection
import ExporterConfiguration
import Store

/// `collect`: one round of every source, then exit.
struct CollectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collect",
        abstract: "Take what lies in collection.files once, then exit (cron)."
    )

    @Option(help: ArgumentHelp("The configuration.", valueName: "file"))
    var config: String

    mutating func run() throws {
        let configuration = try Configuration.load(path: config)
        try configuration.demandFiles(in: config)
        let store = try SQLiteFactStore(writing: configuration.storage.path)
        var options = FileIngest.Options(now: Clock.now)
        options.documentLimit = configuration.ingest.documentLimit
        let intake = try Intake(store: store, configuration: configuration)
        let report = try intake.take(configuration.collection.files, options: options) {
            let line = OutcomeLine(file: $0, outcome: $1)
            if line.isComplaint { Terminal.complain(line.text) }
        }
        report.complainOfGaps()
        if report.isIncomplete { throw ExitStatus.incomplete }
    }
}

extension Configuration {
    /// Refuses a configuration that asks for what this version cannot do, instead of doing a part of it in silence.
    func demandFiles(in file: String) throws {
        guard projects.isEmpty else {
            throw UsageError(
                text: "\(file): projects: this version reads files, not Google's APIs; "
                    + "leave projects out and name folders in collection.files"
            )
        }
        guard !collection.files.isEmpty else {
            throw UsageError(text: "\(file): collection.files: name at least one folder to take facts from")
        }
    }
}
