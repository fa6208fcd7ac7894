import Fleet
import Testing

@testable import FleetSimulator

struct LoggingAPITests {
    /// Three VMs that boot, fail in a patch job and break a policy.
    private static let fleet: SimulatedFleet = {
        var assignment = AssignmentPlan(
            id: "baseline",
            policies: [PolicyPlan(id: "sshd", isEnforced: true, resource: .script("systemctl is-active sshd"))]
        )
        assignment.created = .seconds(-86_400 * 50)
        var project = SmallFleet.project(vms: 3) { $0.assignments = [assignment] }
        project.metadata["enable-guest-attributes"] = "TRUE"
        var job = PatchJobPlan()
        job.hasPreStep = true
        let events = [
            ScenarioEvent(at: .seconds(-50_000), vms: ["vm-2"], action: .reboot),
            ScenarioEvent(at: .seconds(-36_000), action: .patch(name: "hotfix", filter: FilterPlan(), job: job)),
            ScenarioEvent(
                at: .seconds(-40_000),
                vms: ["vm-1"],
                action: .patchEnding(.init(.failed, reason: .lockHeld))
            ),
            ScenarioEvent(at: .seconds(-20_000), vms: ["vm-3"], action: .violate(policy: "sshd", repair: .heals)),
            ScenarioEvent(
                at: .seconds(-20_000),
                until: .seconds(-12_000),
                vms: ["vm-2"],
                action: .violate(policy: "sshd", repair: .errs("exit status 3"))
            ),
        ]
        return SmallFleet.fleet([project], events: events)
    }()
    private var fleet: SimulatedFleet { Self.fleet }
    private let lastDay = "timestamp >= \\\"2026-11-22T12:00:00Z\\\""

    private func answer(
        _ filter: String,
        order: String = "timestamp asc",
        size: Int = 1_000,
        token: String = ""
    ) throws -> JSONValue {
        let body = """
            {"resourceNames":["projects/acme-prod"],"filter":"\(filter)","orderBy":"\(order)","pageSize":\(size),
            "pageToken":"\(token)"}
            """
        return try APIClient(fleet).post("/v2/entries:list", body)
    }

    /// All pages of a search.
    private func entries(_ filter: String, order: String = "timestamp asc", size: Int = 1_000) throws -> [JSONValue] {
        var entries: [JSONValue] = []
        var token = ""
        repeat {
            let page = try answer(filter, order: order, size: size, token: token)
            entries += page["entries"]?.items ?? []
            token = page["nextPageToken"]?.wording ?? ""
        } while !token.isEmpty
        return entries
    }

    private func messages(_ filter: String) throws -> [String] {
        try entries(filter).compactMap { $0["jsonPayload", "message"]?.wording }
    }

    @Test func `an entry has the members of Cloud Logging`() throws {
        let machine = fleet.machines[1]
        let filter = """
            resource.type=\\"gce_instance\\" AND resource.labels.instance_id=\\"\(machine.id)\\" AND \
            log_name=\\"projects/acme-prod/logs/OSConfigAgent\\" AND jsonPayload.message:started
            """
        let entry = try #require(try entries(filter).last)
        #expect(entry["severity"] == .word("INFO", 200))
        #expect(entry["logName"] == "projects/acme-prod/logs/OSConfigAgent")
        #expect(entry["resource", "labels", "zone"] == "us-central1-a")
        #expect(entry["labels", "instance_name"] == "vm-2")
        #expect(entry["sourceLocation", "file"] == "main.go")
        let time = try #require(entry["timestamp"]?.wording.flatMap { Timestamp(rfc3339: $0) })
        let delay = time - (fleet.start - .seconds(50_000))
        #expect(delay > .seconds(20) && delay < .seconds(60))
        let local = try #require(entry["jsonPayload", "localTimestamp"]?.wording)
        #expect(local.count == "2026-11-23T12:00:00.1234Z".count)
        #expect(String(decoding: entry.bytes(), as: UTF8.self).contains(#""omitempty":null}"#))
    }

    @Test func `a restart is a shutdown and a start`() throws {
        let messages = try messages("labels.instance_name=vm-2 AND jsonPayload.message:\\\"OSConfig Agent (version\\\"")
        #expect(messages.count == 2)
        #expect(messages.first?.hasSuffix("shutting down.") == true)
        #expect(messages.last?.hasSuffix("started.") == true)
    }

    @Test func `a failure of patching is told at INFO and at ERROR`() throws {
        let job = try #require(fleet.runs.first)
        let filter = "labels.instance_name=vm-1 AND labels.patch_job:\(job.id)"
        let entries = try entries(filter)
        let texts = entries.compactMap { $0["jsonPayload", "message"]?.wording }
        #expect(texts.first == "Beginning ExecStepTask")
        #expect(texts.contains("Command exit code: 0, out:\n"))
        #expect(texts.contains("Beginning ApplyPatchesTask"))
        let failure = try #require(
            entries.first { $0["jsonPayload", "message"]?.wording?.hasPrefix("Failure: ") == true }
        )
        #expect(failure["severity"]?.wording == "INFO")
        #expect(failure["labels", "package-report"] == "true")
        #expect(
            failure["jsonPayload", "message"]?.wording?.hasSuffix("Error: \(FailureText.lockHeld.rawValue)") == true
        )
        let last = try #require(entries.last)
        #expect(last["severity"]?.wording == "ERROR")
        #expect(last["jsonPayload", "message"]?.wording == "Failed to apply patches: \(FailureText.lockHeld.rawValue)")
        #expect(!texts.contains("Successfully completed ApplyPatchesTask"))
        #expect(
            try messages("labels.instance_name=vm-3 \(lastDay)").contains("Successfully completed ApplyPatchesTask")
        )
    }

    @Test func `a policy that heals is told step by step`() throws {
        let texts = try messages("labels.instance_name=vm-3 AND labels.os_policy_id=sshd AND \(lastDay)")
        let begin = try #require(texts.firstIndex { $0.contains("NON_COMPLIANT") })
        #expect(
            texts[(begin - 2)...].prefix(7) == [
                "Executing policy \"sshd\"",
                "Validate: resource \"script\" validation successful.",
                "Check state: resource \"script\" state is NON_COMPLIANT.",
                "Running \"Enforce\" for ExecResource.",
                "Enforce state: resource \"script\" enforcement successful.",
                "Check state post enforcement: resource \"script\" state is COMPLIANT.",
                "Policy \"sshd\" resource \"script\" state: COMPLIANT",
            ]
        )
        #expect(texts.count { $0.contains("NON_COMPLIANT") } == 1)
        let errors = try entries("labels.instance_name=vm-2 severity>=ERROR \(lastDay)")
        #expect((2...3).contains(errors.count))
        #expect(
            errors.allSatisfy {
                $0["jsonPayload", "message"] == "Validate: resource \"script\" error: exit status 3"
                    && $0["labels", "os_policy_assignment"]?.wording?.contains("/osPolicyAssignments/baseline@") == true
            }
        )
    }

    @Test func `the service tells how a job ended`() throws {
        let entries = try entries("resource.type=cloud_osconfig_patch_job")
        #expect(entries.count == 1)
        let entry = try #require(entries.first)
        #expect(entry["severity"] == .word("ERROR", 500))
        #expect(entry["logName"] == "projects/acme-prod/logs/osconfig.googleapis.com%2Fpatch_job")
        #expect(entry["jsonPayload", "state"] == "COMPLETED_WITH_ERRORS")
        #expect(entry["jsonPayload", "instanceDetailsSummary", "instancesFailed"] == "1")
        #expect(entry["jsonPayload", "instanceDetailsSummary", "instancesSucceeded"] == "2")
        #expect(
            entry["jsonPayload", "patchJob"]?.wording
                == fleet.runs.first.map { "projects/123456789012/patchJobs/\($0.id)" }
        )
    }

    @Test func `pages and orders show the same entries`() throws {
        let filter = "\(lastDay)"
        let oldestFirst = try entries(filter)
        #expect(oldestFirst.count > 200)
        let times = oldestFirst.compactMap { $0["timestamp"]?.wording.flatMap { Timestamp(rfc3339: $0) } }
        #expect(times == times.sorted())
        #expect(Set(oldestFirst.map { $0["insertId"]?.wording }).count == oldestFirst.count)
        #expect(try entries(filter, order: "timestamp desc") == oldestFirst.reversed())
        #expect(try entries(filter, order: "timestamp desc", size: 7) == oldestFirst.reversed())
        #expect(try entries(filter, size: 7) == oldestFirst)
        let byVM = try fleet.machines.flatMap { try entries("resource.labels.instance_id=\($0.id) \(lastDay)") }
        let service = try entries("resource.type=cloud_osconfig_patch_job \(lastDay)")
        #expect(Set(byVM + service) == Set(oldestFirst))
    }

    @Test func `a search for errors leaves none out`() throws {
        let all = try entries(lastDay).filter { $0["severity"]?.wording == "ERROR" }
        #expect(all.count > 5)
        #expect(try entries("severity>=WARNING \(lastDay)") == all)
        #expect(try entries("severity=(ERROR OR CRITICAL) \(lastDay)") == all)
    }

    @Test func `bounds of time and the beginning of history are kept`() throws {
        let filter = "timestamp>=\\\"2026-11-23T02:00:00Z\\\" AND timestamp<\\\"2026-11-23T03:00:00Z\\\""
        let bounded = try entries(filter).compactMap { $0["timestamp"]?.wording }
        #expect(!bounded.isEmpty)
        #expect(bounded.allSatisfy { $0.hasPrefix("2026-11-23T02:") })
        let first = try #require(try answer("", size: 1)["entries"]?.items.first?["timestamp"]?.wording)
        #expect(Timestamp(rfc3339: first).map { $0 >= fleet.start - fleet.scenario.history } == true)
        let last = try #require(
            try answer("", order: "timestamp desc", size: 1)["entries"]?.items.first?["timestamp"]?.wording
        )
        #expect(Timestamp(rfc3339: last).map { $0 <= fleet.start } == true)
    }

    @Test func `the agent tells of inventories only where guest attributes are on`() throws {
        let wanted = "jsonPayload.message=\\\"Writing inventory to guest attributes\\\" \(lastDay)"
        #expect((9...15).contains(try messages(wanted).count))
    }

    @Test(arguments: [(["logging.write"], true), (["cloud-platform"], true), (["devstorage.read_only"], false)])
    func `an agent logs where its scopes let it`(scopes: [String], logs: Bool) throws {
        let event = ScenarioEvent(at: .seconds(-5_000), vms: ["*"], action: .reboot)
        let fleet = SmallFleet.fleet([SmallFleet.project { $0.groups[0].scopes = scopes }], events: [event])
        let body = #"{"resourceNames":["projects/acme-prod"],"filter":"","pageSize":10}"#
        let entries = try APIClient(fleet).post("/v2/entries:list", body).elements("entries")
        #expect(entries.isEmpty != logs)
    }
}
