import Exposition
import Testing

/// Projects may be found by folder or organization, as a user would have it.
@Suite(.serialized) struct DiscoveryTests {
    private static func simulator() async throws -> (server: RunningServer, folder: String) {
        let server = try await RunningServer(["simulate", "--port", "0", "--scenario", "bad-night", "--seed", "7"])
        _ = try await server.post("/simulator/clock", #"{"rate": 0}"#)
        let project = try JSON(try await server.get("/v3/projects/acme-prod").body)

        return (server, project["parent"].text)
    }

    private static func configuration(of server: String, _ discovery: String) -> String {
        let services = ["osconfig", "cloudresourcemanager", "cloudbilling"].map { "\($0): \(server)/" }
        return """
            discovery: \(discovery)
            storage: { path: fleet.sqlite }
            google:
              credentials: none
              endpoints: { compute: \(server)/compute/v1/, \(services.joined(separator: ", ")) }
            """
    }

    @Test func `the projects of a folder are collected, but for those that are excluded`() async throws {
        let (server, parent) = try await Self.simulator()
        let folder = try Folder()
        let config = try folder.write(
            "c.yml",
            Self.configuration(of: server.url, "{ parents: [\(parent)], exclude: ['*-stage'] }")
        )
        let result = try Binary.run("collect", "--config", config)
        #expect(result.status == 0, "\(result.errors)")
        let metrics = Samples(try Binary.run("metrics", "--config", config).output)
        #expect(Set(metrics.find("vms").compactMap { $0["project"] }) == ["acme-prod"])
        #expect(Set(metrics.find("source_up").compactMap { $0["project"] }) == ["acme-prod", parent])
        #expect(metrics.find("source_up").allSatisfy { $0.value == 1 })
        // Who pays is told by Google, so that nothing is assumed.
        #expect(!metrics.find("cost_agent_seconds").contains { $0["billing_account"] == "unassigned" })
        let doctor = try Binary.run("doctor", "--config", config)
        #expect(doctor.status == 0, "\(doctor.output)")
        #expect(doctor.output.contains(parent) && doctor.output.contains("acme-prod"))
    }

    @Test func `a folder that may not be read is told, and the projects found before stay`() async throws {
        let (server, parent) = try await Self.simulator()
        let folder = try Folder()
        let config = try folder.write("c.yml", Self.configuration(of: server.url, "{ parents: [\(parent)] }"))
        #expect(try Binary.run("collect", "--config", config).status == 0)
        _ = try await server.post("/simulator/faults", #"{"kind": "denied", "methods": ["projects.list"]}"#)
        let result = try Binary.run("collect", "--config", config)
        #expect(result.status == 3)
        #expect(result.errors.contains("\(parent): project_list"), "\(result.errors)")
        #expect(result.errors.contains("resourcemanager.projects.list"), "\(result.errors)")
        let metrics = Samples(try Binary.run("metrics", "--config", config).output)
        #expect(Set(metrics.find("vms").compactMap { $0["project"] }) == ["acme-prod", "acme-stage"])
        let down = metrics.find("source_up").filter { $0.value == 0 }
        #expect(down.map { $0["project"] } == [parent] && down.map { $0["source"] } == ["project_list"])
        #expect(metrics.value("up") == 0)
    }
}
