import Fleet
import Testing

@testable import FleetSimulator

@Suite struct AgentRhythmTests {
    private let start = SmallFleet.start

    @Test func `a healthy agent reports every ten minutes at its own second`() throws {
        let fleet = SmallFleet.fleet([SmallFleet.project(vms: 5)])
        for machine in fleet.machines {
            let reports = Set(
                (0..<60).compactMap { minute in
                    fleet.at(start + .seconds(minute * 60)).agent(of: machine).lastInventory
                }
            ).sorted()
            #expect((6...7).contains(reports.count))
            #expect(zip(reports, reports.dropFirst()).allSatisfy { $1 - $0 == .seconds(600) })
        }
        #expect(Set(fleet.machines.compactMap { fleet.at(start).agent(of: $0).lastInventory }).count == 5)
    }

    @Test func `metadata changes how often an agent reports`() throws {
        let fleet = SmallFleet.fleet([SmallFleet.project { $0.groups[0].metadata["osconfig-poll-interval"] = "60" }])
        let reports = Set(
            (0..<300).compactMap { minute in
                fleet.at(start + .seconds(minute * 60)).agent(of: fleet.machines[0]).lastInventory
            }
        ).sorted()
        #expect(zip(reports, reports.dropFirst()).allSatisfy { $1 - $0 == .seconds(3_600) })
    }

    @Test(arguments: [
        (ScenarioEvent.Action.stop, AgentMoment.Trouble.vmNotRunning), (.hang, .hung), (.uninstall, .notInstalled),
        (.loseServiceAccount, .noServiceAccount), (.metadata(["enable-osconfig": "Y"]), .disabled),
        (.metadata(["enable-osconfig": "false"]), .disabled),
    ])
    func `an agent in trouble falls silent`(action: ScenarioEvent.Action, trouble: AgentMoment.Trouble) throws {
        let event = ScenarioEvent(at: .seconds(-7_200), until: .seconds(7_200), vms: ["vm-1"], action: action)
        let fleet = SmallFleet.fleet(events: [event])
        let machine = fleet.machines[0]
        let agent = fleet.at(start).agent(of: machine)
        #expect(agent.trouble == trouble)
        let last = try #require(agent.lastInventory)
        #expect(start - .seconds(7_800) < last && last <= start - .seconds(7_200))
        // Nothing is lost once it is over.
        let later = fleet.at(start + .seconds(7_200 + 1_200)).agent(of: machine)
        #expect(later.trouble == nil)
        #expect(try #require(later.lastInventory) > start + .seconds(7_200))
    }

    @Test(arguments: [
        (true, true, false, true), (true, false, false, true), (false, true, false, true), (false, false, false, false),
        (false, false, true, true),
    ])
    func `an agent without a way to the service is never heard`(
        privateAccess: Bool,
        nat: Bool,
        isExternal: Bool,
        isHeard: Bool
    ) {
        let own = SmallFleet.project {
            $0.network.privateGoogleAccess = privateAccess
            $0.network.nat = nat
            $0.groups[0].hasExternalAddress = isExternal
        }
        let byRegion = SmallFleet.project {
            $0.network.withoutPrivateGoogleAccess = privateAccess ? ["us-east1"] : ["us-central1"]
            $0.network.withoutNAT = nat ? [] : ["us-central1"]
            $0.groups[0].hasExternalAddress = isExternal
        }
        var host = ProjectPlan(id: "net-host", zones: ["us-central1-a"])
        (host.network.privateGoogleAccess, host.network.nat) = (privateAccess, nat)
        let guest = SmallFleet.project {
            $0.network.hostProject = "net-host"
            $0.groups[0].hasExternalAddress = isExternal
        }
        for projects in [[own], [byRegion], [guest, host]] {
            let fleet = SmallFleet.fleet(projects)
            let agent = fleet.at(start).agent(of: fleet.machines[0])
            #expect((agent.lastInventory != nil) == isHeard)
            #expect(agent.trouble == (isHeard ? nil : .noWayOut))
        }
    }

    @Test func `a network whose owner the scenario does not have leads out`() {
        let project = SmallFleet.project {
            $0.network.hostProject = "elsewhere"
            $0.network.nat = false
            $0.network.privateGoogleAccess = false
        }
        let fleet = SmallFleet.fleet([project])
        #expect(fleet.at(start).agent(of: fleet.machines[0]).trouble == nil)
    }

    @Test func `project metadata that switches the agent off is undone by the instance`() {
        let event = ScenarioEvent(
            at: .seconds(-3_600),
            project: "acme-prod",
            action: .projectMetadata(["osconfig-disabled-features": "osinventory"])
        )
        let project = SmallFleet.project(vms: 1)
        #expect(SmallFleet.fleet([project], events: [event]).at(start).features.inventory == false)
        let own = SmallFleet.project { $0.groups[0].metadata["enable-osconfig"] = "true" }
        #expect(SmallFleet.fleet([own], events: [event]).at(start).features.inventory)
    }

    @Test func `a VM that has just booted has not reported yet`() throws {
        let event = ScenarioEvent(at: .seconds(-86_400), until: .seconds(-100), vms: ["*"], action: .stop)
        let fleet = SmallFleet.fleet(events: [event])
        let machine = fleet.machines[0]
        #expect(fleet.at(start).agent(of: machine).trouble == .starting)
        #expect(try #require(fleet.at(start).agent(of: machine).lastInventory) < start - .seconds(86_400))
        let first = try #require(fleet.at(start + .seconds(205)).agent(of: machine).lastInventory)
        #expect(start + .seconds(80) <= first && first <= start + .seconds(199))
    }

    @Test func `an agent that hangs lives again after a boot`() throws {
        let events = [
            ScenarioEvent(at: .seconds(-86_400), vms: ["*"], action: .hang),
            ScenarioEvent(at: .seconds(-3_600), vms: ["*"], action: .reboot),
        ]
        let fleet = SmallFleet.fleet(events: events)
        #expect(fleet.at(start - .seconds(3_601)).agent(of: fleet.machines[0]).trouble == .hung)
        #expect(fleet.at(start).agent(of: fleet.machines[0]).trouble == nil)
        #expect(try #require(fleet.at(start).agent(of: fleet.machines[0]).lastInventory) > start - .seconds(700))
    }

    @Test func `VMs that are stopped at night run by day`() {
        let fleet = SmallFleet.fleet([SmallFleet.project { $0.groups[0].stoppedHours = .init(from: 20, to: 6) }])
        let machine = fleet.machines[0]
        // 12:00, 19:59:59, 20:01, 5:59, 6:01 of the next day.
        let expected = [
            (0, "RUNNING"), (28_799, "RUNNING"), (28_860, "TERMINATED"), (64_740, "TERMINATED"), (64_860, "RUNNING"),
        ]
        for (second, status) in expected {
            #expect(fleet.at(start + .seconds(second)).power(of: machine).status == status, "after \(second) s")
        }
        let night = fleet.at(start + .seconds(50_000))
        #expect(night.agent(of: machine).trouble == .vmNotRunning)
        #expect(night.power(of: machine).lastStop?.rfc3339 == "2026-11-23T20:00:00Z")
    }

    @Test func `nothing is reported before the VM was made`() {
        let project = SmallFleet.project { $0.groups[0].created = .seconds(-120) ... .seconds(-120) }
        let fleet = SmallFleet.fleet([project])
        #expect(fleet.at(start).agent(of: fleet.machines[0]).lastInventory == nil)
        #expect(fleet.at(start).software(of: fleet.machines[0]) == nil)
        #expect(fleet.at(start + .seconds(300)).agent(of: fleet.machines[0]).lastInventory != nil)
    }

    @Test func `a report is never later than now, and never goes back`() {
        let events = [
            ScenarioEvent(at: .seconds(-40_000), until: .seconds(-30_000), vms: ["*"], action: .stop),
            ScenarioEvent(at: .seconds(-20_000), until: .seconds(-15_000), vms: ["*"], action: .hang),
            ScenarioEvent(at: .seconds(-14_000), until: .seconds(-9_000), vms: ["*"], action: .delay(.seconds(1_900))),
            ScenarioEvent(
                at: .seconds(-8_000),
                project: "acme-prod",
                action: .patch(name: "p", filter: FilterPlan(), job: PatchJobPlan())
            ),
        ]
        let fleet = SmallFleet.fleet([SmallFleet.project(vms: 4)], events: events)
        for machine in fleet.machines {
            var last = Timestamp(seconds: 0)
            for second in stride(from: -50_000, to: 0, by: 97) {
                let now = start + .seconds(second)
                let agent = fleet.at(now).agent(of: machine)
                guard let report = agent.lastInventory, let full = agent.lastFullInventory else { continue }
                #expect(report <= now)
                #expect(full <= report)
                #expect(second > -14_000 && second < -8_800 || report >= last, "at \(second)")
                last = report
            }
        }
    }

    @Test func `another interval holds only when the agent has started again`() throws {
        let events = [
            ScenarioEvent(at: .zero, vms: ["*"], action: .metadata(["osconfig-poll-interval": "60"])),
            ScenarioEvent(at: .seconds(86_400), vms: ["*"], action: .reboot),
        ]
        let fleet = SmallFleet.fleet(events: events)
        func reports(from first: Int) -> Int {
            Set(
                (first..<first + 600).map {
                    fleet.at(start + .seconds($0 * 60)).agent(of: fleet.machines[0]).lastInventory
                }
            )
            .count
        }
        #expect((60...61).contains(reports(from: 60)))
        #expect((10...11).contains(reports(from: 1_440 + 60)))
    }

    @Test func `reports that are late take nothing back`() throws {
        let delay = ScenarioEvent(at: .zero, until: .seconds(9_000), vms: ["*"], action: .delay(.seconds(2_700)))
        let fleet = SmallFleet.fleet(events: [delay])
        let machine = fleet.machines[0]
        let before = try #require(fleet.at(start - .microseconds(1)).agent(of: machine).lastInventory)
        #expect(fleet.at(start + .seconds(2_600)).agent(of: machine).lastInventory == before)
        let after = try #require(fleet.at(start + .seconds(4_000)).agent(of: machine).lastInventory)
        #expect(start < after && after <= start + .seconds(1_300))
    }

    @Test func `a restart does not make one forget when a VM was last stopped`() {
        let events = [
            ScenarioEvent(at: .seconds(-7_200), until: .seconds(-6_000), vms: ["*"], action: .stop),
            ScenarioEvent(at: .seconds(-3_600), vms: ["*"], action: .reboot),
        ]
        let fleet = SmallFleet.fleet(events: events)
        let power = fleet.at(start).power(of: fleet.machines[0])
        #expect(power.lastStart == start - .seconds(3_600))
        #expect(power.lastStop == start - .seconds(7_200))
    }
}

extension FleetMoment {
    fileprivate var features: AgentFeatures { agent(of: fleet.machines[0]).features }
}
