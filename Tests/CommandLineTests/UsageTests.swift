import Foundation
import Testing

/// The command line's contract: exit codes, one line on standard error, output where it was asked for.
@Suite struct UsageTests {
    @Test(arguments: [
        ([], 0, "SUBCOMMANDS"), (["--help"], 0, "SUBCOMMANDS"), (["--version"], 0, "vmmanager-exporter"),
        (["help", "ingest"], 0, "patch-job"),
    ])
    func `help and version go to standard output`(arguments: [String], status: Int32, text: String) throws {
        let result = try Binary.run(arguments)
        #expect(result.status == status)
        #expect(result.output.contains(text))
        #expect(result.errors.isEmpty)
    }

    @Test(arguments: [
        (["nonsense"], "nonsense"),
        (["metrics"], "--db FILE or --config FILE"),
        (["metrics", "--db", "a", "--config", "b"], "either"),
        (["metrics", "--db", "a", "--at", "yesterday"], "yesterday"),
        (["report", "--db", "a", "--format", "pdf"], "pdf"),
        (["report", "--db", "a", "--format", "html", "--fail-on", "sometimes"], "sometimes"),
        (["ingest", "--db", "a"], "path"),
        (["ingest", "--db", "a", "--project-id", "x=y", "f"], "x=y"),
        (["check-config", "/nowhere.yml"], "/nowhere.yml: cannot be read"),
        (["serve", "--config", "/nowhere.yml"], "/nowhere.yml"),
    ])
    func `a wrong command line is exit 2 with what is wrong`(arguments: [String], complaint: String) throws {
        let result = try Binary.run(arguments)
        #expect(result.status == 2)
        #expect(result.errors.contains(complaint), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func `check-config names every error with its line`() throws {
        let folder = try Folder()
        let good = try folder.write("good.yml", "storage: { path: f.sqlite }\n")
        let fine = try Binary.run("check-config", good)
        #expect(fine.status == 0)
        #expect(fine.output.hasPrefix("\(good): fine"))
        let bad = try folder.write("bad.yml", "storage: { path: f.sqlite }\npublication:\n  tik: 5s\n  tick: soon\n")
        let result = try Binary.run("check-config", bad)
        #expect(result.status == 2)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(
            result.errors.contains("bad.yml:3: publication.tik: unknown key; did you mean tick?"),
            "\(result.errors)"
        )
        #expect(result.errors.contains("bad.yml:4: publication.tick: "))
    }

    @Test func `credentials that are not there make data incomplete, and one line says what to do`() throws {
        let folder = try Folder()
        let config = try folder.write(
            "c.yml",
            "projects: [acme-prod]\nstorage: { path: f.sqlite }\ngoogle: { credentials: { file: key.json } }\n"
        )
        let result = try Binary.run("collect", "--config", config)
        #expect(result.status == 3)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.count == 1, "\(result.errors)")
        #expect(lines.allSatisfy { $0.contains("acme-prod") && $0.contains("key.json") })
    }

    @Test func `collect takes the configured folders once`() throws {
        let folder = try Folder()
        try FileManager.default.createDirectory(atPath: folder.path("in"), withIntermediateDirectories: true)
        try folder.write("in/job.json", PatchStatesTests.job("j-1", state: "SUCCEEDED"))
        let config = try folder.write("c.yml", "storage: { path: f.sqlite }\ncollection: { files: [in] }\n")
        #expect(try Binary.run("collect", "--config", config).status == 0)
        let metrics = try Binary.run("metrics", "--config", config, "--at", "2026-11-22T03:00:00Z")
        #expect(Samples(metrics.output).find("patch_job_info").count == 1)
        try folder.write("in/broken.json", "{")
        #expect(try Binary.run("collect", "--config", config).status == 3)
    }

    @Test func `metrics replaces its file in one step and leaves no other`() throws {
        let folder = try Folder()
        let job = try folder.write("job.json", PatchStatesTests.job("j-1", state: "SUCCEEDED"))
        try Binary.run("ingest", "--db", folder.store, job)
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: true)
        for _ in 0..<2 {
            let result = try Binary.run("metrics", "--db", folder.store, "--output", folder.path("out/vm.prom"))
            #expect(result.status == 0 && result.output.isEmpty)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out")) == ["vm.prom"])
        let refused = try Binary.run("metrics", "--db", folder.store, "--output", folder.path("nowhere/vm.prom"))
        #expect(refused.status == 4)
        #expect(refused.errors.contains("nowhere/vm.prom: cannot be written"))
    }

    @Test func `report exits by what it was told to fail on`() throws {
        let folder = try Folder()
        try folder.write("details.json", PatchStatesTests.details)
        try folder.write("job.json", PatchStatesTests.job("j-1", state: "COMPLETED_WITH_ERRORS"))
        #expect(try Binary.run("ingest", "--db", folder.store, folder.url.path).status == 0)
        func status(_ more: String...) throws -> Int32 {
            try Binary.run(
                [
                    "report", "--db", folder.store, "--at", "2026-11-22T03:00:00Z", "--format", "junit", "--output",
                    folder.path("r.xml"),
                ] + more
            ).status
        }
        #expect(try status() == 0)
        #expect(try status("--fail-on", "any") == 1)
        #expect(try status("--fail-on", "high") == 1)
        #expect(try status("--fail-on", "critical") == 0)
        #expect(try status("--fail-on", "patch_outcome") == 1)
        #expect(try status("--fail-on", "updates_pending") == 0)
        #expect(try status("--max-unknown", "0") == 3)
        #expect(try status("--max-unknown", "100%") == 0)
        #expect(try status("--max-unknown", "0", "--fail-on", "any") == 1, "failures win over incomplete data")
    }

    @Test func `a report on nothing is incomplete, not fine`() throws {
        let folder = try Folder()
        let job = try folder.write("job.json", PatchStatesTests.job("j-1", state: "SUCCEEDED"))
        try Binary.run("ingest", "--db", folder.store, job)
        let result = try Binary.run(
            "report",
            "--db",
            folder.store,
            "--format",
            "junit",
            "--output",
            folder.path("r.xml"),
            "--fail-on",
            "any"
        )
        #expect(result.status == 3)
        #expect(result.errors.contains("no VM is known"))
    }

    @Test func `standard input is taken like a file`() throws {
        let folder = try Folder()
        let job = PatchStatesTests.job("j-1", state: "SUCCEEDED")
        let result = try Binary.run("ingest", "--db", folder.store, "-", input: Data(job.utf8))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output == "standard input: took 1 patch jobs\n")
        let broken = try Binary.run("ingest", "--db", folder.store, "-", input: Data("{".utf8))
        #expect(broken.status == 3)
        #expect(broken.errors.hasPrefix("standard input: "))
    }
}
