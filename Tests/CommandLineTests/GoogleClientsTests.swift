import Foundation
import Testing

/// Google's own clients read what is simulated, and see what is so.
@Suite(.serialized) struct GoogleClientsTests {
    private static let project = "acme-prod"

    /// A simulator whose clock stands still, and the truth about the project.
    private static func simulator() async throws -> (server: RunningServer, truth: JSON) {
        let server = try await RunningServer(["simulate", "--port", "0", "--scenario", "bad-night", "--seed", "7"])
        _ = try await server.post("/simulator/clock", #"{"rate": 0}"#)
        let truth = try JSON(try await server.get("/simulator/truth?project=\(project)").body)
        return (server, try #require(truth["projects"].list.first))
    }

    private static func pythonHasClients() -> Bool {
        guard let python = ProcessInfo.processInfo.environment["VMM_TEST_PYTHON"] else { return false }
        let check = ["-c", "import google.cloud.osconfig_v1, google.cloud.compute_v1"]
        return (try? Binary.run(check, program: python).status) == 0
    }

    @Test(.enabled(if: pythonHasClients(), "Google's Python clients are not installed; scripts/test installs them"))
    func `Google's Python clients read everything, each answer parses strictly, and values agree with the truth`()
        async throws
    {
        let (server, _) = try await Self.simulator()
        let script = Folder.package.appending(path: "Tests/CommandLineTests/GoogleClients/read_everything.py").path
        let python = try #require(ProcessInfo.processInfo.environment["VMM_TEST_PYTHON"])
        for project in [Self.project, "acme-stage"] {
            let result = try Binary.run([script, server.url, project], program: python)
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("inventories"), "\(result.output)")
        }
    }

    @Test(.enabled(if: Gcloud.path != nil, Gcloud.isMissing))
    func `gcloud lists and describes jobs, deployments and VMs, page by page`() async throws {
        let (server, truth) = try await Self.simulator()
        let gcloud = try Gcloud(server: server.url, project: Self.project)
        let vms = truth["vms"].list
        let instances = try gcloud.read("instances", "list")
        #expect(Set(instances.list.map(\.["id"].text)) == Set(vms.map(\.["id"].text)))
        let jobs = truth["patchJobs"].list
        let listed = try gcloud.read("os-config", "patch-jobs", "list", "--limit=unlimited", "--page-size=2")
        #expect(listed.list.map(\.["name"].lastSegment).sorted() == jobs.map(\.["id"].text).sorted())
        let job = try #require(jobs.first { $0["counts"]["FAILED"].isThere })
        let described = try gcloud.read("os-config", "patch-jobs", "describe", job["id"].text)
        #expect(described["state"].text == job["state"].text)
        #expect(described["instanceDetailsSummary"]["failedInstanceCount"].text == job["counts"]["FAILED"].text)
        let details = try gcloud.read("os-config", "patch-jobs", "list-instance-details", job["id"].text)
        let states = Dictionary(grouping: details.list, by: { $0["state"].text }).mapValues(\.count)
        #expect(
            states
                == Dictionary(uniqueKeysWithValues: job["counts"].keys.map { ($0, Int(job["counts"][$0].text) ?? 0) })
        )
        let deployments = try gcloud.read("os-config", "patch-deployments", "list")
        #expect(deployments.list.map(\.["name"].lastSegment).contains("weekly-linux"))
        let weekly = try gcloud.read("os-config", "patch-deployments", "describe", "weekly-linux")
        #expect(weekly["recurringSchedule"]["frequency"].text == "WEEKLY")
        #expect(try gcloud.read("os-config", "project-feature-settings", "describe")["name"].isThere)
    }

    @Test(.enabled(if: Gcloud.path != nil, Gcloud.isMissing))
    func `gcloud reads inventories, vulnerabilities, policies and reports of a zone`() async throws {
        let (server, truth) = try await Self.simulator()
        let gcloud = try Gcloud(server: server.url, project: Self.project)
        let vm = try #require(truth["vms"].list.first { $0["software"].isThere && $0["policies"].isThere })
        let zone = "--location=\(vm["zone"].text)"
        let all = truth["vms"].list.filter { $0["zone"].text == vm["zone"].text }
        let inventories = try gcloud.read("os-config", "inventories", "list", zone, "--view=full", "--page-size=2")
        let seen = Set(inventories.list.flatMap { $0["full"].list }.map(\.["instance_id"].text))
        #expect(seen.isSuperset(of: all.filter { $0["software"].isThere }.map(\.["id"].text)))
        let inventory = try gcloud.read("os-config", "inventories", "describe", vm["name"].text, zone, "--view=full")
        let packages = inventory["installed_packages"]
        let installed = packages.keys.reduce(0) { $0 + packages[$1].list.count }
        #expect(String(installed) == vm["software"]["installed"].text)
        let found = try gcloud.read("os-config", "vulnerability-reports", "describe", vm["id"].text, zone)
        #expect(found["vulnerabilities"].list.count == vm["software"]["vulnerabilities"].list.count)
        #expect(try !gcloud.read("os-config", "vulnerability-reports", "list", zone).list.isEmpty)
        let assignments = try gcloud.read("os-config", "os-policy-assignments", "list", zone)
        let assignment = try #require(assignments.list.first)["name"].lastSegment
        let described = try gcloud.read("os-config", "os-policy-assignments", "describe", assignment, zone)
        #expect(described["revisionId"].isThere)
        let revisions = try gcloud.read("os-config", "os-policy-assignments", "list-revisions", assignment, zone)
        #expect(revisions.list.first?["revisionId"].text == described["revisionId"].text)
        let reports = try gcloud.read("os-config", "os-policy-assignment-reports", "list", zone)
        #expect(!reports.list.isEmpty)
        let report = try gcloud.read(
            "os-config",
            "os-policy-assignment-reports",
            "describe",
            vm["policies"].list[0]["assignment"].text,
            "--instance=\(vm["name"].text)",
            zone
        )
        #expect(
            report["osPolicyCompliances"].list.map(\.["complianceState"].text).first
                == vm["policies"].list[0]["state"].text
        )
    }

    @Test(
        .enabled(if: Gcloud.path != nil, Gcloud.isMissing),
        arguments: [
            (
                vm: "api-1", zone: "us-central1-a",
                says: [
                    "Is the OS Config API enabled? Yes", "Is the OS Config agent enabled? Yes",
                    "Is the OS Config agent up to date? Yes", "Is a service account present on the instance? Yes",
                    "Is the OS Config Service account present for this instance? Yes",
                    // It knows nothing of Cloud NAT, nor of Private Google Access on VMs without an access config.
                    "Does this instance have a public IP or Private Google Access? No",
                ]
            ),
            // It asks no further where it finds no inventory.
            (vm: "scanner-1", zone: "europe-west4-a", says: ["Is the OS Config agent up to date? Unknown"]),
            // It takes Y for on; the agent does not.
            (vm: "vault-1", zone: "europe-west4-a", says: ["Is the OS Config agent enabled? Yes"]),
        ]
    )
    func `gcloud's troubleshooter asks its questions and gets its answers`(
        vm: String,
        zone: String,
        says: [String]
    ) async throws {
        let (server, _) = try await Self.simulator()
        let gcloud = try Gcloud(server: server.url, project: Self.project)
        let result = try gcloud.run(["os-config", "troubleshoot", vm, "--zone=\(zone)"])
        let words = (result.output + result.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for sentence in says { #expect(words.contains(sentence), "\(words)") }
    }

    @Test(.enabled(if: Gcloud.path != nil, Gcloud.isMissing))
    func `gcloud says what is wrong when the API is off, and when it may not read`() async throws {
        let (server, _) = try await Self.simulator()
        let gcloud = try Gcloud(server: server.url, project: Self.project)
        _ = try await server.post("/simulator/faults", #"{"kind": "api_disabled", "project": "acme-prod"}"#)
        let disabled = try gcloud.run(["os-config", "troubleshoot", "api-1", "--zone=us-central1-a"])
        #expect((disabled.output + disabled.errors).contains("Is the OS Config API enabled? No"))
        #expect(try gcloud.run(["os-config", "patch-jobs", "list"]).errors.contains("SERVICE_DISABLED"))
        _ = try await server.post("/simulator/faults", #"{"kind": "denied", "methods": ["instances.*"]}"#)
        let denied = try gcloud.run(["instances", "list"])
        #expect(denied.errors.contains("compute.instances.list"), "\(denied.errors)")
    }
}
