import Collection
import Fleet
import Testing

@testable import Store

/// The snapshot is a value of everything that the store keeps.
struct EveryResourceTests {
    @Test func `networks, zones and orchestrators come back under their project`() throws {
        let scratch = try Scratch()
        let store = try SQLiteFactStore(writing: scratch.path)
        let acme = ProjectReference.id("acme")
        var billing = BillingInfo(project: acme)
        billing.account = "0A0A0A-0B0B0B-0C0C0C"
        let resources: [Resource] = [
            .subnetwork(Subnetwork(project: acme, region: "us-east1", name: "b")),
            .subnetwork(Subnetwork(project: acme, region: "us-east1", name: "a")),
            .router(Router(project: acme, region: "us-east1", name: "r")),
            .zone(Zone(project: acme, name: "us-east1-b")),
            .billingInfo(billing),
            .policyOrchestrator(PolicyOrchestrator(parent: "projects/acme/locations/global", id: "o")),
            .policyOrchestrator(PolicyOrchestrator(parent: "organizations/1/locations/global", id: "o")),
        ]
        try store.put(resources.map { Fact($0, sourceTime: nil, observedAt: .minute(0)) })
        let fleet = try store.everything()
        #expect(fleet.projects.map(\.id) == ["acme"])
        let project = try #require(fleet.projects.first)
        #expect(project.subnetworks.map(\.value.name) == ["a", "b"])
        #expect(project.routers.map(\.value.name) == ["r"])
        #expect(project.zones.map(\.value.name) == ["us-east1-b"])
        #expect(project.billing?.value == billing)
        #expect(project.policyOrchestrators.map(\.value.id) == ["o"])
    }
}
