package import Fleet
package import Publishing
import Synchronization

/// What is served at one moment: each part is made once at most, and `/metrics` before anybody asks.
package struct Publication: Sendable {
    /// The moment as of which everything in it is true.
    package let at: Timestamp
    /// The bodies of `/metrics`.
    package let metrics: PublishedExposition
    /// The landing page.
    package let landingPage: PageOnDemand
    /// Reports, by the last segment of their paths.
    package let reports: [String: PageOnDemand]

    /// Puts a publication together.
    package init(
        at: Timestamp,
        metrics: PublishedExposition,
        landingPage: PageOnDemand,
        reports: [String: PageOnDemand]
    ) {
        self.at = at
        self.metrics = metrics
        self.landingPage = landingPage
        self.reports = reports
    }
}

/// Where the newest publication lies; safe for concurrent use.
package final class PublicationBoard: Sendable {
    private let newest = Mutex<Publication?>(nil)

    /// An empty board.
    package init() {}

    /// Replaces what is served.
    package func publish(_ publication: Publication) {
        newest.withLock { $0 = publication }
    }

    /// What is served now; `nil` before the first publication.
    package var current: Publication? {
        newest.withLock { $0 }
    }
}
