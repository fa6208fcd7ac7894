import Assessment
import Fleet
import Testing

/// CIS GCP 4.12, the latest updates on all VMs, is a control that people check by hand.
@Suite struct Pain17Tests {
    private static let evidencing = CheckRegistry.all.filter { $0.controls.contains("CIS GCP 4.12") }

    private static func failing(_ scene: FactScene) -> Set<String> {
        var project = scene.project
        project.vms = [scene.vm]
        let fleet = FleetSnapshot(at: FactScene.noon, projects: [project])
        let outcomes = Assessment(of: fleet, settings: scene.settings, checks: evidencing).projects[0].vms[0].outcomes
        return Set(zip(evidencing, outcomes).filter { $1.verdict == .fail }.map(\.0.id))
    }

    @Test func `pain 17: a VM that lacks updates fails CIS GCP 4.12, each way by a check of its own`() {
        var scene = FactScene()
        scene.install("debian", "10")
        scene.offer([.apt("openssl"), .apt("vim")])
        #expect(Self.failing(scene).isSuperset(of: ["os_supported", "patch_coverage", "updates_pending"]))
    }

    @Test func `pain 17: once the updates are in, no update fails it`() {
        var scene = FactScene()
        scene.install("debian", "12")
        scene.offer([])
        #expect(Self.failing(scene).isDisjoint(with: ["os_supported", "updates_pending", "vulnerabilities"]))
    }

    @Test func `pain 17: VMs of which nobody knows the updates are not taken for compliant`() throws {
        let outcome = try FactScene().answer("updates_pending").outcome
        #expect(outcome.verdict == .unknown)
    }
}
