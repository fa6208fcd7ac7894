import ArgumentParser
import Assessment
import Collection
import ExporterConfiguration
import Fleet
import Store

/// `ingest`: facts from files instead of the network.
struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Take facts from files: API answers, gcloud --format=json output, NDJSON.",
        discussion: """
            Files are recognised by content. A folder is searched; - is standard input. Each file is taken whole or \
            not at all, and one broken file makes exit 3 after the others were taken.
            """
    )

    @OptionGroup var store: StoreOptions

    @Argument(help: ArgumentHelp("Files, folders, or - for standard input.", valueName: "path"))
    var paths: [String]

    @Option(help: ArgumentHelp("The patch job that instance details belong to.", valueName: "id"))
    var patchJob: String?

    @Option(
        name: .customLong("project-id"),
        help: ArgumentHelp("Which project number is which id; may be given again.", valueName: "number=id")
    )
    var projectIDs: [ProjectLink] = []

    @Option(
        help: ArgumentHelp(
            "When the files were written, where the file system tells it wrong.",
            valueName: "rfc3339"
        )
    )
    var observedAt: Timestamp?

    @Flag(help: "Print only what went wrong.")
    var quiet = false

    mutating func validate() throws {
        guard patchJob.map({ !$0.isEmpty && !$0.hasSuffix("/") }) ?? true else {
            throw ValidationError("--patch-job: name the job, such as the last part of projects/…/patchJobs/ID")
        }
    }

    mutating func run() throws {
        let configuration = try store.configuration()
        let factStore = try SQLiteFactStore(writing: configuration.storage.path)
        var options = FileIngest.Options(now: Clock.now)
        options.patchJob = patchJob.map { PatchJobID(String($0.split(separator: "/").last ?? "")) }
        options.projectIDs = Dictionary(projectIDs.map { ($0.number, $0.id) }) { _, last in last }
        options.observedAt = observedAt
        options.documentLimit = configuration.ingest.documentLimit
        let isQuiet = quiet
        let intake = try Intake(store: factStore, configuration: configuration)
        var meter = ProgressMeter()
        let report = try intake.take(paths, options: options) { file, outcome in
            meter.clear()
            let line = OutcomeLine(file: file, outcome: outcome)
            if line.isComplaint {
                Terminal.complain(line.text)
            } else if !isQuiet {
                Terminal.say(line.text.withoutControlCharacters + "\n")
            }
        } progress: { file, byteCount in
            meter.show(file.path, byteCount: byteCount)
        }
        report.complainOfGaps()
        if report.isIncomplete { throw ExitStatus.incomplete }
    }
}

/// `NUMBER=ID` of the command line.
struct ProjectLink: ExpressibleByArgument {
    let number: ProjectNumber
    let id: ProjectID

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let number = UInt64(parts[0]), UInt64(parts[1]) == nil else { return nil }
        self.number = ProjectNumber(number)
        id = ProjectID(String(parts[1]))
    }
}
