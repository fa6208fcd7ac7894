import Exposition
import Foundation
import Testing

/// The server that reads Google's APIs by itself.
@Suite(.serialized) struct ServeLiveTests {
    private static func configuration(
        of simulator: RunningServer,
        projects: String = "acme-prod",
        more: String = ""
    ) -> String {
        let url = simulator.url
        return """
            projects: [\(projects)]
            storage: { path: fleet.sqlite }
            web: { listen: "127.0.0.1:0" }
            google:
              credentials: none
              endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
            collection: { intervals: { instances: 1s, inventories: 1s, patch_jobs: 1s } }
            \(more)
            """
    }

    private static func vms(_ server: RunningServer, of project: String) async throws -> Int {
        Samples(try await server.get("/metrics").body).find("vm_info", ["project": project]).count
    }

    @Test func `it reads the APIs on its schedules, and ends on SIGTERM within 5 seconds`() async throws {
        let simulator = try await RunningServer(["simulate", "--port", "0", "--scenario", "bad-night"])
        let folder = try Folder()
        let projects = "acme-prod"
        let config = try folder.write("c.yml", Self.configuration(of: simulator, projects: projects))
        let server = try await RunningServer(["serve", "--config", config])
        _ = try await Patience.until("VMs of the project") {
            try await Self.vms(server, of: projects) > 0 ? true : nil
        }
        let metrics = try await Patience.until("all sources") { () -> Samples? in
            let samples = Samples(try await server.get("/metrics").body)
            return samples.find("source_up").count == 13 ? samples : nil
        }
        #expect(metrics.value("up") == 1)
        let start = ContinuousClock.now
        server.process.terminate()
        #expect(server.process.ends(within: .seconds(60)))
        #expect(server.process.terminationStatus == 0)
        #expect(ContinuousClock.now - start < .seconds(5))
        // That it ends is no failure of what it was reading.
        #expect(!server.errors.contains("source failed"), "\(server.errors)")
        // What it read is there after a restart, before anything is read anew.
        simulator.process.terminate()
        let again = try await RunningServer(["serve", "--config", config])
        #expect(try await Self.vms(again, of: projects) > 0)
    }

    @Test func `SIGHUP reads the configuration anew, and keeps the old one where the new one is wrong`() async throws {
        let simulator = try await RunningServer(["simulate", "--port", "0", "--scenario", "bad-night"])
        let folder = try Folder()
        let config = try folder.write("c.yml", Self.configuration(of: simulator))
        let server = try await RunningServer(["serve", "--config", config])
        _ = try await Patience.until("the first project") {
            try await Self.vms(server, of: "acme-prod") > 0 ? true : nil
        }
        try folder.write("c.yml", Self.configuration(of: simulator, more: "publication: { tik: 15s }"))
        kill(server.process.processIdentifier, SIGHUP)
        _ = try await Patience.until("the complaint") { server.errors.contains("did you mean tick?") ? true : nil }
        #expect(server.errors.contains("the old one stays"))
        #expect(try await Self.vms(server, of: "acme-prod") > 0)
        try folder.write("c.yml", Self.configuration(of: simulator, projects: "acme-prod, acme-stage"))
        kill(server.process.processIdentifier, SIGHUP)
        _ = try await Patience.until("the second project") {
            try await Self.vms(server, of: "acme-stage") > 0 ? true : nil
        }
        #expect(try await Self.vms(server, of: "acme-prod") > 0)
    }

    @Test(.enabled(if: Binary.tool("python3") != nil, "python3 is not installed"))
    func `systemd is told that it is ready, that it lives, and that it ends`() async throws {
        let folder = try Folder()
        let told = folder.path("told")
        let listener = Process()
        listener.executableURL = URL(filePath: try #require(Binary.tool("python3")))
        listener.arguments = [
            "-c",
            """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM); s.bind(sys.argv[1])
            while True:
                line = s.recv(999).decode()
                open(sys.argv[2], "a").write(line + "\\n")
            """,
            folder.path("notify"), told,
        ]
        listener.standardOutput = FileHandle.nullDevice
        listener.standardError = FileHandle.nullDevice
        try listener.run()
        // It waits in a system call that a polite signal does not end.
        defer {
            listener.kill()
        }
        _ = try await Patience.until("the socket") {
            FileManager.default.fileExists(atPath: folder.path("notify")) ? true : nil
        }
        #expect(try Binary.run("ingest", "--db", folder.store, folder.write("e.json", "{}")).status == 0)
        let server = try await RunningServer(
            ["serve", "--db", folder.store, "--listen", "127.0.0.1:0"],
            environment: ["NOTIFY_SOCKET": folder.path("notify")]
        )
        func words() -> Set<Substring> {
            Set(((try? String(contentsOfFile: told, encoding: .utf8)) ?? "").split(separator: "\n"))
        }
        _ = try await Patience.until("READY and WATCHDOG") {
            words().isSuperset(of: ["READY=1", "WATCHDOG=1"]) ? true : nil
        }
        server.process.terminate()
        #expect(server.process.ends(within: .seconds(60)))
        _ = try await Patience.until("STOPPING") { words().contains("STOPPING=1") ? true : nil }
    }
}
