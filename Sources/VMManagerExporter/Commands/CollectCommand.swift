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
        let complaint = configuration.unreadProjects(in: config)
        if let complaint { Terminal.complain(complaint) }
        guard complaint != nil || !configuration.collection.files.isEmpty else {
            throw UsageError(text: "\(config): collection.files: name at least one folder to take facts from")
        }
        let store = try SQLiteFactStore(writing: configuration.storage.path)
        var options = FileIngest.Options(now: Clock.now)
        options.documentLimit = configuration.ingest.documentLimit
        let intake = try Intake(store: store, configuration: configuration)
        let report = try intake.take(configuration.collection.files, options: options) {
            let line = OutcomeLine(file: $0, outcome: $1)
            if line.isComplaint { Terminal.complain(line.text) }
        }
        report.complainOfGaps()
        if report.isIncomplete || complaint != nil { throw ExitStatus.incomplete }
    }
}

extension Configuration {
    /// What to say of projects that are named although this version reads files only; `nil` when none are.
    func unreadProjects(in file: String) -> String? {
        guard !projects.isEmpty else { return nil }
        return "\(file): projects: this version reads files, not Google's APIs, so nothing is collected of "
            + projects.joined(separator: ", ") + "; export files into a folder of collection.files"
    }
}
