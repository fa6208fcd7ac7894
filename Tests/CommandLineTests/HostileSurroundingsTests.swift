import Foundation
import Testing

/// Pipes, devices and ports that others hold: one line, no trap, nothing replaced.
@Suite struct HostileSurroundingsTests {
    private static func store(_ folder: Folder) throws -> String {
        let job = try folder.write("job.json", PatchStatesTests.job("j-1", state: "SUCCEEDED"))
        #expect(try Binary.run("ingest", "--db", folder.store, job).status == 0)
        return folder.store
    }

    @Test func `a pipe in a folder does not keep the ingest waiting`() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: true)
        #expect(unsafe mkfifo(folder.path("in/pipe"), 0o600) == 0)
        try folder.write("in/job.json", PatchStatesTests.job("j-1", state: "SUCCEEDED"))
        let result = try Binary.run("ingest", "--db", folder.store, folder.path("in"))
        #expect(result.status == 0)
        #expect(result.output.contains("took 1 patch jobs"))
    }

    @Test(arguments: ["metrics", "cost", "report --format html"])
    func `a full standard output is one line and exit 4`(command: String) throws {
        let folder = try Folder()
        let line = "'\(Binary.path)' \(command) --db '\(try Self.store(folder))' > /dev/full"
        let result = try Binary.run(["-c", line], program: "/bin/sh")
        #expect(result.status == 4, "\(result.errors)")
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(result.errors.contains("standard output: cannot be written"))
    }

    @Test func `a device named as output is written, not replaced`() throws {
        let folder = try Folder()
        let store = try Self.store(folder)
        #expect(try Binary.run("metrics", "--db", store, "--output", "/dev/null").status == 0)
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
    }

    @Test func `a link named as output keeps being a link`() throws {
        let folder = try Folder()
        let store = try Self.store(folder)
        try folder.write("target", "old")
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("link"),
            withDestinationPath: folder.path("target")
        )
        #expect(try Binary.run("metrics", "--db", store, "--output", folder.path("link")).status == 0)
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: folder.path("link")) == folder.path("target"))
        #expect(try String(contentsOfFile: folder.path("target"), encoding: .utf8).contains("vmmanager_up"))
    }

    @Test func `a port that another holds is named`() async throws {
        let folder = try Folder()
        let store = try Self.store(folder)
        let server = try await RunningServer(["serve", "--db", store, "--listen", "127.0.0.1:0"])
        let address = server.url.replacing("http://", with: "")
        let second = try Binary.run("serve", "--db", store, "--listen", address)
        #expect(second.status == 2)
        #expect(second.errors.contains("cannot listen on \(address): Address already in use"), "\(second.errors)")
    }

    @Test func `a store that is taken away while it is served is told by up`() async throws {
        let folder = try Folder()
        let config = try folder.write(
            "c.yml",
            "storage: { path: fleet.sqlite }\nweb: { listen: \"127.0.0.1:0\" }\npublication: { tick: 1s }\n"
        )
        let server = try await RunningServer(["serve", "--config", config]) { _ = try Self.store(folder) }
        #expect(Samples(try await server.get("/metrics").body).value("up") == 1)
        try FileManager.default.removeItem(atPath: folder.store)
        _ = try await Patience.until("up is 0") {
            Samples(try await server.get("/metrics").body).value("up") == 0 ? true : nil
        }
        #expect(
            Samples(try await server.get("/metrics").body).find("patch_job_info").count == 1,
            "last good data stays"
        )
    }

    @Test(arguments: ["basic_auth_user: { ops: x }\n", "tls_server_config: { cert_file: a.pem }\n", ""])
    func `a server whose TLS or passwords are wrong is refused, not served in plain`(web: String) throws {
        let folder = try Folder()
        _ = try Binary.run("ingest", "--db", folder.store, folder.write("nothing.json", "[]"))
        let config = try folder.write("c.yml", "storage: { path: fleet.sqlite }\nweb: { config_file: web.yml }\n")
        if !web.isEmpty { try folder.write("web.yml", web) }
        for command in [["serve", "--config", config], ["check-config", config]] {
            let result = try Binary.run(command)
            #expect(result.status == 2)
            #expect(result.errors.contains("web.yml"), "\(result.errors)")
        }
    }
}
