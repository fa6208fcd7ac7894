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
        Terminal.say("\(file): fine (\(configuration.summary))\n")
        for setting in configuration.settings where !setting.isDefault && Self.isUnused(setting.key) {
            Terminal.say("note: \(setting.key) is right, but this version does nothing with it\n")
        }
        if effective { Terminal.say(configuration.description + "\n") }
    }

    /// Whether a key belongs to what later versions do: TLS.
    private static func isUnused(_ key: String) -> Bool {
        ["web.config_file"].contains { key.hasPrefix($0) }
    }
}
