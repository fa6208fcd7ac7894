import Fleet
import Testing

@testable import FleetSimulator

/// Which calls a fault happens to.
@Suite struct FaultPlanTests {
    private let now = TinySimulator.start
    private let chance = Chance(seed: 1)
    private let fleet = SimulatedFleet(
        scenario: TinySimulator.scenario(),
        seed: 1,
        start: TinySimulator.start,
        horizon: TinySimulator.start
    )

    private func site(_ id: String = "patchJobs.list", _ variables: [String: String] = ["project": "demo"]) -> CallSite
    {
        let method = APIMethod(id, .osConfig, "GET", "/") { _ in [:] }
        return CallSite(method, variables: variables, in: fleet)
    }

    private func hits(_ configure: (inout Fault) -> Void, _ site: CallSite) -> Bool {
        var plan = FaultPlan()
        var fault = Fault(.reset)
        configure(&fault)
        plan.add(fault)
        return plan.next(for: site, ordinal: 1, at: now, chance: chance) == .reset
    }

    @Test(arguments: [
        ("*", true), ("patchJobs.*", true), ("*.list", true), ("patchJobs.list", true), ("p*J*l*t", true),
        ("patchJobs", false), ("inventories.*", false), ("patchJobs.list.*", false), ("", false),
    ])
    func `a pattern names methods`(pattern: String, isHit: Bool) {
        #expect(hits({ $0.methods = ["other", pattern] }, site()) == isHit)
    }

    @Test func `a fault without methods is for all, but not for those that give tokens`() {
        #expect(hits({ _ in }, site()))
        #expect(!hits({ _ in }, CallSite(method: "oauth.token", service: .oauth)))
        #expect(hits({ $0.methods = ["oauth.*"] }, CallSite(method: "oauth.token", service: .oauth)))
    }

    @Test(arguments: [("demo", true), ("424242", true), ("other", false)])
    func `a project is known by id and number, however the call names it`(project: String, isHit: Bool) {
        for name in ["demo", "424242"] {
            #expect(hits({ $0.project = project }, site("patchJobs.list", ["project": name])) == isHit)
        }
        #expect(!hits({ $0.project = project }, site("folders.get", [:])))
    }

    @Test func `a project that does not exist can be named too`() {
        #expect(hits({ $0.project = "ghost" }, site("patchJobs.list", ["project": "ghost"])))
    }

    @Test(arguments: [
        ("us-central1-a", "us-central1-a", true), ("us-central1", "us-central1-a", true),
        ("us-central1", "us-central1", true), ("us-central1-b", "us-central1-a", false),
        ("us-central1-a", "us-central1", false), ("us", "us-central1-a", false),
    ])
    func `a location is a zone or its region`(place: String, location: String, isHit: Bool) {
        for name in ["location", "zone"] {
            #expect(hits({ $0.location = place }, site("x", ["project": "demo", name: location])) == isHit)
        }
        #expect(!hits({ $0.location = place }, site()))
    }

    @Test func `the first fault that is meant wins`() {
        var plan = FaultPlan()
        var other = Fault(.notFound)
        other.methods = ["inventories.*"]
        plan.add(other)
        plan.add(Fault(.denied))
        plan.add(Fault(.reset))
        #expect(plan.next(for: site(), ordinal: 1, at: now, chance: chance) == .denied)
    }

    @Test func `a fault for two times is over after two calls`() {
        var plan = FaultPlan()
        var fault = Fault(.denied)
        fault.times = 2
        plan.add(fault)
        let kinds = (1...3).map { plan.next(for: site(), ordinal: $0, at: now, chance: chance) }
        #expect(kinds == [.denied, .denied, nil])
        #expect(plan.entries.isEmpty)
    }

    @Test func `ids are never given twice`() {
        var plan = FaultPlan()
        let first = plan.add(Fault(.denied))
        let isRemoved = [plan.remove("f1"), plan.remove("f1")]
        let second = plan.add(Fault(.denied))
        #expect([first, second] == ["f1", "f2"])
        #expect(isRemoved == [true, false])
    }

    @Test func `chance hits about its share, and always the same calls`() {
        func hits(seed: UInt64) -> [Bool] {
            var plan = FaultPlan()
            var fault = Fault(.denied)
            fault.chance = 0.3
            plan.add(fault)
            return (1...1_000).map { plan.next(for: site(), ordinal: $0, at: now, chance: Chance(seed: seed)) != nil }
        }
        #expect((250...350).contains(hits(seed: 1).count { $0 }))
        #expect(hits(seed: 1) == hits(seed: 1))
        #expect(hits(seed: 1) != hits(seed: 2))
    }

    @Test func `a fault of a scenario has its time and its project`() {
        var plan = FaultPlan()
        let event = ScenarioEvent(
            at: .seconds(10),
            until: .seconds(20),
            project: "demo",
            action: .fault(Fault(.perimeter))
        )
        plan.add(event, start: now)
        let times = [9, 10, 19, 20]
        let kinds = times.map { plan.next(for: site(), ordinal: 1, at: now + .seconds($0), chance: chance) }
        #expect(kinds == [nil, .perimeter, .perimeter, nil])
        let elsewhere = site("patchJobs.list", ["project": "other"])
        #expect(plan.next(for: elsewhere, ordinal: 1, at: now + .seconds(10), chance: chance) == nil)
        #expect(plan.add(ScenarioEvent(at: .zero, action: .stop), start: now) == nil)
    }
}
