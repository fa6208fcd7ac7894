import Assessment
import Cost
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
    func `a page that goes on from the one before it is the same as one made anew`(seed: Int) {
        var chance = RandomFleet(seed: UInt64(seed))
        var fleet = FleetSnapshot(at: FleetFixture.now, projects: chance.projects())
        var assessment = Assessment(of: fleet, settings: AssessmentSettings())
        var ledger = CostLedger(of: fleet, settings: MetricsPage.costSettings)
        var rendered = RenderedMetrics(Self.input(fleet, assessment, ledger, nil), catalogue: .whole)
        for round in 1...6 {
            let time = FleetFixture.now + .seconds(1_000 * round)
            fleet = FleetSnapshot(at: time, projects: chance.changed(fleet.projects))
            assessment = Assessment(of: fleet, since: assessment)
            ledger = CostLedger(of: fleet, since: ledger)
            let input = Self.input(fleet, assessment, ledger, rendered.input)
            let anew = Self.input(fleet, assessment, ledger, nil)
            #expect(input.projects.map(\.counts) == anew.projects.map(\.counts))
            rendered = RenderedMetrics(input, catalogue: .whole, earlier: rendered)
            #expect(rendered.render().body == RenderedMetrics(anew, catalogue: .whole).render().body)
        }
    }

    private static func input(
        _ fleet: FleetSnapshot,
        _ assessment: Assessment,
        _ ledger: CostLedger,
        _ earlier: MetricsInput?
    ) -> MetricsInput {
        MetricsInput(
            fleet: fleet,
            assessment: assessment,
            cost: ledger.estimate,
            settings: settings,
            build: BuildInfo(version: "1", revision: "1", swiftVersion: "1"),
            earlier: earlier
        )
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
