import Exposition
import Foundation
import Testing

/// What counts as current when files come again, late, or one VM at a time.
@Suite struct CurrentFactsTests {
    static let link = "https://www.googleapis.com/compute/v1/projects/acme-prod/zones/us-central1-a"

    static func instance(_ id: Int, metadata: String = "TRUE", labels: String = "{}") -> String {
        """
        {"kind": "compute#instance", "id": "\(id)", "name": "vm-\(id)", "zone": "\(link)", "labels": \(labels),
         "selfLink": "\(link)/instances/vm-\(id)", "status": "RUNNING", "lastStartTimestamp": "2026-11-01T00:00:00Z",
         "metadata": {"items": [{"key": "enable-osconfig", "value": "\(metadata)"}]}}
        """
    }

    static func inventory(_ id: Int) -> String {
        """
        {"name": "projects/acme-prod/locations/us-central1-a/instances/\(id)/inventory",
         "updateTime": "2026-11-22T12:00:00Z"}
        """
    }

    private func ingest(_ folder: Folder, _ text: String, at time: String) throws {
        let name = "\(UUID().uuidString).json"
        let result = try Binary.run(
            "ingest",
            "--db",
            folder.store,
            "--observed-at",
            time,
            try folder.write(name, text)
        )
        #expect(result.status == 0, "\(result.errors)")
    }

    private func samples(_ folder: Folder, at time: String) throws -> Samples {
        Samples(try Binary.run("metrics", "--db", folder.store, "--at", time).output)
    }

    @Test(arguments: [("TRUE", "FALSE", "disabled"), ("FALSE", "TRUE", "active")])
    func `a later export counts although the VM has not restarted`(
        first: String,
        second: String,
        state: String
    ) throws {
        let folder = try Folder()
        try ingest(folder, "[\(Self.inventory(1))]", at: "2026-11-22T12:00:00Z")
        try ingest(folder, "[\(Self.instance(1, metadata: second))]", at: "2026-11-22T12:05:00Z")
        try ingest(folder, "[\(Self.instance(1, metadata: first))]", at: "2026-11-22T12:01:00Z")
        let found = try samples(folder, at: "2026-11-22T12:06:00Z").find("vm_agent_state", ["vm": "vm-1"])
        #expect(found.map { $0["state"] } == [state])
    }

    @Test func `one VM described by itself does not make the others vanish, a listing does`() throws {
        let folder = try Folder()
        try ingest(folder, "[\(Self.inventory(1)), \(Self.inventory(2))]", at: "2026-11-22T12:00:00Z")
        try ingest(folder, Self.instance(1), at: "2026-11-22T12:01:00Z")
        let described = try samples(folder, at: "2026-11-22T12:02:00Z")
        #expect(described.find("vm_info").map { $0["vm"] } == ["2", "vm-1"])
        #expect(described.find("orphans").isEmpty)
        try ingest(folder, "[\(Self.instance(1))]", at: "2026-11-22T12:01:00Z")
        let listed = try samples(folder, at: "2026-11-22T12:02:00Z")
        #expect(listed.find("vm_info").map { $0["vm"] } == ["vm-1"])
        #expect(listed.value("orphans", ["kind": "inventory"]) == 1)
    }

    @Test func `a page that is not the last one says nothing of what is missing`() throws {
        let folder = try Folder()
        try ingest(folder, "[\(Self.inventory(1)), \(Self.inventory(2))]", at: "2026-11-22T12:00:00Z")
        let page = """
            {"kind": "compute#instanceAggregatedList", "nextPageToken": "more",
             "items": {"zones/us-central1-a": {"instances": [\(Self.instance(1))]}}}
            """
        try ingest(folder, page, at: "2026-11-22T12:01:00Z")
        #expect(try samples(folder, at: "2026-11-22T12:02:00Z").find("vm_info").count == 2)
    }

    @Test func `a look back finds the contact of then, not a silence that never was`() throws {
        let folder = try Folder()
        try ingest(folder, "[\(Self.instance(1))]", at: "2026-11-22T11:59:00Z")
        for time in ["2026-11-22T11:50:00Z", "2026-11-22T12:00:00Z"] {
            let inventory = Self.inventory(1).replacing("2026-11-22T12:00:00Z", with: time)
            try ingest(folder, "[\(inventory)]", at: time)
        }
        let found = try samples(folder, at: "2026-11-22T11:55:00Z").find("vm_agent_state", ["vm": "vm-1"])
        #expect(found.map { $0["state"] } != ["never_seen"])
        #expect(found.map { $0["state"] } != ["silent"])
    }

    @Test func `before anything was known nothing is claimed`() throws {
        let folder = try Folder()
        try ingest(folder, "[\(Self.instance(1)), \(Self.inventory(1))]", at: "2026-11-22T12:00:00Z")
        let samples = try samples(folder, at: "2020-01-01T00:00:00Z")
        #expect(samples.find("source_up").isEmpty)
        #expect(samples.find("vms").isEmpty)
        #expect(samples.find("findings").isEmpty)
    }
}
