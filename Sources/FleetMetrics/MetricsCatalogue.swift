package import Exposition

/// All metric families: what a scrape is answered with, and what their documentation is made of.
package enum MetricsCatalogue {
    /// The families by section, in the order in which they are shown.
    package static let sections: [MetricSection] = [.oneVM, .sums, .orders, .cost, .exporter]

    private static let fleetRegistry = registry(of: sections.flatMap(\.families))
    private static let seriesRegistry = registry(of: [ExporterMetrics.series])

    /// Writes all families that have samples, `vmmanager_series` last; the same input gives the same bytes.
    ///
    /// Takes time in proportion to the samples. Given about the number of bytes to expect, such as the size of the last
    /// body, the buffer need not grow.
    package static func render(
        _ input: MetricsInput,
        as format: ExpositionFormat = .text,
        expectedBytes: Int = 0
    ) -> RenderedExposition {
        let fleet = fleetRegistry.render(input, as: format, expectedBytes: expectedBytes)
        let series = seriesRegistry.render(fleet.seriesByFamily, as: format)
        return RenderedExposition(
            body: fleet.body + series.body,
            seriesByFamily: fleet.seriesByFamily + series.seriesByFamily
        )
    }

    private static func registry<Input>(of families: [MetricFamily<Input>]) -> FamilyRegistry<Input> {
        do {
            return try FamilyRegistry(families)
        } catch {
            preconditionFailure("The catalogue declares a family against the rules: \(error)")
        }
    }
}
