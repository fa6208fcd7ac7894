import Assessment
import Cost
import Exposition
import Fleet
import FleetMetrics
import Publishing

/// What it takes to make a page of a made-up fleet.
enum MadeUpPage {
    static func layout() throws -> PageLayout {
        let catalogue = ChosenCatalogue.whole
        return try PageLayout(
            families: catalogue.vmFamilies,
            sums: catalogue.sumFamilies,
            counts: catalogue.countFamilies,
            isCompressing: true
        )
    }

    /// November 2026 in Los Angeles.
    static let costSettings = CostSettings { _ in
        BillingMonth(
            name: "2026-11",
            start: Timestamp(seconds: 1_793_516_400),
            end: Timestamp(seconds: 1_796_112_000)
        )
    }

    /// All of a fleet, without a limit.
    static func input(
        _ fleet: FleetSnapshot,
        _ assessment: Assessment,
        _ cost: CostEstimate,
        _ earlier: MetricsInput?,
        _ detail: DetailLevel = .full
    ) -> MetricsInput {
        var settings = MetricsSettings()
        settings.seriesBudget = 10_000_000
        settings.detail = detail
        return MetricsInput(
            fleet: fleet,
            assessment: assessment,
            cost: cost,
            settings: settings,
            build: BuildInfo(version: "1", revision: "1", swiftVersion: "1"),
            earlier: earlier
        )
    }

    static func page(
        _ rendered: RenderedMetrics,
        _ layout: PageLayout,
        _ before: ExpositionPage?
    ) async throws -> ExpositionPage {
        try await ExpositionPage(
            PageContent(groups: rendered.groups, level: rendered.level, sums: rendered.sums, counts: rendered.counts),
            layout: layout,
            before: before
        )
    }
}
