import Exposition
import Foundation
import Testing

/// What the checks say of the two nights that are simulated.
@Suite(.serialized) struct NightTests {
    private struct Night {
        let folder: Folder
        let config: String
        /// What is so, as the simulator says it.
        let truth: [NightTruth]

        /// Reads a night whole, two hours before it and at its start, since some findings take a history.
        ///
        /// Quotas would only make it longer.
        init(_ scenario: String) async throws {
            let cloud = try await SimulatedCloud(scenario)
            let url = cloud.control.url
            folder = try Folder()
            config = try folder.write(
                "c.yml",
                """
                projects: [acme-prod, acme-stage]
                storage: { path: fleet.sqlite }
                collection: { full_inventories: 0 }
                google:
                  credentials: none
                  quotas: { global_reads: 100000, zonal_reads: 100000 }
                  endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
                """
            )
            for step in ["-2h", "2h"] {
                try await cloud.control.advance(step)
                let result = try Binary.run("collect", "--config", config)
                try #require(result.status == 0, "\(result.errors)")
            }
            let now = try await cloud.control.now()
            var truth: [NightTruth] = []
            for name in ["acme-prod", "acme-stage"] {
                let project = try await cloud.control.truth(of: name)
                truth += project["vms"].list.map { NightTruth(project: project, vm: $0, now: now) }
            }
            self.truth = truth
        }

        func metrics(_ more: String = "") throws -> Samples {
            let path = try folder.write("m.yml", String(contentsOfFile: config, encoding: .utf8) + "\n" + more)
            return Samples(try Binary.run("metrics", "--config", path).output)
        }
    }

    @Test func `on the quiet night nothing fails, and every VM is set up right`() async throws {
        let night = try await Night("quiet-night")
        let metrics = try night.metrics()
        #expect(metrics.find("vm_info").count > 20)
        #expect(metrics.find("vm_finding").map { "\($0["vm"] ?? "") \($0["check"] ?? "") \($0["reason"] ?? "")" } == [])
        let doctor = try Binary.run("doctor", "--config", night.config, "--vms")
        #expect(doctor.status == 0 && !doctor.output.contains("\n  no "), "\(doctor.output)")
    }

    @Test func `on the bad night every check fails on those VMs with which the simulator says that it is so`()
        async throws
    {
        let checks = try NightTruth.documentedChecks
        #expect(checks.count > 20)
        #expect(Set(NightTruth.wrongs.keys) == checks)
        let night = try await Night("bad-night")
        let metrics = try night.metrics()
        #expect(Set(metrics.find("findings").compactMap { $0["check"] }) == checks)
        for (check, isWrong) in NightTruth.wrongs.sorted(by: { $0.key < $1.key }) {
            let found = Set(metrics.find("vm_finding", ["check": check]).compactMap { $0["vm"] })
            let wrong = Set(night.truth.filter { $0.isAsked && isWrong($0) }.map(\.name))
            #expect(!wrong.isEmpty, "\(check)")
            #expect(found.sorted() == wrong.sorted(), "\(check)")
        }
    }

    @Test func `a waiver takes a finding off the pager`() async throws {
        let night = try await Night("bad-night")
        try night.folder.write(
            "w.yml",
            """
            waivers:
              - checks: [patch_schedule]
                projects: [acme-stage]
                reason: the team tests by hand this quarter
                owner: ops@acme.example
                expires: 2100-01-01
            """
        )
        let waived = try night.metrics("waivers: w.yml")
        #expect(waived.find("vm_finding", ["project": "acme-stage", "check": "patch_schedule"]).isEmpty)
        let labels = ["project": "acme-stage", "check": "patch_schedule", "outcome": "waived"]
        #expect((waived.value("findings", labels) ?? 0) > 0)
        #expect(waived.find("waiver_expiry_timestamp_seconds").map { $0["owner"] } == ["ops@acme.example"])
    }

    @Test func `without any VM nothing is shown as fine`() throws {
        let folder = try Folder()
        let file = try folder.write("empty.json", #"{"inventories": []}"#)
        #expect(try Binary.run("ingest", "--db", folder.store, file).status == 0)
        let config = try folder.write("c.yml", "projects: [acme-prod]\nstorage: { path: \(folder.store) }\n")
        for format in ["text", "json"] {
            #expect(try Binary.run("doctor", "--config", config, "--vms", "--format", format).status == 3)
        }
    }

    @Test func `doctor tells of a VM what keeps it from working, with the line that mends it`() async throws {
        let night = try await Night("bad-night")
        let lame = try night.metrics().find("vm_finding", ["check": "service_account"]).compactMap { $0["vm"] }
        let vm = try #require(lame.first)
        let doctor = try Binary.run("doctor", "--config", night.config, "--vms", vm)
        #expect(doctor.status == 3)
        #expect(doctor.output.contains("gcloud compute instances set-service-account \(vm) "), "\(doctor.output)")
        let nobody = try Binary.run("doctor", "--config", night.config, "--vms", "--format", "json", "nobody")
        #expect(nobody.status == 3 && nobody.output.contains("\"nobody\""))
    }
}

/// What the simulator says is so with a VM.
private struct NightTruth {
    let project: JSON
    let vm: JSON
    let now: Date

    var name: String { vm["name"].text }
    /// Whether checks ask about it: it runs, and GKE does not look after it.
    var isAsked: Bool { vm["status"].text == "RUNNING" && !vm["labels"].keys.contains("goog-gke-node") }

    /// The checks that have a page in docs.
    static var documentedChecks: Set<String> {
        get throws {
            let folder = Folder.package.appending(path: "docs/checks")
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            return Set(files.filter { $0 != "README.md" }.map { $0.replacing(".md", with: "") })
        }
    }

    /// Of each check, what must be so with a VM for it to fail.
    static let wrongs: [String: @Sendable (NightTruth) -> Bool] = [
        "agent_alive": { !["", "starting"].contains($0.vm["agent"]["trouble"].text) },
        "agent_current": {
            $0.software["hasAgentUpdate"].isTrue || $0.software["agentVersion"].text.isOlderAgent(at: $0.now)
        },
        "api_reach": { !$0.reaches("apis") },
        "feature_set": { $0.project["featureSet"].text == "limited" },
        "metadata_switch": { !Set($0.vm["agent"]["features"].texts).isSuperset(of: ["tasks", "osinventory"]) },
        "os_supported": { $0.passed(0, since: $0.software["endOfLife"].text) },
        "patch_coverage": { !$0.patching["deployments"].isThere },
        "patch_outcome": {
            ["FAILED", "TIMED_OUT", "NO_AGENT_DETECTED", "INACTIVE"].contains($0.patching["lastFinished"]["state"].text)
        },
        "patch_recent": {
            let last = $0.patching["lastSuccess"]
            return $0.passed(45, since: last.isThere ? last.text : $0.vm["created"].text)
        },
        "patch_schedule": {
            $0.patching["paused"].isThere || $0.patching["over"].isThere && !$0.patching["deployments"].isThere
        },
        "pending_reboot": { $0.passed(7, since: $0.patching["awaitsRebootSince"].text) },
        "policy_assigned": { $0.hasPolicy { $0["lostSince"].isThere } },
        "policy_compliance": { $0.hasPolicy { $0["state"].text == "NON_COMPLIANT" } },
        "policy_repair": { truth in
            truth.hasPolicy { policy in
                policy["state"].text == "NON_COMPLIANT" && policy["isEnforced"].isTrue
                    && truth.passed(1.0 / 24, since: policy["violatedSince"].text)
            }
        },
        "policy_revision": { $0.hasPolicy { $0["rollout"].text == "SUCCEEDED" && !$0["hasNewestRevision"].isTrue } },
        "policy_rollout": { truth in
            truth.hasPolicy { $0["rollout"].text == "IN_PROGRESS" && truth.passed(1, since: $0["rolloutBegan"].text) }
        },
        "repository_reach": { !$0.reaches("repositories") },
        "service_account": { !$0.vm["scopes"].isThere },
        "service_account_scopes": {
            $0.vm["scopes"].isThere && Set($0.vm["scopes"].texts).isDisjoint(with: ["cloud-platform", "logging.write"])
        },
        "updates_pending": {
            $0.software.isThere && $0.software["updates"].text != $0.software["definitionUpdates"].text
        },
        "vulnerabilities": { truth in
            [("CRITICAL", 14.0), ("HIGH", 30), ("MEDIUM", 90)].contains { severity, days in
                truth.passed(days, since: truth.software["oldestMendable"][severity].text)
            }
        },
        "windows_updates": { $0.patching["lastFinished"]["cause"].text == "another_installation" },
    ]

    private var software: JSON { vm["software"] }
    private var patching: JSON { vm["patching"] }

    private func reaches(_ destination: String) -> Bool { vm["reaches"].texts.contains(destination) }

    private func hasPolicy(_ isWrong: (JSON) -> Bool) -> Bool { vm["policies"].list.contains(where: isWrong) }

    /// Whether more than some days have passed since a time, or the day's end for a day; not since nothing.
    private func passed(_ days: Double, since text: String) -> Bool {
        guard let date = text.date else { return false }
        return now.timeIntervalSince(date) > days * 86_400
    }
}

extension JSON {
    fileprivate var isTrue: Bool { value as? Bool == true }
    fileprivate var texts: [String] { list.map(\.text) }
}

extension String {
    /// A time, or the end of a day; `nil` for neither.
    fileprivate var date: Date? {
        if utf8.count == 10 { return "\(self)T23:59:59Z".date }
        return (try? Date(self, strategy: Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
            ?? (try? Date(self, strategy: .iso8601))
    }

    /// Whether a version of the agent, which begins with its day, is older than a year.
    fileprivate func isOlderAgent(at now: Date) -> Bool {
        guard utf8.count >= 8 else { return false }
        let day = "\(prefix(4))-\(dropFirst(4).prefix(2))-\(dropFirst(6).prefix(2))"
        return day.date.map { now.timeIntervalSince($0) > 365 * 86_400 } ?? false
    }
}
