import Fleet
import FleetSimulator
import Testing

struct BundledScenarioTests {
    @Test(arguments: BundledScenario.all)
    func `each bundled scenario reads and has its name`(bundled: BundledScenario) throws {
        let scenario = try bundled.scenario()
        #expect(scenario.name == bundled.name)
        #expect(!scenario.summary.isEmpty)
        #expect(BundledScenario.named(bundled.name) == bundled)
        #expect(bundled.text.split(separator: "\n").allSatisfy { !$0.contains("\t") })
        #expect(bundled.text.hasPrefix("# "))
    }

    @Test(arguments: [("bad-night", 39), ("quiet-night", 24), ("growth", 170), ("hundred-thousand", 100_000)])
    func `each bundled scenario has as many VMs as it says`(name: String, count: Int) throws {
        let scenario = try #require(try BundledScenario.named(name)?.scenario())
        #expect(scenario.projects.reduce(0) { $0 + $1.copies * $1.groups.reduce(0) { $0 + $1.count } } == count)
    }

    @Test func `nothing happens in the quiet night`() throws {
        let scenario = try #require(try BundledScenario.named("quiet-night")?.scenario())
        #expect(scenario.events.isEmpty)
        #expect(scenario.weather == Weather())
        #expect(scenario.projects.flatMap(\.groups).allSatisfy { $0.hasAgent && $0.hasServiceAccount })
    }

    @Test func `the growing fleet passes the free pool`() throws {
        let scenario = try #require(try BundledScenario.named("growth")?.scenario())
        func count(at days: Double) -> Double {
            scenario.projects.flatMap(\.groups).reduce(0) { sum, group in
                let first = group.created.lowerBound / .seconds(86_400)
                let last = group.created.upperBound / .seconds(86_400)
                return sum + Double(group.count) * min(1, max(0, (days - first) / max(last - first, 0.001)))
            }
        }
        #expect(count(at: -21) == 60)
        #expect((101..<130).contains(count(at: 0)))
        #expect(count(at: 21) > 160)
    }

    @Test func `the bad night has the VMs that the documentation names`() throws {
        let scenario = try #require(try BundledScenario.named("bad-night")?.scenario())
        #expect(scenario.projects.map(\.id) == ["acme-prod", "acme-stage"])
        #expect(scenario.projects.map(\.number) == ["123456789012", "210987654321"])
        let ending = scenario.events.first { $0.vms == ["api-2"] && $0.at < .seconds(-5 * 86_400) }
        #expect(ending?.action == .patchEnding(.init(.failed, reason: .lockHeld)))
        let groups = scenario.projects[0].groups
        #expect(groups.first { $0.name == "api-{n}" }?.zones == ["us-central1-a"])
        #expect(groups.first { $0.name == "scanner-1" }?.hasServiceAccount == false)
        #expect(groups.count { $0.labels["goog-gke-node"] == "" && $0.managedBy != nil } == 2)
        let script = scenario.projects[0].assignments[0].policies[1].resource
        #expect(script == .script("sshd -T | grep -qx 'permitrootlogin no' && exit 100 || exit 101\n"))
    }
}
