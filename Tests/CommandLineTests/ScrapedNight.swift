import Foundation
import Testing

/// A simulated night that the program reads and serves, and Prometheus scrapes.
final class ScrapedNight {
    let prometheus: RunningPrometheus
    /// The night's Google Cloud, whose clock stands still.
    let cloud: SimulatedCloud
    private let exporter: RunningServer
    private let folder: Folder

    /// How many sources each project has.
    private static let sources = 13

    /// Waits until everything was read and scraped several times; quotas would only make it longer.
    init(_ scenario: String, more: String = "") async throws {
        cloud = try await SimulatedCloud(scenario)
        folder = try Folder()
        let url = cloud.control.url
        let projects = ["acme-prod", "acme-stage"]
        try folder.write("waivers.yml", Self.waivers)
        let configuration = try folder.write(
            "configuration.yml",
            """
            projects: [\(projects.joined(separator: ", "))]
            storage: { path: fleet.sqlite }
            web: { listen: "127.0.0.1:0" }
            google:
              credentials: none
              quotas: { global_reads: 100000, zonal_reads: 100000 }
              endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
            \(more)
            """
        )
        exporter = try await RunningServer(["serve", "--config", configuration])
        let exporter = exporter
        _ = try await Patience.until("every source was read") {
            let lines = try await exporter.get("/metrics").body.split(separator: "\n")
            let read = lines.count { $0.hasPrefix("vmmanager_source_last_success_timestamp_seconds{") }
            return read == projects.count * Self.sources ? true : nil
        }
        prometheus = try await RunningPrometheus(scraping: exporter)
        try await prometheus.settles()
    }

    /// For configurations that name `waivers.yml`.
    private static let waivers = """
        waivers:
          - checks: [updates_pending]
            projects: [acme-stage]
            reason: the team updates by hand this quarter
            owner: ops@acme.example
            expires: 2100-01-01
        """
}
