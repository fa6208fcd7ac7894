import Fleet
import Testing

@testable import FleetMetrics

struct InventoryMetricsTests {
    private static let packages = PackageSet(
        id: 1,
        installed: [
            .apt(FleetFixture.package("bash")), .apt(FleetFixture.package("bash")), .empty,
            .googet(FleetFixture.package("agent")),
        ],
        available: [.apt(FleetFixture.package("openssl")), .apt(FleetFixture.package("zlib"))]
    )

    @Test func `updates are shown for each manager that the inventory mentions`() {
        let vm = FleetFixture.vm { $0.inventory = FleetFixture.inventory(packages: Self.packages) }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        #expect(page.values("vm_package_updates", by: "manager") == ["apt": 2, "googet": 0])
        #expect(page.values("vm_packages", by: "vm") == ["web-1": 4])
        #expect(page.values("updates_pending_vms", by: "project") == ["acme-prod": 1])
    }

    @Test func `a VM without a full inventory has no counts of packages`() {
        let vm = FleetFixture.vm { $0.inventory = FleetFixture.inventory() }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        #expect(page.values("vm_package_updates", by: "manager") == [:])
        #expect(page.values("vm_packages", by: "vm") == [:])
        #expect(page.values("updates_pending_vms", by: "project") == [:], "nobody knows, which is not zero")
    }

    @Test func `the time of an inventory that names none is absent`() {
        let silent = FleetFixture.vm("silent", id: 2) { $0.inventory = VMInventory() }
        let vm = FleetFixture.vm { $0.inventory = FleetFixture.inventory() }
        let page = MetricsPage(FleetFixture.project(vms: [vm, silent]))
        #expect(
            page.values("vm_inventory_update_timestamp_seconds", by: "vm")
                == ["web-1": FleetFixture.ago(minutes: 5).inSeconds]
        )
    }

    @Test func `pending updates are absent until inventories were read`() {
        let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.vm()], read: [.instances]))
        #expect(page.values("updates_pending_vms", by: "project") == [:])
    }

    @Test func `systems and agents are counted over VMs that have an inventory`() {
        let vms = [
            FleetFixture.vm("a", id: 1) { $0.inventory = FleetFixture.inventory() },
            FleetFixture.vm("b", id: 2) { $0.inventory = FleetFixture.inventory() },
            FleetFixture.vm("c", id: 3) { vm in
                vm.inventory = FleetFixture.inventory(os: "rhel", version: "9.4", agentVersion: "20240501.03")
            },
            FleetFixture.vm("d", id: 4) { $0.inventory = VMInventory() },
            FleetFixture.vm("e", id: 5),
        ]
        let page = MetricsPage(FleetFixture.project(vms: vms))
        #expect(page.values("os_vms", by: "os", "os_version") == ["debian/12": 2, "rhel/9.4": 1, "/": 1])
        #expect(
            page.values("agent_version_vms", by: "agent_version")
                == ["20260901.00-g1": 2, "20240501.03": 1, "": 1]
        )
    }
}
