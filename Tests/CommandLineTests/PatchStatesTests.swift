import Exposition
import Foundation
import Testing

/// All 15 patch states and 7 job states, the whole way from JSON to the exposition.
@Suite struct PatchStatesTests {
    static let states = [
        "PENDING", "INACTIVE", "NOTIFIED", "STARTED", "DOWNLOADING_PATCHES", "APPLYING_PATCHES", "REBOOTING",
        "SUCCEEDED", "SUCCEEDED_REBOOT_REQUIRED", "FAILED", "ACKED", "TIMED_OUT", "RUNNING_PRE_PATCH_STEP",
        "RUNNING_POST_PATCH_STEP", "NO_AGENT_DETECTED",
    ]
    static let jobStates = [
        "STARTED", "INSTANCE_LOOKUP", "PATCHING", "SUCCEEDED", "COMPLETED_WITH_ERRORS", "CANCELED", "TIMED_OUT",
    ]
    static let counters = [
        "pendingInstanceCount", "inactiveInstanceCount", "notifiedInstanceCount", "startedInstanceCount",
        "downloadingPatchesInstanceCount", "applyingPatchesInstanceCount", "rebootingInstanceCount",
        "succeededInstanceCount", "succeededRebootRequiredInstanceCount", "failedInstanceCount", "ackedInstanceCount",
        "timedOutInstanceCount", "prePatchStepInstanceCount", "postPatchStepInstanceCount",
        "noAgentDetectedInstanceCount",
    ]

    static func job(_ id: String, state: String, created: String = "2026-11-22T01:00:00Z") -> String {
        let summary = counters.enumerated().map { #""\#($1)": "\#($0 + 1)""# }.joined(separator: ", ")
        return """
            {"name": "projects/1/patchJobs/\(id)", "state": "\(state)", "createTime": "\(created)",
             "updateTime": "2026-11-22T02:00:00Z", "instanceDetailsSummary": {\(summary)}}
            """
    }

    static var details: String {
        let entries = states.enumerated().map { index, state in
            """
            {"name": "projects/acme-prod/zones/us-central1-a/instances/vm-\(index)",
             "instanceSystemId": "\(9_000_000_000_000_000_000 + index)", "state": "\(state)"}
            """
        }
        return #"{"patchJobInstanceDetails": [\#(entries.joined(separator: ","))]}"#
    }

    @Test func `all 15 patch states survive, per VM and summed`() throws {
        let folder = try Folder()
        try folder.write("a-details.json", Self.details)
        try folder.write("b-job.json", Self.job("j-1", state: "PATCHING"))
        let ingest = try Binary.run("ingest", "--db", folder.store, folder.url.path)
        #expect(ingest.status == 0, "\(ingest.errors)")
        let metrics = try Binary.run("metrics", "--db", folder.store, "--at", "2026-11-22T03:00:00Z")
        let samples = Samples(metrics.output)
        for (index, state) in Self.states.enumerated() {
            let labels = ["project": "acme-prod", "zone": "us-central1-a", "vm": "vm-\(index)"]
            #expect(samples.find("vm_patch_state", labels).map { $0["state"] } == [state])
            #expect(samples.value("patch_job_vms", ["patch_job": "j-1", "state": state]) == Double(index + 1))
            #expect(samples.value("patch_state_vms", ["project": "acme-prod", "state": state]) == 1)
        }
        #expect(samples.value("patch_state_vms", ["state": "NONE"]) == 0)
    }

    @Test func `all 7 job states survive`() throws {
        let folder = try Folder()
        let jobs = Self.jobStates.enumerated().map { Self.job("j-\($0)", state: $1) }
        try folder.write("jobs.json", #"{"patchJobs": [\#(jobs.joined(separator: ","))]}"#)
        try Binary.run("ingest", "--db", folder.store, folder.path("jobs.json"))
        let metrics = try Binary.run("metrics", "--db", folder.store, "--at", "2026-11-22T03:00:00Z")
        let samples = Samples(metrics.output)
        for (index, state) in Self.jobStates.enumerated() {
            #expect(samples.find("patch_job_state", ["patch_job": "j-\(index)"]).map { $0["state"] } == [state])
        }
    }

    @Test func `details of several jobs are refused with a line, and taken with --patch-job`() throws {
        let folder = try Folder()
        try folder.write("details.json", Self.details)
        try folder.write(
            "jobs.ndjson",
            Self.job("j-1", state: "PATCHING").replacing("\n", with: " ") + "\n"
                + Self.job("j-2", state: "PATCHING").replacing("\n", with: " ")
        )
        let refused = try Binary.run("ingest", "--db", folder.store, folder.url.path)
        #expect(refused.status == 3)
        #expect(refused.errors.contains("details.json: holds patch job instance details"))
        #expect(refused.errors.contains("--patch-job"))
        let taken = try Binary.run(
            "ingest",
            "--db",
            folder.store,
            "--patch-job",
            "j-2",
            "--project-id",
            "1=acme-prod",
            folder.path("details.json")
        )
        #expect(taken.status == 0, "\(taken.errors)")
        let metrics = try Binary.run("metrics", "--db", folder.store, "--at", "2026-11-22T03:00:00Z")
        let samples = Samples(metrics.output)
        #expect(samples.find("vm_patch_failure_info").allSatisfy { $0["patch_job"] == "j-2" })
        #expect(samples.find("vm_patch_failure_info").count == 3)
    }

    @Test func `details without any job in sight are refused`() throws {
        let folder = try Folder()
        let result = try Binary.run("ingest", "--db", folder.store, try folder.write("d.json", Self.details))
        #expect(result.status == 3)
        #expect(result.errors.contains("no patch job is in sight"))
    }
}
