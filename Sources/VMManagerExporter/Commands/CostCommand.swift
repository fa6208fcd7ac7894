import ArgumentParser
import Cost
import ExporterConfiguration
import Store

/// `cost`: what VM Manager costs.
struct CostCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cost",
        abstract: "Say what VM Manager costs past the free pool.",
        subcommands: [Show.self],
        defaultSubcommand: Show.self
    )

    /// How a cost estimate is printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// For people.
        case text
        /// For programs.
        case json
    }

    /// `cost show`: this month, per billing account.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Used hours, pool, month to date and the whole month's forecast, per billing account."
        )

        @OptionGroup var store: StoreOptions
        @OptionGroup var moment: MomentOptions

        @Option(help: "How to print it.")
        var format = Format.text

        @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
        var output = "-"

        mutating func run() throws {
            let configuration = try store.configuration()
            let viewer = try Viewer(configuration)
            let view = try viewer.view(of: SQLiteFactStore(reading: configuration.storage.path), at: moment.timestamp)
            let text =
                switch format {
                case .text: CostReport.text(view.cost)
                case .json: CostReport.json(view.cost)
                }
            try Output(path: output).write(Array(text.utf8))
        }
    }
}
