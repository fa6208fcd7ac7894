import Exposition
import Foundation
import Testing

/// What others make of the page, in every format and encoding.
@Suite(.serialized) struct ScrapersTests {
    private static let hostile = [
        "plain", "say \\\"hi\\\"", "back\\\\slash", "two\\nlines", "größe 🚀", String(repeating: "n", count: 300),
    ]

    /// A store of VMs whose operating systems have hostile names.
    private static func store(in folder: Folder) throws -> String {
        let inventories = hostile.enumerated().map { index, name in
            """
            {"name": "projects/acme-prod/locations/us-central1-a/instances/\(index + 1)/inventory",
             "updateTime": "\(Date().formatted(.iso8601))", "osInfo": {"shortName": "\(name)"}}
            """
        }
        let file = try folder.write("inventories.json", "[\(inventories.joined(separator: ","))]")
        #expect(try Binary.run("ingest", "--db", folder.store, file).status == 0)
        return folder.store
    }

    private static func server(in folder: Folder) async throws -> RunningServer {
        try await RunningServer(["serve", "--db", store(in: folder), "--listen", "127.0.0.1:0"])
    }

    private static func pythonReadsOpenMetrics() -> Bool {
        guard let python = ProcessInfo.processInfo.environment["VMM_TEST_PYTHON"] else { return false }
        return (try? Binary.run(["-c", "import prometheus_client"], program: python).status) == 0
    }

    /// Reads both kinds of formats, plain and compressed, and prints the hostile names as they were understood.
    private static let reader = """
        import gzip, json, sys, urllib.request
        from prometheus_client.openmetrics.parser import text_string_to_metric_families as strict
        from prometheus_client.parser import text_string_to_metric_families as lenient
        found = []
        for accept, parse in (("application/openmetrics-text;version=1.0.0", strict),
                              ("application/openmetrics-text;version=0.0.1", strict),
                              ("text/plain;version=0.0.4", lenient), ("text/plain;version=1.0.0", lenient)):
            for encoding in ("identity", "gzip"):
                request = urllib.request.Request(sys.argv[1], headers={"Accept": accept, "Accept-Encoding": encoding})
                with urllib.request.urlopen(request) as answer:
                    body = answer.read()
                    assert answer.headers["Content-Type"].startswith(accept.replace(";", "; ")), answer.headers
                    assert (answer.headers["Content-Encoding"] == "gzip") == (encoding == "gzip"), answer.headers
                text = (gzip.decompress(body) if encoding == "gzip" else body).decode()
                samples = [sample for family in parse(text) for sample in family.samples]
                found.append(sorted(s.labels["os"] for s in samples if s.name == "vmmanager_vm_info"))
        assert all(names == found[0] for names in found), found
        print(json.dumps(found[0]))
        """

    @Test(.enabled(if: pythonReadsOpenMetrics(), "prometheus_client is not installed; scripts/test installs it"))
    func `the strict parser of OpenMetrics reads every format, and hostile names come out right`() async throws {
        let folder = try Folder()
        let server = try await Self.server(in: folder)
        let python = try #require(ProcessInfo.processInfo.environment["VMM_TEST_PYTHON"])
        let result = try Binary.run(["-c", Self.reader, "\(server.url)/metrics"], program: python)
        #expect(result.status == 0, "\(result.errors)")
        let found = try JSONDecoder().decode([String].self, from: Data(result.output.utf8))
        let expected = try Self.hostile.map { try JSONDecoder().decode(String.self, from: Data("\"\($0)\"".utf8)) }
        #expect(found == expected.map { String($0.prefix(200)) }.sorted())
    }

    @Test(.enabled(if: Binary.tool("victoria-metrics") != nil, "victoria-metrics is not installed"))
    func `VictoriaMetrics scrapes it`() async throws {
        let folder = try Folder()
        let server = try await Self.server(in: folder)
        let target = try #require(URL(string: server.url)?.port)
        let scrape = try folder.write(
            "scrape.yml",
            """
            scrape_configs:
              - { job_name: vmmanager, scrape_interval: 1s, static_configs: [{ targets: ["127.0.0.1:\(target)"] }] }
            """
        )
        // Below the ports that systems give out by themselves.
        let port = Int.random(in: 20_000..<32_000)
        let process = Process()
        process.executableURL = URL(filePath: try #require(Binary.tool("victoria-metrics")))
        process.arguments = [
            "-httpListenAddr=127.0.0.1:\(port)", "-storageDataPath=\(folder.path("data"))",
            "-promscrape.config=\(scrape)", "-search.latencyOffset=1s", "-loggerOutput=stderr",
        ]
        process.standardInput = FileHandle.nullDevice
        (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
        try process.run()
        defer {
            process.terminate()
            if !process.ends(within: .seconds(20)) { process.kill() }
        }
        let count = try await Patience.until("VictoriaMetrics has scraped") { () -> String? in
            let address = "http://127.0.0.1:\(port)/api/v1/query?query=count(vmmanager_vm_info)"
            guard let answer = try? await RunningServer.get(address) else { return nil }
            return answer.body.firstMatch(of: /"value":\[[0-9.]+,"([0-9]+)"\]/).map { String($0.output.1) }
        }
        #expect(count == "\(Self.hostile.count)")
    }

    @Test func `two processes on copies of one store give the same bytes, but for what is about themselves`() throws {
        let (one, other) = (try Folder(), try Folder())
        let store = try Self.store(in: one)
        try FileManager.default.copyItem(atPath: store, toPath: other.store)
        let moment = Date().addingTimeInterval(60).formatted(.iso8601)
        let pages = try [store, other.store].map { try Binary.run("metrics", "--db", $0, "--at", moment).output }
        #expect(pages[0] == pages[1])
        #expect(pages[0].contains("vmmanager_vm_info"))
    }
}
