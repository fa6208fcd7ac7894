import Exposition
import Foundation
import Testing

/// What the checks say of the two nights that are simulated.
@Suite(.serialized) struct NightTests {
    private struct Night {
        let folder: Folder
        let config: String

        /// Reads a night whole; quotas would only make it longer.
        init(_ scenario: String) async throws {
            let server = try await RunningServer(["simulate", "--port", "0", "--scenario", scenario, "--seed", "7"])
            _ = try await server.post("/simulator/clock", #"{"rate": 0}"#)
            let url = server.url
            folder = try Folder()
            config = try folder.write(
                "c.yml",
                """
                projects: [acme-prod, acme-stage]
                storage: { path: fleet.sqlite }
                google:
                  credentials: none
                  quotas: { global_reads: 100000, zonal_reads: 100000 }
                  endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
                """
            )
            let result = try Binary.run("collect", "--config", config)
            try #require(result.status == 0, "\(result.errors)")
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

    @Test func `on the bad night each kind of trouble has its finding, and a waiver takes it off the pager`()
        async throws
    {
        let night = try await Night("bad-night")
        let found = Set(try night.metrics().find("vm_finding").compactMap { $0["check"] })
        #expect(
            found.isSuperset(of: [
                "agent_alive", "agent_current", "feature_set", "metadata_switch", "patch_coverage",
                "patch_outcome", "patch_recent", "patch_schedule", "pending_reboot", "policy_compliance",
                "service_account", "updates_pending", "vulnerabilities",
            ])
        )
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
        #expect(waived.find("vm_finding", ["check": "patch_schedule"]).isEmpty)
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
