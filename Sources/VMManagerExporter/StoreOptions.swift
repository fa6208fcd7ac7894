import ArgumentParser
import ExporterConfiguration
import Fleet

/// Where the store is: named directly, or by a configuration file.
struct StoreOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The store.", valueName: "file"))
    var db: String?

    @Option(help: ArgumentHelp("The configuration, which names the store and all settings.", valueName: "file"))
    var config: String?

    mutating func validate() throws {
        guard (db == nil) != (config == nil) else {
            throw ValidationError("name the store with either --db FILE or --config FILE")
        }
    }

    /// The configuration: the file's, or the defaults around the store.
    func configuration() throws -> Configuration {
        if let config { return try Configuration.load(path: config) }
        return Configuration.defaults(storagePath: db ?? "")
    }
}

/// The moment as of which a command speaks.
struct MomentOptions: ParsableArguments {
    @Option(
        name: .customLong("at"),
        help: ArgumentHelp("Be as of this time, such as 2026-11-22T06:00:00Z.", valueName: "rfc3339")
    )
    var moment: Timestamp?

    /// The moment: the one that was named, or now.
    var timestamp: Timestamp { moment ?? Clock.now }
}

extension Timestamp: ExpressibleByArgument {
    /// Reads RFC 3339.
    package init?(argument: String) {
        self.init(rfc3339: argument)
    }
}
