import Cost
import Fleet
import Testing

/// Which of a VM's time counts.
@Suite struct AgentTimeTests {
    /// The account of one VM, ten days into the month.
    func cost(
        _ vms: VM...,
        featureSet: String? = "OSCONFIG_C",
        reads: [Source] = [.instances, .inventories]
    ) throws -> AccountCost {
        let fleet = [project(featureSet: featureSet, reads: reads, vms: vms)]
        return try #require(estimate(fleet, at: monthStart + days(10)).accounts.first)
    }

    @Test func `a VM that stops half-way counts until then`() throws {
        let cost = try cost(
            vm(
                1,
                power: [
                    ("RUNNING", monthStart - days(1)), ("STOPPING", monthStart + days(4)),
                    ("TERMINATED", monthStart + days(5)),
                ]
            )
        )
        #expect(cost.usedTime == days(4))
        #expect(cost.forecast?.expected.time == days(4))
        #expect(cost.forecast?.high.time == days(4))
    }

    @Test func `a VM that starts again counts again`() throws {
        let cost = try cost(
            vm(
                1,
                power: [
                    ("RUNNING", monthStart - days(1)), ("TERMINATED", monthStart + days(2)),
                    ("RUNNING", monthStart + days(7)),
                ]
            )
        )
        #expect(cost.usedTime == days(2 + 3))
        #expect(cost.forecast?.expected.time == days(2 + 3 + 20))
    }

    @Test func `before the first sighting nothing is known, so nothing counts`() throws {
        #expect(try cost(vm(1, power: [("RUNNING", monthStart + days(6))])).usedTime == days(4))
    }

    @Test func `a recreated VM is two VMs`() throws {
        let old = vm(1, power: [("RUNNING", monthStart - days(1)), ("TERMINATED", monthStart + days(3))])
        var new = VM(project: old.project, zone: old.zone, name: old.name, id: InstanceID(2))
        let born = monthStart + days(5)
        let other = vm(2, power: [("RUNNING", born)], contact: born...born + days(5))
        new.instance = other.instance
        new.history = other.history
        let cost = try cost(old, new)
        #expect(cost.usedTime == days(3 + 5))
        #expect(cost.forecast?.low.time == days(5 + 20))
        #expect(cost.forecast?.expected.time == days(3 + 5 + 20))
    }

    @Test func `limited mode is free and known to be`() throws {
        let cost = try cost(vm(1), featureSet: "OSCONFIG_B")
        #expect(cost.usedTime == .zero)
        #expect(cost.forecast?.high.time == .zero)
        #expect(cost.assumptions == [])
    }

    @Test(arguments: [nil, "PATCH_AND_CONFIG_FEATURE_SET_UNSPECIFIED", "OSCONFIG_Z"])
    func `an unknown feature set counts in full and is told`(_ featureSet: String?) throws {
        let cost = try cost(vm(1), vm(2, contact: nil), featureSet: featureSet)
        #expect(cost.usedTime == days(10))
        #expect(cost.projects.map(\.isFeatureSetAssumed) == [true])
        #expect(cost.gaps.assumedFullVMs == 1)
        #expect(cost.assumptions.contains { $0.contains("full mode") && $0.contains("acme-prod") })
    }

    @Test(arguments: [[:], ["enable-osconfig": "FALSE"], ["enable-osconfig": "yes"]])
    func `an agent that metadata disables is free`(_ metadata: [String: String]) throws {
        var fleet = project(vms: [vm(1, metadata: metadata)])
        fleet.compute = Observed(ComputeProject(id: ProjectID("acme-prod")), at: monthStart)
        let cost = try #require(estimate([fleet], at: monthStart + days(10)).accounts.first)
        #expect(cost.usedTime == .zero)
        #expect(cost.forecast?.high.time == .zero)
    }

    @Test func `project metadata enables a VM that does not object`() throws {
        var fleet = project(vms: [vm(1, metadata: [:])])
        var compute = ComputeProject(id: ProjectID("acme-prod"))
        compute.metadata = ["enable-osconfig": "true"]
        fleet.compute = Observed(compute, at: monthStart)
        #expect(estimate([fleet], at: monthStart + days(10)).accounts.first?.usedTime == days(10))
    }

    @Test func `the history of metadata wins over today's, and its first value reaches back`() throws {
        let switched = vm(1, enabled: [("on", monthStart + days(2)), ("off", monthStart + days(6))])
        let cost = try cost(switched)
        #expect(cost.usedTime == days(6))
        #expect(cost.forecast?.expected.time == days(6))
        #expect(cost.forecast?.high.time == days(6))
        let enabledLate = vm(1, enabled: [("off", monthStart + days(2)), ("on", monthStart + days(7))])
        #expect(try self.cost(enabledLate).forecast?.expected.time == days(3 + 20))
    }

    @Test func `an agent that was never heard of counts in high only`() throws {
        let cost = try cost(vm(1, contact: nil))
        #expect(cost.usedTime == .zero)
        #expect(cost.forecast?.expected.time == .zero)
        #expect(cost.forecast?.high.time == days(20))
        #expect(cost.gaps.neverSeenVMs == 1)
    }

    @Test func `where inventories were never read, silence is not zero use`() throws {
        let cost = try cost(vm(1, contact: nil), reads: [.instances])
        #expect(cost.usedTime == nil)
        #expect(cost.monthToDateUSD == nil)
        #expect(cost.forecast == nil)
        #expect(cost.projects.map(\.shareUSD) == [nil])
        #expect(cost.gaps.unreadContactVMs == 1)
        let known = try self.cost(vm(1, contact: nil), vm(2), reads: [.instances])
        #expect(known.usedTime == days(10))
        #expect(known.forecast?.high.time == days(30 + 30))
    }

    @Test func `a stopped VM is zero use whatever else is unread`() throws {
        let cost = try cost(vm(1, power: [("TERMINATED", monthStart - days(2))], contact: nil), reads: [.instances])
        #expect(cost.usedTime == .zero)
        #expect(cost.gaps == CostGaps())
    }

    @Test func `with metadata unread, contact is what counts`() throws {
        let heard = monthStart + days(1)...monthStart + days(2)
        let cost = try cost(vm(1, metadata: [:], contact: heard))
        #expect(cost.usedTime == days(1) + .seconds(1_800))
        #expect(cost.forecast?.low.time == cost.usedTime)
        #expect(cost.forecast?.expected.time == cost.usedTime)
        #expect(cost.forecast?.high.time == days(30))
        #expect(cost.gaps.unknownMetadataVMs == 1)
    }

    @Test func `with metadata unread and no contact this month, use is unknown`() throws {
        let cost = try cost(vm(1, metadata: [:]))
        #expect(cost.usedTime == nil)
        #expect(cost.gaps.unknownMetadataVMs == 1)
    }

    @Test func `with instances unread, an agent that speaks runs`() throws {
        var heard = vm(1, power: [], contact: monthStart + days(4)...monthStart + days(10))
        heard.instance = nil
        let cost = try cost(heard, reads: [.inventories])
        #expect(cost.usedTime == days(6))
        #expect(cost.forecast?.low.time == days(6 + 20))
        #expect(cost.gaps.unknownPowerVMs == 1)
        #expect(cost.assumptions.contains { $0.hasPrefix("1 VM with unknown power state") })
    }

    @Test func `without history, the instance itself tells how long it has run`() throws {
        var bare = vm(1, power: [])
        bare.instance?.value.lastStartTime = monthStart + days(7)
        bare.instance?.observedAt = monthStart + days(9)
        #expect(try cost(bare).usedTime == days(3))
        bare.instance?.value.powerState = Open("TERMINATED")
        bare.instance?.value.lastStopTime = monthStart + days(8)
        #expect(try cost(bare).usedTime == days(1))
    }

    @Test func `a heartbeat alone is contact, fresh for three polls`() throws {
        var heard = vm(1, metadata: ["enable-osconfig": "1", "osconfig-poll-interval": "60"], contact: nil)
        var inventory = VMInventory()
        inventory.updateTime = monthStart + days(10) - hours(3)
        heard.inventory = inventory
        let fresh = try cost(heard)
        #expect(fresh.forecast?.low.time == hours(3) + days(20))
        inventory.updateTime = monthStart + days(10) - hours(3) - .microseconds(1)
        heard.inventory = inventory
        let stale = try cost(heard)
        #expect(stale.forecast?.low.time == hours(3))
        #expect(stale.forecast?.expected.time == days(30))
    }

    @Test func `a patch or a policy report proves that an agent was there`() throws {
        var patched = vm(1, contact: nil)
        var details = PatchJobInstanceDetails(
            project: .id(patched.project),
            zone: patched.zone,
            instance: patched.id
        )
        details.state = Open("SUCCEEDED")
        patched.patches = [
            PatchOutcome(details: details, job: PatchJobID("j"), known: nil, stateSince: monthStart + days(1))
        ]
        #expect(try cost(patched).usedTime == days(10))
        patched.patches[0].state = Open("NO_AGENT_DETECTED")
        #expect(try cost(patched).usedTime == .zero)
    }

    @Test func `a project without any fact is unknown, one without VMs is zero`() throws {
        #expect(try cost(reads: []).usedTime == nil)
        #expect(try cost(reads: [.instances]).usedTime == .zero)
    }
}
