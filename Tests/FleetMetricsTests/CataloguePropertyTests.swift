import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct CataloguePropertyTests {
    private static var settings: MetricsSettings {
        var settings = MetricsSettings()
        settings.vmLabelKeys = ["a", "b", "back\\slash", "line\nbreak"]
        return settings
    }

    @Test(arguments: 1...200)
    func `any fleet gives a clean page without series twice`(seed: Int) {
        var chance = RandomFleet(seed: UInt64(seed))
        let fleet = FleetSnapshot(at: FleetFixture.now, projects: chance.projects())
        let page = MetricsPage(fleet, settings: Self.settings)
        #expect(ExpositionLinter.problems(in: page.rendered.body) == [])
        #expect(page.rendered.seriesCount == page.samples.count)
    }

    @Test(arguments: 1...100)
    func `the order in which facts come does not change a byte`(seed: Int) {
        var chance = RandomFleet(seed: UInt64(seed))
        let projects = chance.projects()
        let first = MetricsPage(FleetSnapshot(at: FleetFixture.now, projects: projects), settings: Self.settings)
        let other = chance.shuffled(projects)
        let second = MetricsPage(FleetSnapshot(at: FleetFixture.now, projects: other), settings: Self.settings)
        #expect(first.text == second.text)
    }

    @Test(arguments: 1...100)
    func `sums agree with what is shown of single VMs`(seed: Int) {
        var chance = RandomFleet(seed: UInt64(seed))
        let page = MetricsPage(FleetSnapshot(at: FleetFixture.now, projects: chance.projects()))
        let pairs = [
            ("vm_agent_state", "agent_state_vms", ["state"]), ("vm_patch_state", "patch_state_vms", ["state"]),
            ("vm_policy_compliance", "policy_compliance_vms", ["zone", "assignment", "policy", "state"]),
        ]
        for (single, sum, labels) in pairs {
            var counted: [[String?]: Double] = [:]
            for sample in page.samples where sample.name == "vmmanager_\(single)" {
                counted[(["project"] + labels).map { sample[$0] }, default: 0] += 1
            }
            for sample in page.samples where sample.name == "vmmanager_\(sum)" && sample["state"] != "NONE" {
                #expect(sample.value == counted.removeValue(forKey: (["project"] + labels).map { sample[$0] }) ?? 0)
            }
            #expect(counted == [:])
        }
    }
}
