import Exposition
import Foundation
import Testing

/// Google's quotas: rounds never run into them, and wait as long as they ask for.
///
/// A minute of a quota is a minute of real time, for the simulator and for Google, and only a round that is longer
/// shows that it waits. Little is done meanwhile.
@Suite struct CollectQuotaTests {
    private static let project = "quota-fleet"
    /// What Google grants a caller each minute.
    fileprivate static let globalLimit = 60
    /// What Google grants for a project and region each minute.
    fileprivate static let zonalLimit = 100

    private static func scenario(vms: Int) -> String {
        """
        name: quota
        history: 10d
        projects:
          - id: \(project)
            zones: [us-central1-a, us-central1-b, us-central1-c]
            metadata: { enable-osconfig: "TRUE" }
            vms:
              - { name: "node-{n}", count: \(vms), os: cos, role: gke }
            deployments:
              - { id: job-1, schedule: { once: -1d }, created: -20d }
              - { id: job-2, schedule: { once: -2d }, created: -20d }
            assignments:
              - id: baseline
                policies: [{ id: motd, mode: validation, file: /etc/motd }]
              - id: second
                policies: [{ id: issue, mode: validation, file: /etc/issue }]
        """
    }

    private static func cloud(vms: Int, _ files: Folder) async throws -> SimulatedCloud {
        try await SimulatedCloud(try files.write("quota.yml", scenario(vms: vms)), ["--quota", "google"])
    }

    @Test func `a round over a thousand VMs in one region waits for the quota instead of exceeding it`()
        async throws
    {
        let files = try Folder()
        let cloud = try await Self.cloud(vms: 1_000, files)
        let folder = try CollectingFolder(cloud, projects: [Self.project])
        try await folder.collectWell()
        let calls = try await cloud.control.requests().map(Call.init)
        #expect(calls.filter { $0.status != "200" } == [])
        // A zone holds 334 VMs at most: 14 pages of 25, or for two assignments 7 of 100.
        let counts = Dictionary(grouping: calls, by: \.method).mapValues(\.count)
        #expect(counts["instances.aggregatedList"] == 2)
        #expect(counts["inventories.list"] == 3 * 14)
        #expect(counts["osPolicyAssignments.reports.list"] == 3 * 7)
        #expect(counts["vulnerabilityReports.list", default: 0] <= 3 * 14)
        // Zones without VMs may be asked for assignments too, but none twice.
        let assignments = calls.filter { $0.method == "osPolicyAssignments.list" }.map(\.path)
        #expect(assignments.count >= 3)
        #expect(Set(assignments).count == assignments.count)
        #expect(calls.count(where: \.isZonal) > Self.zonalLimit, "it did not have to wait")
        let samples = try await folder.metrics().samples
        #expect(samples.find("vm_info").count == 1_000)
        #expect(samples.find("vm_policy_compliance").count == 2_000)
        #expect(samples.find("vm_packages").count == 1_000)
    }

    @Test func `a round over 300 VMs fits into the quota of a minute`() async throws {
        let files = try Folder()
        let cloud = try await Self.cloud(vms: 300, files)
        let folder = try CollectingFolder(cloud, projects: [Self.project])
        try await folder.collectWell()
        let calls = try await cloud.control.requests().map(Call.init)
        #expect(calls.filter { $0.status != "200" } == [])
        #expect(calls.count(where: \.isZonal) < Self.zonalLimit / 2)
        #expect(calls.count(where: \.isGlobal) < Self.globalLimit / 2)
    }

    @Test func `rounds that follow each other at once share the quota of a minute`() async throws {
        let files = try Folder()
        let cloud = try await Self.cloud(vms: 30, files)
        let folder = try CollectingFolder(cloud, projects: [Self.project])
        let sources = ["inventories", "policy_reports", "patch_jobs", "patch_deployments"]
        let intervals = sources.map { "\($0): 1s" }.joined(separator: ", ")
        try folder.turn(to: cloud.control, collection: "intervals: { \(intervals) }")
        let server = try await RunningServer(["serve", "--listen", "127.0.0.1:0", "--config", folder.configuration])
        var calls: [Call] = []
        for _ in 0..<360 where !calls.exceedAMinute && calls.allSatisfy({ $0.status == "200" }) {
            try await Task.sleep(for: .milliseconds(500))
            calls = try await cloud.control.requests().map(Call.init)
        }
        #expect(calls.filter { $0.status != "200" } == [])
        #expect(calls.exceedAMinute, "they did not have to wait")
        let samples = Samples(try await server.get("/metrics").body)
        #expect(samples.find("source_errors_total").allSatisfy { $0.value == 0 })
        #expect(samples.find("api_throttle_seconds_total").contains { $0.value > 0 })
    }

    /// A call that the simulator logged.
    fileprivate struct Call: Equatable {
        let method: String
        let path: String
        let status: String

        init(_ json: JSON) {
            method = json["method"].text
            path = json["path"].text
            status = json["status"].text
        }

        /// Whether it counts against the quota of its project and region.
        var isZonal: Bool { path.contains("/locations/us-central1-") }
        /// Whether it counts against the quota of its caller.
        var isGlobal: Bool { path.contains("/patch") }
    }
}

extension [CollectQuotaTests.Call] {
    /// Whether they are more than what a minute grants, of both quotas.
    fileprivate var exceedAMinute: Bool {
        count(where: \.isZonal) > CollectQuotaTests.zonalLimit
            && count(where: \.isGlobal) > CollectQuotaTests.globalLimit
    }
}
