import Assessment
import Fleet
import Testing

/// gcloud shows no pending reboot, and the guest's hostname where the VM's name belongs.
@Suite struct Pain18Tests {
    @Test func `pain 18: a VM whose guest calls itself otherwise is named as Compute Engine names it`() throws {
        var scene = FactScene()
        scene.install("debian", "12")
        scene.vm.inventory?.osInfo?.hostname = "ip-10-0-0-7.corp.example"
        scene.offer([.apt("openssl")])
        let remedy = try #require(try scene.answer("updates_pending").outcome.remedy)
        #expect(remedy.contains("--instance-filter-names=zones/z-a/instances/vm-1 "))
        #expect(!remedy.contains("ip-10-0-0-7"))
        var project = scene.project
        project.vms = [scene.vm]
        let fleet = FleetSnapshot(at: FactScene.noon, projects: [project])
        #expect(Diagnosis.all(of: fleet, names: ["vm-1"]).map(\.name) == ["vm-1"])
        #expect(Diagnosis.all(of: fleet, names: ["ip-10-0-0-7.corp.example"]).isEmpty)
    }

    @Test func `pain 18: a reboot that a job left to do is found on the running VM and gone once it started anew`()
        throws
    {
        var scene = PatchScene()
        scene.parts = [.init(state: .succeededRebootRequired, age: .days(9))]
        #expect(scene.outcome(of: "pending_reboot")?.verdict == .fail)
        scene.started = .days(1)
        #expect(scene.outcome(of: "pending_reboot")?.verdict == .pass)
    }
}
