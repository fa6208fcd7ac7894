import Collection
import ExporterConfiguration
import Logging

/// What follows from a configuration while serving, and is made anew when the configuration changes.
struct Watch: Sendable {
    let configuration: Configuration
    let store: any FactStore
    let viewer: Viewer
    /// Brings new files into the store; `nil` where no folder is watched.
    let intake: (@Sendable () throws -> Void)?
    /// What reads Google's APIs; `nil` for a store that others fill.
    let collection: LiveCollection?

    /// Watches what a configuration names, and keeps what it learns in a store.
    init(_ configuration: Configuration, store: any FactStore, logger: Logger) throws {
        self.configuration = configuration
        self.store = store
        viewer = try Viewer(configuration)
        let folders = configuration.collection.files
        if folders.isEmpty {
            intake = nil
        } else {
            let inbox = Inbox(
                intake: try Intake(store: store, configuration: configuration),
                folders: folders,
                documentLimit: configuration.ingest.documentLimit,
                logger: logger
            )
            intake = { try inbox.takeWhatIsNew() }
        }
        let log = CollectionLog(logger)
        collection =
            configuration.isLive ? LiveCollection(configuration, store: store) { log.note($0) } : nil
    }

    /// Whether it writes the store.
    var writesStore: Bool { intake != nil || collection != nil }
}
