package import Fleet
package import NIOCore
package import Publishing
import Synchronization

/// What is served at one moment: made once, then only sent.
package struct Publication: Sendable {
    /// The moment as of which everything in it is true.
    package let at: Timestamp
    /// The bodies of `/metrics`.
    package let metrics: PublishedExposition
    /// The landing page.
    package let landingPage: ByteBuffer
    /// Reports, by the last segment of their paths; made when first asked for.
    package let reports: [String: PageOnDemand]

    /// Puts a publication together.
    package init(
        at: Timestamp,
        metrics: PublishedExposition,
        landingPage: [UInt8],
        reports: [String: PageOnDemand]
    ) {
        self.at = at
        self.metrics = metrics
        self.landingPage = ByteBuffer(bytes: landingPage)
        self.reports = reports
    }
}

/// A page that most publications never need: rendered when first asked for, then kept.
package final class PageOnDemand: Sendable {
    /// What the page is, such as `text/html; charset=utf-8`.
    package let contentType: String
    private let render: @Sendable () throws -> [UInt8]
    private let kept = Mutex<ByteBuffer?>(nil)
    private let gate = Mutex<Void>(())

    /// A page that `render` makes; of two that ask at once the second waits for the first.
    package init(contentType: String, render: @escaping @Sendable () throws -> [UInt8]) {
        self.contentType = contentType
        self.render = render
    }

    /// The page.
    package func body() throws -> ByteBuffer {
        if let body = kept.withLock({ $0 }) { return body }
        return try gate.withLock { _ in
            if let body = kept.withLock({ $0 }) { return body }
            let body = ByteBuffer(bytes: try render())
            kept.withLock { $0 = body }
            return body
        }
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
