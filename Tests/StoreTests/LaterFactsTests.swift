import Collection
import Fleet
import Store
import Testing

/// What a look back says of VMs whose facts were replaced since.
struct LaterFactsTests {
    let store: SQLiteFactStore
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        store = try SQLiteFactStore(writing: scratch.path)
    }

    private func project(at minute: Int64) throws -> ProjectFleet {
        let fleet = try store.snapshot(at: .minute(minute), historySince: .minute(minute))
        return try #require(fleet.project("acme"))
    }

    @Test
    func `a VM whose every fact was replaced is there from when verdicts on it were recorded`() throws {
        try store.put(Sample.instance(1, started: .minute(0), at: .minute(1)))
        let interval = HistoryInterval(value: "on", since: .minute(2), seenUntil: .minute(2))
        try store.write { writer in
            try writer.add(Sighting(vm: InstanceID(1), key: HistoryKey(kind: .agentEnabled), interval: interval))
        }
        try store.put(Sample.instance(1, started: .minute(0), at: .minute(9)))
        let vm = try #require(try project(at: 5).vms.first)
        #expect(vm.name == InstanceName("vm-1"))
        #expect(vm.zone == Sample.zone)
        #expect(vm.instance == nil)
        #expect(try project(at: 5).vmsLackingFacts == [InstanceID(1)])
        #expect(try project(at: 9).vmsLackingFacts.isEmpty)
        #expect(try project(at: 9).vms.first?.instance != nil)
        #expect(try store.snapshot(at: .minute(1), historySince: .minute(1)).vmCount == 0)
    }

    @Test
    func `a VM of which nothing was known yet is not there`() throws {
        try store.put(Sample.instance(1, started: .minute(0), at: .minute(1)))
        try store.put(Sample.instance(2, started: .minute(8), at: .minute(9)))
        #expect(try project(at: 5).vms.map(\.id) == [InstanceID(1)])
    }

    @Test(arguments: [
        Sample.inventory(1, of: Sample.acme, at: .minute(9)),
        Sample.policyReport(1, of: Sample.acme, at: .minute(9)),
        Sample.details(1, in: "j", "FAILED", at: .minute(9)),
    ])
    func `a VM lacks facts of then when one came later`(fact: Fact) throws {
        try store.put(Sample.instance(1, at: .minute(1)), Sample.instance(2, at: .minute(1)), fact)
        #expect(try project(at: 5).vmsLackingFacts == [InstanceID(1)])
        #expect(try project(at: 9).vmsLackingFacts.isEmpty)
    }

    @Test
    func `all VMs of a project lack facts of then when a source was read later, which may have told nothing`() throws {
        try store.put(Sample.instance(1, at: .minute(1)))
        var read = SourceRead(source: .policyReports)
        read.lastSuccess = .minute(9)
        try store.write { try $0.record(read, of: Sample.acme) }
        #expect(try project(at: 5).vmsLackingFacts == [InstanceID(1)])
        #expect(try project(at: 9).vmsLackingFacts.isEmpty)
    }

    @Test
    func `all VMs of a project lack facts of then when one of the project came later`() throws {
        try store.put(Sample.instance(1, at: .minute(1)), Sample.instance(2, at: .minute(1)))
        try store.put(Sample.job("j", of: Sample.acme, created: .minute(9)))
        #expect(try project(at: 5).vmsLackingFacts == [InstanceID(1), InstanceID(2)])
    }
}
