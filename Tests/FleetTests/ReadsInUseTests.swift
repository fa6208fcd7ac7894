import Fleet
import Testing

/// How old a source is, and whether it is up, goes by where there is something to read.
@Suite struct ReadsInUseTests {
    private static func read(_ source: Source, in zone: ZoneName?, failure: String? = nil) -> SourceRead {
        var read = SourceRead(source: source, zone: zone)
        read.lastSuccess = Timestamp(seconds: 1)
        read.lastListing = Timestamp(seconds: 1)
        read.failure = failure
        return read
    }

    private static func zones(of source: Source, failure: String?) -> [ZoneName?] {
        var project = ProjectFleet(id: "acme")
        project.vms = [VM(project: "acme", zone: "z-a", name: "vm", id: InstanceID(1))]
        project.zones = ["z-a", "z-b"].map {
            Observed(Zone(project: .id("acme"), name: $0), at: Timestamp(seconds: 1))
        }
        project.reads = [
            read(.instances, in: nil), read(source, in: "z-a"), read(source, in: "z-b", failure: failure),
            read(source, in: "z-gone", failure: failure),
        ]
        return project.readsInUse.filter { $0.source == source }.map(\.zone)
    }

    @Test func `a zone without VMs is read for assignments so seldom that its age would mislead`() {
        #expect(Self.zones(of: .policyAssignments, failure: nil) == ["z-a"])
    }

    @Test func `that assignments of a zone without VMs cannot be read counts all the same`() {
        #expect(Self.zones(of: .policyAssignments, failure: "denied") == ["z-a", "z-b"])
    }

    @Test func `of other sources nothing is read there`() {
        #expect(Self.zones(of: .inventories, failure: "denied") == ["z-a"])
    }
}
