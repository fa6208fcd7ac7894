import Assessment
import Fleet
import Testing

/// Agents grow old on hundreds of VMs, and nothing updates them.
@Suite struct Pain06Tests {
    @Test func `pain 6: of 300 agents the 200 old ones are found, each with the line for its own VM`() throws {
        var scene = FactScene()
        scene.install("debian", "12")
        var project = scene.project
        project.vms = (0..<300).map { number in
            var vm = VM(
                project: "acme",
                zone: "z-a",
                name: InstanceName("vm-\(number)"),
                id: InstanceID(UInt64(number + 1))
            )
            (vm.instance, vm.inventory) = (scene.vm.instance, scene.vm.inventory)
            if number < 200 { vm.inventory?.osInfo?.agentVersion = "20240501.03-g1" }
            return vm
        }
        let checks = CheckRegistry.all.filter { $0.id == "agent_current" }
        let fleet = FleetSnapshot(at: FactScene.noon, projects: [project])
        let verdicts = Assessment(of: fleet, settings: scene.settings, checks: checks).projects[0].vms
        let failing = zip(fleet.projects[0].vms, verdicts).filter { $1.outcomes[0].verdict == .fail }
        #expect(failing.count == 200)
        #expect(verdicts.count { $0.outcomes[0].verdict == .pass } == 100)
        for (vm, verdict) in failing {
            let outcome = verdict.outcomes[0]
            #expect(vm.inventory?.osInfo?.agentVersion == "20240501.03-g1")
            #expect(outcome.evidence.first == "agent 20240501.03-g1")
            #expect(outcome.remedy?.contains("--instance-filter-names=zones/z-a/instances/\(vm.name) ") == true)
        }
    }
}
