import Collection
import Fleet
import Store
import TestSupport
import Testing

/// The same facts in any order, and in any number of transactions, make the same snapshot.
struct OrderTests {

    static let facts: [Fact] = {
        var facts: [Fact] = []
        for vm in 1...6 as ClosedRange<UInt64> {
            let items = (0...vm % 3).map { Sample.item(Sample.apt("package-\($0)")) }
            let start = Int64(vm)
            facts += [
                Sample.instance(vm, at: .minute(start)), Sample.instance(vm, state: .stopping, at: .minute(start + 10)),
                // Two files of one moment, which differ.
                Sample.instance(vm, state: .terminated, at: .minute(start + 20)),
                Sample.instance(vm, state: .suspended, at: .minute(start + 20)),
                Sample.inventory(vm, os: "debian", at: .minute(start + 1)),
                Sample.inventory(vm, items: items, at: .minute(start + 2)),
                Sample.inventory(vm, os: "ubuntu", at: .minute(start + 200)),
                Sample.inventory(vm, os: "rhel", at: .minute(start + 200)),
                Sample.policyReport(vm, at: .minute(start)),
                Sample.policyReport(vm, of: Sample.acme, state: .nonCompliant, at: .minute(start + 9)),
                Sample.vulnerabilities(vm, at: .minute(start)),
                Sample.details(vm, in: "j1", "ACKED", at: .minute(start)),
                Sample.details(vm, in: "j1", "PENDING", at: .minute(start)),
                Sample.details(vm, in: "j1", "SUCCEEDED", at: .minute(start)),
                Sample.details(vm, in: "j2", "FAILED", at: .minute(500)),
                Sample.details(vm, in: "j2", "FAILED", at: .minute(510)),
            ]
        }
        facts += [
            Sample.instance(99, name: "vm-1", at: .minute(400)), Sample.inventory(77, at: .minute(3)),
            Sample.job("j1", created: .minute(0)), Sample.job("j1", state: .succeeded, created: .minute(0)),
            Sample.job("j2", of: Sample.acme, created: .minute(499)),
        ]
        return facts
    }()

    @Test(arguments: 1...8)
    func `the order of arrival does not matter`(seed: UInt64) throws {
        let expected = try told(Self.facts, transactions: 1)
        var generator = SeededGenerator(seed: seed)
        let shuffled = Self.facts.shuffled(using: &generator)
        #expect(try told(shuffled, transactions: Int(seed)) == expected)
    }

    @Test
    func `what order decides nothing about is not nothing`() throws {
        let told = try told(Self.facts, transactions: 1)
        #expect(told.contains { $0.contains("vm-1 99 RUNNING") })
        #expect(told.contains { $0.contains("inventory: 2") })
        #expect(told.contains { $0.contains("ubuntu") })
        #expect(told.count > 20)
    }

    /// A snapshot as lines; of timelines the values and when they began, since a value holds until another is seen.
    private func told(_ facts: [Fact], transactions: Int) throws -> [String] {
        let scratch = try Scratch()
        let store = try SQLiteFactStore(writing: scratch.path)
        let size = (facts.count + transactions - 1) / transactions
        for start in stride(from: 0, to: facts.count, by: size) {
            try store.put(Array(facts[start..<min(start + size, facts.count)]))
        }
        try store.listInstances()
        return try store.everything().projects.flatMap { project in
            let orphans = project.orphans?.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" } ?? []
            let jobs = project.patchJobs.map { "\($0.value.id) \($0.value.state) \($0.observedAt)" }
            return ["\(project.id) \(project.number?.description ?? "-") \(orphans)"] + jobs
                + project.vms.flatMap(told)
        }
    }

    private func told(_ vm: VM) -> [String] {
        let packages = vm.inventory?.packages.map { "\($0.installedCount)" } ?? "-"
        let facts = [
            "\(vm.name) \(vm.id) \(vm.instance?.value.powerState.text ?? "-")",
            "\(vm.inventory?.osInfo?.shortName ?? "-") \(packages)",
            "\(vm.inventory?.updateTime?.rfc3339 ?? "-") \(vm.inventory?.packagesTime?.rfc3339 ?? "-")",
            "\(vm.policyReports)", "\(String(describing: vm.vulnerabilities))",
        ]
        let patches = vm.patches.map { "\($0.job) \($0.state) \(String(describing: $0.stateSince))" }
        let history = vm.history.sorted { $0.key.kind < $1.key.kind }
            .map { "\($0.key) \($0.value.intervals.map { "\($0.value) \($0.since.rfc3339)" })" }
        return facts + patches + history
    }
}
