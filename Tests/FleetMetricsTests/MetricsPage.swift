import Assessment
import Cost
import Exposition
import Fleet

@testable import FleetMetrics

/// A rendered page, read back.
struct MetricsPage {
    let rendered: RenderedExposition
    let samples: [ParsedSample]

    init(
        _ projects: ProjectFleet...,
        settings: MetricsSettings = MetricsSettings(),
        cost: CostSettings = Self.costSettings,
        collection: CollectionCounts? = nil
    ) {
        let fleet = FleetSnapshot(at: FleetFixture.now, projects: projects)
        self.init(fleet, settings: settings, cost: cost, collection: collection)
    }

    init(
        _ fleet: FleetSnapshot,
        settings: MetricsSettings = MetricsSettings(),
        cost: CostSettings = Self.costSettings,
        waivers: [Waiver] = [],
        collection: CollectionCounts? = nil
    ) {
        var assessment = AssessmentSettings()
        assessment.waivers = waivers
        let input = MetricsInput(
            fleet: fleet,
            assessment: Assessment(of: fleet, settings: assessment),
            cost: CostEstimate(of: fleet, settings: cost),
            settings: settings,
            build: BuildInfo(version: "1.2.3", revision: "abc1234", swiftVersion: "6.3"),
            collection: collection
        )
        rendered = RenderedMetrics(input, catalogue: ChosenCatalogue(settings.families)).render()
        samples = ExpositionParser.samples(in: rendered.body)
    }

    /// November 2026 in Los Angeles, an hour longer than thirty days.
    static let costSettings = CostSettings { _ in
        BillingMonth(
            name: "2026-11",
            start: Timestamp(seconds: 1_793_516_400),
            end: Timestamp(seconds: 1_796_112_000)
        )
    }

    /// The text of the page.
    var text: String { String(decoding: rendered.body, as: UTF8.self) }

    /// The names of the families that have samples.
    var families: Set<String> { Set(samples.map(\.name)) }

    /// A family's values by the values of some labels, which a slash joins; two samples for one key make it NaN.
    func values(
        _ family: String,
        by labels: String...,
        of selection: [String: String] = [:]
    ) -> [String: Double] {
        let chosen = samples.filter { sample in
            sample.name == "vmmanager_\(family)" && selection.allSatisfy { sample[$0.key] == $0.value }
        }
        return Dictionary(
            chosen.map { sample in (labels.map { sample[$0] ?? "-" }.joined(separator: "/"), sample.value) },
            uniquingKeysWith: { _, _ in .nan }
        )
    }
}

extension Timestamp {
    /// Unix seconds.
    var inSeconds: Double { Double(microseconds) / 1_000_000 }
}
