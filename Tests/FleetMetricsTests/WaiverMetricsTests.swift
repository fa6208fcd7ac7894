import Assessment
import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct WaiverMetricsTests {
    private static func samples(_ waivers: [Waiver]) -> [ParsedSample] {
        let fleet = FleetSnapshot(at: FleetFixture.now, projects: [])
        return MetricsPage(fleet, waivers: waivers).samples
            .filter { $0.name == "vmmanager_waiver_expiry_timestamp_seconds" }
    }

    private static func waiver(_ line: Int, owner: String, in time: Duration) -> Waiver {
        Waiver(
            place: "waivers.yml:\(line)",
            vms: ["vm-1"],
            reason: "r",
            owner: owner,
            expiry: FleetFixture.now + time
        )
    }

    @Test func `every waiver shows when it expires, also one that has`() {
        let samples = Self.samples([
            Self.waiver(12, owner: "ops@acme.example", in: .seconds(3_600)),
            Self.waiver(2, owner: "\"lab\"", in: .seconds(-3_600)),
        ])
        #expect(samples.map { $0["waiver"] } == ["waivers.yml:12", "waivers.yml:2"])
        #expect(samples.map { $0["owner"] } == ["ops@acme.example", "\"lab\""])
        #expect(
            samples.map(\.value) == [FleetFixture.now.inSeconds + 3_600, FleetFixture.now.inSeconds - 3_600]
        )
    }

    @Test func `without waivers there is no sample`() {
        #expect(Self.samples([]).isEmpty)
    }
}
