import Assessment
import Fleet
import Testing

@testable import FleetMetrics

struct AgentMetricsTests {
    private static let alive = FleetFixture.vm("alive", id: 1) { $0.inventory = FleetFixture.inventory() }
    private static let stopped = FleetFixture.vm("stopped", id: 2, powerState: .terminated)

    @Test func `a VM has one agent state`() {
        let page = MetricsPage(FleetFixture.project(vms: [Self.alive, Self.stopped]))
        #expect(page.values("vm_agent_state", by: "vm", "state") == ["alive/active": 1, "stopped/vm_stopped": 1])
    }

    @Test func `sums show all nine states`() {
        var expected = Dictionary(uniqueKeysWithValues: AgentState.allCases.map { ($0.rawValue, 0.0) })
        expected["active"] = 1
        expected["vm_stopped"] = 1
        let page = MetricsPage(FleetFixture.project(vms: [Self.alive, Self.stopped]))
        #expect(page.values("agent_state_vms", by: "state") == expected)
    }

    @Test func `a project of which nothing was read has no sum`() {
        let page = MetricsPage(FleetFixture.project(read: []))
        #expect(page.values("agent_state_vms", by: "state") == [:])
        #expect(page.values("findings", by: "check") == [:])
    }

    @Test func `last contact is absent for a VM that was never heard of`() {
        let page = MetricsPage(FleetFixture.project(vms: [Self.alive, Self.stopped]))
        let contacts = page.values("vm_agent_last_contact_timestamp_seconds", by: "vm")
        #expect(contacts == ["alive": FleetFixture.ago(minutes: 5).inSeconds])
    }

    @Test func `the poll interval is ten minutes unless metadata says otherwise`() {
        let quick = FleetFixture.vm("quick", id: 3) { $0.instance?.value.metadata = ["osconfig-poll-interval": "2"] }
        let page = MetricsPage(FleetFixture.project(vms: [Self.alive, quick]))
        #expect(page.values("vm_agent_poll_interval_seconds", by: "vm") == ["alive": 600, "quick": 120])
    }

    @Test func `the poll interval is absent where metadata was not read`() {
        let instanceUnread = FleetFixture.project(vms: [FleetFixture.unreadVM()])
        let projectUnread = FleetFixture.project(vms: [Self.alive], read: [.instances])
        for project in [instanceUnread, projectUnread] {
            #expect(MetricsPage(project).values("vm_agent_poll_interval_seconds", by: "vm") == [:])
        }
    }
}
