/// A finished exposition: what a scrape is answered with, and how many series each family has in it.
package struct RenderedExposition: Sendable {
    /// The body, in UTF-8; empty when no family had a sample and the format has no trailer.
    package let body: [UInt8]
    /// Every registered family with the number of its samples, in registry order, zeros included.
    package let seriesByFamily: [(name: String, count: Int)]

    /// Pairs a body with its counts.
    package init(body: [UInt8], seriesByFamily: [(name: String, count: Int)]) {
        self.body = body
        self.seriesByFamily = seriesByFamily
    }

    /// The number of samples in the body.
    package var seriesCount: Int {
        seriesByFamily.reduce(0) { $0 + $1.count }
    }
}
