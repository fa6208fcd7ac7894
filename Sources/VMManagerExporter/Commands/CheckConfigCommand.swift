import ArgumentParser
import ExporterConfiguration
import Server

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
        if let web = configuration.web.configFile { try WebConfiguration.check(path: web) }
        Terminal.say("\(file): fine (\(configuration.summary))\n")
        if effective { Terminal.say(configuration.description + "\n") }
    }
}
