import Assessment
import Fleet
import Testing

@testable import FleetMetrics

struct FindingMetricsTests {
    /// One VM for each outcome that a check can have of itself.
    private static let vms = [
        FleetFixture.vm("alive", id: 1) { $0.inventory = FleetFixture.inventory() },
        FleetFixture.vm("stopped", id: 2, powerState: .terminated),
        FleetFixture.vm("mute", id: 3),
        FleetFixture.unreadVM("unread", id: 4),
    ]

    @Test func `only failing checks are findings`() {
        let page = MetricsPage(FleetFixture.project(vms: Self.vms))
        let findings = page.values("vm_finding", by: "vm", "severity", "reason", of: ["check": "agent_alive"])
        #expect(findings == ["mute/high/no_contact_ever": 1])
    }

    @Test func `sums show all five outcomes of every check`() {
        let page = MetricsPage(FleetFixture.project(vms: Self.vms))
        #expect(
            page.values("findings", by: "outcome", of: ["check": "agent_alive"])
                == ["pass": 1, "fail": 1, "unknown": 1, "not_applicable": 1, "waived": 0]
        )
        #expect(page.values("findings", by: "check", "severity", "outcome").count == CheckRegistry.all.count * 5)
    }
}
