import Fleet
import Testing

@testable import FleetSimulator

@Suite struct RosterTests {
    @Test func `VMs stand in the order of project, zone, name and age`() {
        var project = SmallFleet.project(vms: 25)
        project.copies = 3
        project.zones = ["us-central1-b", "us-central1-a"]
        let fleet = SmallFleet.fleet([project])
        #expect(fleet.machines.count == 75)
        let keys = fleet.machines.map { "\(fleet.projects[$0.project].id)/\($0.zone)/\($0.name)" }
        #expect(keys == keys.sorted())
        #expect(fleet.machines.map(\.index) == Array(0..<75))
        #expect(fleet.projects.map(\.id) == ["acme-prod-1", "acme-prod-2", "acme-prod-3"])
        #expect(Set(fleet.projects.map(\.number)).count == 3)
        #expect(Set(fleet.machines.map(\.number)).count == 75)
    }

    @Test func `a numeric id has 19 digits`() {
        for machine in SmallFleet.fleet([SmallFleet.project(vms: 50)]).machines { #expect(machine.id.count == 19) }
    }

    @Test func `systems come in their shares`() {
        let project = SmallFleet.project(vms: 1_000) {
            $0.groups[0].systems = [.init(.debian12, 70), .init(.windows2022, 30)]
        }
        let windows = SmallFleet.fleet([project]).machines.count { $0.system == .windows2022 }
        #expect((250...350).contains(windows))
    }

    @Test func `VMs that live for a time follow each other under new names`() throws {
        let project = SmallFleet.project {
            $0.groups[0].name = "node-{x}"
            $0.groups[0].lifetime = .seconds(2 * 86_400)
            $0.groups[0].created = .seconds(-10 * 86_400) ... .seconds(-10 * 86_400)
        }
        let fleet = SmallFleet.fleet([project])
        for hours in stride(from: -200, to: 200, by: 7) {
            let moment = fleet.at(SmallFleet.start + .seconds(hours * 3_600))
            #expect(fleet.machines.count { moment.isPresent($0) } <= 1)
        }
        #expect(Set(fleet.machines.map(\.name)).count > 5)
    }

    @Test func `a VM that is made anew has its old name and another id`() throws {
        let event = ScenarioEvent(at: .seconds(-3_600), vms: ["vm-1"], action: .recreate)
        let fleet = SmallFleet.fleet(events: [event])
        let before = fleet.at(SmallFleet.start - .seconds(3_601))
        let after = fleet.at(SmallFleet.start)
        let old = try #require(before.machine("vm-1", in: fleet.projects[0], zone: "us-central1-a"))
        let new = try #require(after.machine("vm-1", in: fleet.projects[0], zone: "us-central1-a"))
        #expect(old.name == new.name)
        #expect(old.number != new.number)
        #expect(!after.isPresent(old))
        // OS Config still knows the old one for a while, by its id.
        #expect(after.machine(old.id, in: fleet.projects[0], zone: "us-central1-a") == old)
        #expect(after.hasReports(old))
        #expect(!fleet.at(SmallFleet.start + .seconds(90_000)).hasReports(old))
    }

    @Test(arguments: [
        ("vm-1", "acme-prod", true), ("vm-*", "acme-prod", true), ("acme-prod/vm-1", "acme-prod", true),
        ("acme-stage/vm-1", "acme-prod", false), ("*-1", "acme-prod", true), ("*m*1*", "acme-prod", true),
        ("vm", "acme-prod", false), ("*/vm-1", "acme-prod", true), ("vm-2", "acme-prod", false),
    ])
    func `a pattern names VMs`(pattern: String, project: String, matches: Bool) {
        let event = ScenarioEvent(at: .zero, vms: [pattern], action: .stop)
        #expect(VMPattern(event).matches("vm-1", in: project) == matches)
    }

    @Test func `the same seed makes the same fleet, and another one another`() {
        let plan = SmallFleet.project(vms: 20) { $0.groups[0].name = "web-{x}" }
        let fleets = [1, 1, 2].map { SmallFleet.fleet([plan], seed: $0) }
        #expect(fleets[0].machines == fleets[1].machines)
        #expect(fleets[0].machines != fleets[2].machines)
    }

    @Test func `no two VMs have the same name, however many have random characters in it`() {
        let project = SmallFleet.project(vms: 3_000) { $0.groups[0].name = "pool-{x}" }
        let names = SmallFleet.fleet([project]).machines.map(\.name)
        #expect(Set(names).count == 3_000)
    }

    @Test func `a VM that is made anew goes when the old one would have gone`() throws {
        let project = SmallFleet.project {
            $0.groups[0].lifetime = .seconds(86_400)
            $0.groups[0].created = .seconds(-3_600) ... .seconds(-3_600)
        }
        let event = ScenarioEvent(at: .zero, vms: ["*"], action: .recreate)
        let fleet = SmallFleet.fleet([project], events: [event])
        for hour in 1..<200 {
            let moment = fleet.at(SmallFleet.start + .seconds(hour * 3_600 + 1_800))
            #expect(fleet.machines.count { moment.isPresent($0) } == 1, "after \(hour) h")
        }
    }
}
