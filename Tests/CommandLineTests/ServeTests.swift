import Exposition
import Foundation
import Testing

/// The server as Prometheus, a browser and an operator meet it.
@Suite(.serialized) struct ServeTests {
    private static func inventory(vm: Int, at moment: Date = Date()) -> String {
        let time = moment.formatted(.iso8601)
        return """
            {"name": "projects/acme-prod/locations/us-central1-a/instances/\(vm)/inventory", "updateTime": "\(time)"}
            """
    }

    private static func store(in folder: Folder) throws -> String {
        let file = try folder.write("inventory.json", inventory(vm: 7))
        #expect(try Binary.run("ingest", "--db", folder.store, file).status == 0)
        return folder.store
    }

    @Test func `it answers from the store, ends on SIGTERM within 5 seconds, and complains of nothing`() async throws {
        let folder = try Folder()
        let server = try await RunningServer(["serve", "--db", Self.store(in: folder), "--listen", "127.0.0.1:0"])
        let metrics = try await server.get("/metrics")
        #expect(metrics.status == 200)
        #expect(metrics.type == "text/plain; version=0.0.4; charset=utf-8")
        #expect(ExpositionLinter.problems(in: Array(metrics.body.utf8)).isEmpty)
        #expect(Samples(metrics.body).value("up") == 1)
        #expect(Samples(metrics.body).find("vm_info").map { $0["vm"] } == ["7"])
        let page = try await server.get("/")
        #expect(page.status == 200 && page.type.hasPrefix("text/html") && page.body.contains("/metrics"))
        #expect(try await server.get("/reports/compliance.html").body.contains("</html>"))
        #expect(try await server.get("/-/healthy").status == 200)
        #expect(try await server.get("/-/ready").status == 200)
        #expect(try await server.get("/nowhere").status == 404)
        let start = ContinuousClock.now
        server.process.terminate()
        #expect(server.process.ends(within: .seconds(60)))
        #expect(server.process.terminationStatus == 0)
        #expect(ContinuousClock.now - start < .seconds(5))
        #expect(!server.errors.contains("error"), "\(server.errors)")
    }

    @Test func `what another process ingests is served without being asked`() async throws {
        let folder = try Folder()
        let store = try Self.store(in: folder)
        let server = try await RunningServer(["serve", "--db", store, "--listen", "127.0.0.1:0"])
        let file = try folder.write("more.json", Self.inventory(vm: 8))
        #expect(try Binary.run("ingest", "--db", store, file).status == 0)
        let seen = try await Patience.until("the new VM") {
            Samples(try await server.get("/metrics").body).find("vm_info", ["vm": "8"]).isEmpty ? nil : true
        }
        #expect(seen)
    }

    @Test func `files that appear in a folder are taken, and no other process may write meanwhile`() async throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path("inbox"), withIntermediateDirectories: true)
        let config = try folder.write(
            "c.yml",
            "storage: { path: fleet.sqlite }\nweb: { listen: \"127.0.0.1:0\" }\ncollection: { files: [inbox] }\n"
        )
        let server = try await RunningServer(["serve", "--config", config])
        try folder.write("inbox/bad.json", "{")
        try folder.write("inbox/i.json", Self.inventory(vm: 9))
        _ = try await Patience.until("the VM of the file") {
            Samples(try await server.get("/metrics").body).find("vm_info", ["vm": "9"]).isEmpty ? nil : true
        }
        #expect(server.errors.contains("bad.json"))
        let refused = try Binary.run("ingest", "--db", folder.store, folder.path("inbox/i.json"))
        #expect(refused.status == 2)
        #expect(refused.errors.contains("another process is writing it"))
        #expect(try Binary.run("metrics", "--db", folder.store).status == 0, "readers are always welcome")
    }

    @Test(.enabled(if: Binary.tool("prometheus") != nil, "prometheus is not installed"))
    func `a running Prometheus scrapes it and answers vmmanager_up`() async throws {
        let folder = try Folder()
        let server = try await RunningServer(["serve", "--db", Self.store(in: folder), "--listen", "127.0.0.1:0"])
        let target = server.url.replacing("http://", with: "")
        let config = try folder.write(
            "prometheus.yml",
            """
            global: { scrape_interval: 1s }
            scrape_configs:
              - job_name: vmmanager
                static_configs: [{ targets: ["\(target)"] }]
            """
        )
        let port = 20_000 + Int(ProcessInfo.processInfo.processIdentifier) % 20_000
        let prometheus = Process()
        prometheus.executableURL = URL(filePath: try #require(Binary.tool("prometheus")))
        prometheus.arguments = [
            "--config.file=\(config)", "--web.listen-address=127.0.0.1:\(port)",
            "--storage.tsdb.path=\(folder.path("tsdb"))",
        ]
        prometheus.standardError = FileHandle.nullDevice
        prometheus.standardOutput = FileHandle.nullDevice
        try prometheus.run()
        defer {
            prometheus.kill()
        }
        let answer = try await Patience.until("Prometheus has scraped") {
            let query = "http://127.0.0.1:\(port)/api/v1/query?query=vmmanager_up"
            let answer = try? await RunningServer.get(query)
            return answer.flatMap { $0.body.contains("\"value\"") ? $0.body : nil }
        }
        #expect(answer.contains(#""__name__":"vmmanager_up""#))
        #expect(answer.contains(#","1"]"#), "\(answer)")
    }

    @Test(.enabled(if: Binary.tool("promtool") != nil, "promtool is not installed"))
    func `promtool finds nothing wrong with what the demo serves`() async throws {
        let folder = try Folder()
        let server = try await RunningServer(["demo", "--history", "0", "--listen", "127.0.0.1:0"])
        let body = try await server.get("/metrics").body
        #expect(ExpositionLinter.problems(in: Array(body.utf8)).isEmpty)
        let file = try folder.write("metrics.txt", body)
        let result = try Binary.run(
            ["-c", "promtool check metrics < '\(file)'"],
            program: Binary.tool("sh") ?? "/bin/sh"
        )
        #expect(result.status == 0, "\(result.output)\(result.errors)")
        for path in ["/", "/reports/compliance.html"] { #expect(try await server.get(path).status == 200) }
    }
}
