import ArgumentParser
import ExporterConfiguration
import Exposition
import FleetMetrics
import Store

/// `metrics`: print the exposition once.
struct MetricsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "metrics",
        abstract: "Print the metrics once, for the textfile collector or a look."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var moment: MomentOptions

    @Option(help: ArgumentHelp("Where to write; - is standard output.", valueName: "file"))
    var output = "-"

    mutating func run() throws {
        let configuration = try store.configuration()
        let viewer = try Viewer(configuration)
        let view = try viewer.view(of: SQLiteFactStore(reading: configuration.storage.path), at: moment.timestamp)
        let rendered = RenderedMetrics(MetricsInput(view, settings: viewer.metrics), catalogue: viewer.catalogue)
        try Output(path: output).write(rendered.render().body)
    }
}

extension MetricsInput {
    /// What the metrics are made of.
    init(
        _ view: FleetView,
        settings: MetricsSettings,
        collection: CollectionCounts? = nil,
        isStoreReadable: Bool = true,
        earlier: MetricsInput? = nil
    ) {
        self.init(
            fleet: view.fleet,
            assessment: view.assessment,
            cost: view.cost,
            settings: settings,
            build: BuildInfo(version: Version.number, revision: Version.revision, swiftVersion: Version.swift),
            collection: collection,
            isStoreReadable: isStoreReadable,
            earlier: earlier
        )
    }
}
