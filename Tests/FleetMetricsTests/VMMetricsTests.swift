import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct VMMetricsTests {
    @Test func `every VM has an info with empty text where nothing is known`() throws {
        let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.unreadVM("ghost", id: 7)], read: []))
        let info = try #require(page.samples.first { $0.name == "vmmanager_vm_info" })
        #expect(info["vm_id"] == "7")
        for label in ["power_state", "os", "os_version", "architecture", "agent_version"] {
            #expect(info[label] == "")
        }
    }

    @Test func `the info takes what the inventory says`() {
        let vm = FleetFixture.vm { $0.inventory = FleetFixture.inventory() }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        let labels = page.values(
            "vm_info",
            by: "vm_id",
            "power_state",
            "os",
            "os_version",
            "architecture",
            "agent_version"
        )
        #expect(labels == ["1/RUNNING/debian/12/x86_64/20260901.00-g1": 1])
    }

    @Test func `an id beyond the precision of a double stays exact`() {
        let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.vm(id: 9_007_199_254_740_993)]))
        #expect(page.values("vm_info", by: "vm_id") == ["9007199254740993": 1])
    }

    @Test func `text of a guest is cut to 200 characters and words of the API to 40`() throws {
        let vm = FleetFixture.vm { vm in
            vm.inventory = FleetFixture.inventory(os: String(repeating: "o", count: 5_000))
            vm.instance?.value.powerState = Open(String(repeating: "P", count: 5_000))
        }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        let info = try #require(page.samples.first { $0.name == "vmmanager_vm_info" })
        #expect(info["os"]?.count == 200)
        #expect(info["power_state"] == String(repeating: "P", count: 40))
        #expect(page.values("vms", by: "power_state")[String(repeating: "P", count: 40)] == 1)
    }

    @Test func `sums by power state show every known state`() {
        let vms = [
            FleetFixture.vm("a", id: 1), FleetFixture.vm("b", id: 2),
            FleetFixture.vm("c", id: 3, powerState: .terminated),
        ]
        var expected = Dictionary(uniqueKeysWithValues: PowerState.allCases.map { ($0.rawValue, 0.0) })
        expected["RUNNING"] = 2
        expected["TERMINATED"] = 1
        #expect(MetricsPage(FleetFixture.project(vms: vms)).values("vms", by: "power_state") == expected)
    }

    @Test func `VMs are not summed before instances were read`() {
        let unread = FleetFixture.project(vms: [FleetFixture.unreadVM()], read: [.inventories])
        #expect(MetricsPage(unread).values("vms", by: "power_state") == [:])
        #expect(MetricsPage(FleetFixture.project(read: [.instances])).values("vms", by: "power_state")["RUNNING"] == 0)
    }

    @Test func `of two VMs with one name the younger one is shown and counted`() {
        let old = FleetFixture.vm(id: 9) { $0.instance?.value.creationTime = FleetFixture.ago(days: 9) }
        let new = FleetFixture.vm(id: 3) { $0.instance?.value.creationTime = FleetFixture.ago(days: 1) }
        let leftover = FleetFixture.unreadVM(id: 12)
        for vms in [[old, new, leftover], [leftover, new, old]] {
            let page = MetricsPage(FleetFixture.project(vms: vms))
            #expect(page.values("vm_info", by: "vm_id") == ["3": 1])
            #expect(page.values("vms", by: "power_state")["RUNNING"] == 1)
            #expect(ExpositionLinter.problems(in: page.rendered.body) == [])
        }
    }

    @Test func `a name may be used in two zones`() {
        let vms = [FleetFixture.vm(id: 1), FleetFixture.vm(id: 2, zone: ZoneName("europe-west6-a"))]
        #expect(MetricsPage(FleetFixture.project(vms: vms)).values("vm_info", by: "vm_id") == ["1": 1, "2": 1])
    }

    @Test func `GCP labels are shown for the listed keys only`() throws {
        let vms = [
            FleetFixture.vm("a", id: 1, labels: ["env": "prod", "owner": "me"]),
            FleetFixture.vm("b", id: 2, labels: ["owner": "you"]),
        ]
        let project = FleetFixture.project(vms: vms)
        #expect(!MetricsPage(project).families.contains("vmmanager_vm_labels"))
        var settings = MetricsSettings()
        settings.vmLabelKeys = ["env", "team"]
        let page = MetricsPage(project, settings: settings)
        #expect(page.values("vm_labels", by: "vm", "label_env") == ["a/prod": 1])
        let labels = try #require(page.samples.first { $0.name == "vmmanager_vm_labels" })
        #expect(labels.labels.map(\.name) == ["project", "zone", "vm", "label_env"])
    }

    @Test func `colliding label keys have the same names on every VM`() {
        var settings = MetricsSettings()
        settings.vmLabelKeys = ["cost-centre", "cost_centre"]
        let vms = [
            FleetFixture.vm("a", id: 1, labels: ["cost-centre": "1", "cost_centre": "2"]),
            FleetFixture.vm("b", id: 2, labels: ["cost_centre": "3"]),
        ]
        let page = MetricsPage(FleetFixture.project(vms: vms), settings: settings)
        let values = page.values("vm_labels", by: "label_cost_centre_conflict1", "label_cost_centre_conflict2")
        #expect(values == ["1/2": 1, "-/3": 1])
    }

    @Test func `orphans are unknown until instances were read`() {
        let unknown = FleetFixture.project(read: [.inventories])
        #expect(MetricsPage(unknown).values("orphans", by: "kind") == [:])
    }

    @Test func `orphans of sources that were read show their zeros`() {
        let project = FleetFixture.project(read: [.instances, .inventories, .policyReports]) { project in
            project.orphans = [.inventory: 3, .vulnerabilityReport: 1]
        }
        #expect(
            MetricsPage(project).values("orphans", by: "kind")
                == ["inventory": 3, "policy_report": 0, "vulnerability_report": 1]
        )
    }
}
