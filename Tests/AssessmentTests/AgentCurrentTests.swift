import Assessment
import Fleet
import Testing

@Suite struct AgentCurrentTests {
    static let cases: [SceneCase] = [
        SceneCase("new", .pass, "ok") { $0.install("debian", "12", agent: "20261001.00-g1") },
        SceneCase("of Windows", .pass, "ok") { $0.install("windows", "10", agent: "20260901.00.0+win@1") },
        SceneCase("older than a year", .fail, "too_old") { $0.install("rhel", "9", agent: "20250501.03-g1.el9") },
        SceneCase("a year old to the day", .pass, "ok") { $0.install("debian", "12", agent: "20251124.00-g1") },
        SceneCase("a day older", .fail, "too_old") { $0.install("debian", "12", agent: "20251123.00-g1") },
        SceneCase("an update waits", .fail, "update_available") {
            $0.install("debian", "12", agent: "20260901.00-g1")
            $0.offer([.apt("google-osconfig-agent", "1:20261001.00-g1")])
        },
        SceneCase("only others have updates", .pass, "ok") {
            $0.install("debian", "12")
            $0.offer([.apt("google-guest-agent")])
        },
        SceneCase("too old for OS policies", .fail, "lacks_features") {
            $0.install("debian", "9", agent: "20210426.00")
        },
        SceneCase("old, but runs OS policies", .fail, "too_old") { $0.install("debian", "9", agent: "20210427") },
        SceneCase("built by hand", .unknown, "version_not_readable") {
            $0.install("debian", "12", agent: "manual-2026-10-01T10:00:00Z")
        },
        SceneCase("no date", .unknown, "version_not_readable") { $0.install("debian", "12", agent: "20261399.00") },
        SceneCase("too few digits", .unknown, "version_not_readable") { $0.install("debian", "12", agent: "2026.1") },
        SceneCase("too many digits", .unknown, "version_not_readable") {
            $0.install("debian", "12", agent: "202610010000000000000000")
        },
        SceneCase("no version", .unknown, "version_not_told") { $0.install("debian", "12", agent: "") },
        SceneCase("our outage does not age an agent", .pass, "ok") {
            $0.install("debian", "12", agent: "20251123.00-g1")
            $0.read(.inventories, age: .hours(24))
        },
        SceneCase("no inventory", .unknown, "no_inventory") { $0.vm.inventory = nil },
        SceneCase("inventories never read", .unknown, "inventories_not_read") {
            $0.vm.inventory = nil
            $0.read(.inventories, age: nil)
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.install("debian", "9", agent: "20200101.00")
        },
    ]

    @Test(arguments: cases)
    func `agents by their version`(example: SceneCase) throws {
        let answer = try example.scene.answer("agent_current")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `pain 6, hundreds of agents and no updater: each old one has its line, by its package manager`() throws {
        var scene = FactScene()
        scene.install("debian", "12", agent: "20240501.03-g1")
        scene.offer([.apt("google-osconfig-agent", "1:20261001.00-g1")])
        let outcome = try scene.answer("agent_current").outcome
        #expect(outcome.evidence == ["agent 20240501.03-g1", "apt offers 1:20261001.00-g1"])
        #expect(outcome.since == Timestamp(rfc3339: "2025-05-01T00:00:00Z"))
        #expect(outcome.remedy?.contains(" --apt-exclusive-packages=google-osconfig-agent ") == true)
        scene.offer([.yum("google-osconfig-agent")])
        let yum = try scene.answer("agent_current").outcome
        #expect(yum.remedy?.contains(" --yum-exclusive-packages=google-osconfig-agent ") == true)
        scene.offer([.googet("google-osconfig-agent")])
        #expect(try scene.answer("agent_current").outcome.remedy?.contains("exclusive") == false)
    }

    @Test func `an agent grows old by itself`() throws {
        var scene = FactScene()
        scene.install("debian", "12", agent: "20251201.00-g1")
        let until = try scene.due("agent_current")
        #expect(until == Timestamp(rfc3339: "2026-12-01T00:00:00.000001Z"))
        scene.read(.inventories, age: FactScene.noon - until)
        scene.vm.inventory?.updateTime = until
        #expect(try scene.answer("agent_current", after: until - FactScene.noon).outcome.reason == "too_old")
    }
}
