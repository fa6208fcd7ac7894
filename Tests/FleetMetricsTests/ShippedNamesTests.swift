import Exposition
import Foundation
import Testing

@testable import FleetMetrics

/// What is shipped beside the program asks only for what the program shows.
struct ShippedNamesTests {
    @Test(arguments: [
        "alerts/vmmanager.rules.yml", "alerts/recording.rules.yml", "dashboards/agents.json", "dashboards/cost.json",
        "dashboards/exporter.json", "dashboards/fleet.json", "dashboards/patch.json", "dashboards/policies.json",
        "dashboards/updates.json", "dashboards/vm.json",
    ])
    func `every family that alerts and dashboards name exists`(file: String) throws {
        let text = try String(contentsOf: GoldenFile.checkout.appending(path: file), encoding: .utf8)
        let named = Set(text.matches(of: /vmmanager_[a-z_]+/).map { String($0.output) })
        let known = Set(MetricsCatalogue.sections.flatMap(\.declarations).map(\.name))
        #expect(!named.isEmpty)
        #expect(named.subtracting(known).isEmpty)
    }
}
