import Collection
import Fleet
import Store
import Testing

@Suite struct RetirementTests {
    private static let start = Timestamp.minute(100)

    /// The project's part of the fleet after a listing that began at minute 100.
    private func fleet(_ facts: [Fact], retiring source: Source) throws -> ProjectFleet {
        let scratch = try Scratch()
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.write { writer in
            for fact in facts { try writer.put(fact) }
            try writer.retire(source, of: Sample.acme, zone: nil, notReadSince: Self.start)
        }
        let moment = Timestamp.minute(200)
        return try store.snapshot(at: moment, historySince: .minute(0)).projects.first
            ?? ProjectFleet(id: ProjectID(""))
    }

    private func read(_ fact: Fact, at moment: Timestamp) -> Fact {
        var fact = fact
        fact.readAt = moment
        return fact
    }

    @Test func `a VM that a whole listing no longer had departs, and its history says when`() throws {
        let project = try fleet(
            [Sample.instance(1, at: .minute(1)), Sample.instance(2, at: .minute(101))],
            retiring: .instances
        )
        #expect(project.vms.map(\.id) == [InstanceID(2)])
        #expect(project.departed.map(\.id) == [InstanceID(1)])
        let power = project.departed.first?.timeline(.powerState).intervals.map(\.value)
        #expect(power == ["RUNNING", "DELETED"])
    }

    @Test func `a report that is listed no longer goes, and one that was read anew stays`() throws {
        let reports = [
            Sample.policyReport(1, of: Sample.acme, at: .minute(1)),
            read(Sample.policyReport(2, of: Sample.acme, at: .minute(1)), at: .minute(101)),
        ]
        let vms = [Sample.instance(1, at: .minute(1)), Sample.instance(2, at: .minute(1))]
        let project = try fleet(vms + reports, retiring: .policyReports)
        #expect(project.vms.map(\.policyReports.count) == [0, 1])
    }

    @Test func `a report whose own time went back is still there when it was read anew`() throws {
        let reports = [
            Sample.policyReport(1, of: Sample.acme, at: .minute(50)),
            read(Sample.policyReport(1, of: Sample.acme, at: .minute(49)), at: .minute(101)),
        ]
        let project = try fleet([Sample.instance(1, at: .minute(1))] + reports, retiring: .policyReports)
        #expect(project.vms.map(\.policyReports.count) == [1])
        #expect(project.vms.first?.policyReports.first?.updateTime == .minute(50))
    }
}
