import ArgumentParser
import ExporterConfiguration

/// `check-config`: tells whether the file is right.
struct CheckConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-config",
        abstract: "Check a configuration file: every error, with its line."
    )

    @Argument(help: ArgumentHelp("The file.", valueName: "file"))
    var file: String

    @Flag(help: "Print every setting with its value in force.")
    var effective = false

    mutating func run() throws {
        let configuration = try Configuration.load(path: file)
        _ = try Viewer(configuration)
        Terminal.write("\(file): fine (\(configuration.summary))\n")
        if effective { Terminal.write(configuration.description + "\n") }
    }
}
