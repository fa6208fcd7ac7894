import Foundation
import Testing

/// Alerts on their whole way: from a simulated fleet by Prometheus and Alertmanager to the one who is called.
@Suite(.serialized) struct AlertingTests {
    /// The demo, and everything that watches it.
    private final class WatchedDemo {
        let pager: Pager
        let prometheus: RunningPrometheus
        /// Steers the demo's simulator.
        let cloud: CloudControl
        private let demo: RunningServer
        private let alertmanager: RunningTool

        init() async throws {
            let demo = try await RunningServer(["demo", "--listen", "127.0.0.1:0", "--history", "2d"])
            cloud = CloudControl(
                url: try await Patience.until("the demo says where its simulator is") {
                    demo.errors.firstMatch(of: /(http:\S+)\/simulator\//).map { String($0.output.1) }
                }
            )
            pager = try await Pager()
            alertmanager = try await Alertmanager.start(calling: pager)
            prometheus = try await RunningPrometheus(scraping: demo, telling: alertmanager)
            self.demo = demo
        }

        /// Waits for a call; one that does not come is told with what stands between the fleet and the pager.
        func call(
            _ alert: String,
            _ status: String,
            _ vm: [String: String],
            after count: Int = 0
        ) async throws -> Pager.Call {
            do {
                return try await pager.call(alert, status, vm, after: count)
            } catch let error as Patience.RanOut {
                let name = vm["vm"] ?? ""
                var told = [error.what]
                for series in ["vmmanager_vm_patch_state", "vmmanager_vm_patch_failure_info", "ALERTS"] {
                    let found = try await prometheus.query(#"\#(series){vm="\#(name)"}"#)
                    told += found.map { "\($0["metric"].value ?? "nothing")" }
                }
                for series in [
                    "vmmanager_source_last_success_timestamp_seconds", "vmmanager_snapshot_timestamp_seconds",
                ] {
                    let ages = try await prometheus.query(#"time() - \#(series)"#)
                    told += ages.map { "\(series) \($0["metric"]["source"].text) \($0["value"].value ?? "")" }
                }
                told += try pager.calls().map { "\($0["alertname"]) \($0["vm"]) \($0.alert["status"].text)" }
                throw Patience.RanOut(what: told.joined(separator: "; ") + String(demo.errors.suffix(1_000)))
            }
        }

        /// Lets somebody patch a VM, waits for the job's end by moving the simulator's clock, and gives the job.
        func patch(_ vm: String, of project: String, expecting state: String) async throws -> String {
            try await cloud.post(
                "events",
                """
                {"project": "\(project)", "patch": {"name": "hot fix", "managed": true, "filter": {"names": ["\(vm)"]}}}
                """
            )
            try await cloud.advance("1h")
            let patch = try #require(
                try await cloud.truth(of: project)["vms"].list.first { $0["name"].text == vm }?["lastPatch"]
            )
            try #require(patch["state"].text == state)
            return patch["job"].text
        }
    }

    @Test(
        .enabled(
            if: RunningPrometheus.path != nil && Alertmanager.path != nil && Binary.tool("python3") != nil,
            "Prometheus, Alertmanager or python3 is not installed"
        )
    )
    func `a patch that fails calls with VM, job and reason, and the next good one resolves it`() async throws {
        let demo = try await WatchedDemo()
        // A VM that nothing is wrong with and no deployment patches, so that no other job comes in between.
        let vm = ["project": "acme-prod", "zone": "us-central1-a", "vm": "web-4kx2"]
        let failure = #"vmmanager_vm_patch_failure_info{project="acme-prod", vm="web-4kx2"}"#
        try await demo.prometheus.settles()
        #expect(try await demo.prometheus.query(failure).isEmpty)

        try await demo.cloud.post(
            "events",
            #"{"vms": ["web-4kx2"], "until": "+1h", "patch_ending": {"state": "failed", "reason": "lock_held"}}"#
        )
        let job = try await demo.patch("web-4kx2", of: "acme-prod", expecting: "FAILED")
        let call = try await demo.call("VMManagerPatchFailed", "firing", vm)
        #expect(call.path == "/page")
        #expect(call["patch_job"] == job)
        #expect(call["reason"] == "lock_held")
        #expect(call["severity"] == "critical")
        #expect(call.group.keys == ["patch_job", "project"])
        let notes = call.alert["annotations"]
        #expect(notes["summary"].text == "Patching of acme-prod/us-central1-a/web-4kx2 failed: lock_held.")
        #expect(notes["description"].text.contains(job))
        #expect(notes["runbook_url"].text.hasSuffix("/docs/runbooks/VMManagerPatchFailed.md"))

        let count = try demo.pager.calls().count
        let next = try await demo.patch("web-4kx2", of: "acme-prod", expecting: "SUCCEEDED")
        let end = try await demo.call("VMManagerPatchFailed", "resolved", vm, after: count)
        #expect(end.path == "/page")
        #expect(end["patch_job"] == job && end["reason"] == "lock_held")
        #expect(try await demo.prometheus.query(failure).isEmpty)
        #expect(try demo.pager.calls().allSatisfy { $0["patch_job"] != next })
    }
}
