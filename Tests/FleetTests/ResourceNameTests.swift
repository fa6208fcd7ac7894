import Fleet
import Testing

@Suite struct ResourceNameTests {
    @Test func `names give project, zone and instance`() throws {
        let name = try #require(
            ResourceName("projects/123/locations/us-central1-a/instances/5221437597918447050/inventory")
        )
        #expect(name.project == .number(ProjectNumber(123)))
        #expect(name.zone == "us-central1-a")
        #expect(name.instanceID == InstanceID(5_221_437_597_918_447_050))
        #expect(name.instanceName == nil)
        #expect(name.last == "inventory")
    }

    @Test func `URLs and domain-scoped projects are names too`() throws {
        let name = try #require(
            ResourceName("https://www.googleapis.com/compute/v1/projects/acme-prod/zones/z-a-1/instances/web-1")
        )
        #expect(name.project == .id("acme-prod"))
        #expect(name.zone == "z-a-1")
        #expect(name.instanceName == "web-1")
        #expect(name.segment(after: "networks") == nil)
    }

    @Test(arguments: ["", "projects", "projects/", "folders/1/x", "//"])
    func `what names no project is refused`(text: String) {
        #expect(ResourceName(text) == nil)
    }

    @Test func `open enums keep what they do not know`() {
        #expect(Open<PatchState>("FAILED") == .known(.failed))
        #expect(Open<PatchState>("EXPLODED") == .unknown("EXPLODED"))
        #expect(Open<PatchState>("EXPLODED").text == "EXPLODED")
        #expect(Open<PatchState>(String(repeating: "X", count: 99)).label.count == 40)
        #expect(PatchState.allCases.count == 15)
        #expect(PatchJob.State.allCases.count == 7)
    }
}
