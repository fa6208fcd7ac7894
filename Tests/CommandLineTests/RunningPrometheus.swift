import Foundation
import Testing

/// A real Prometheus that scrapes an exporter every other second, with the rules that are shipped.
struct RunningPrometheus {
    /// A rule as Prometheus understood it.
    struct Rule {
        let name: String
        let expression: String
        /// `ok`, or what went wrong.
        let health: String
    }

    /// Where Prometheus is; `nil` where it is not installed.
    static let path = Binary.tool("prometheus")
    /// Why tests that need it are skipped.
    static let isMissing = Comment(rawValue: "Prometheus or python3 is not installed")

    private let tool: RunningTool

    /// Scrapes an exporter's `/metrics`, and tells an Alertmanager of alerts where there is one.
    init(scraping exporter: RunningServer, telling alertmanager: RunningTool? = nil) async throws {
        let folder = try Folder()
        try ShippedRules.write(into: folder)
        let target = exporter.url.replacing("http://", with: "")
        let alertmanagers = alertmanager.map { #"{ static_configs: [{ targets: ["\#($0.address)"] }] }"# } ?? ""
        let configuration = try folder.write(
            "prometheus.yml",
            """
            global: { scrape_interval: 2s, evaluation_interval: 1s }
            rule_files: ["*.rules.yml"]
            scrape_configs: [{ job_name: vmmanager, static_configs: [{ targets: ["\(target)"] }] }]
            alerting: { alertmanagers: [\(alertmanagers)] }
            """
        )
        let arguments = [
            "--config.file=\(configuration)", "--web.listen-address=127.0.0.1:0",
            "--storage.tsdb.path=\(folder.path("data"))",
        ]
        tool = try await RunningTool(try #require(Self.path), in: folder, arguments)
        let url = url
        _ = try await Patience.until("Prometheus is ready") {
            try await RunningServer.get("\(url)/-/ready").status == 200 ? true : nil
        }
    }

    /// Its base address.
    var url: String { "http://\(tool.address)" }

    /// The series that an expression has now.
    func query(_ expression: String) async throws -> [JSON] {
        let encoded = try #require(expression.addingPercentEncoding(withAllowedCharacters: .alphanumerics))
        let answer = try await RunningServer.get("\(url)/api/v1/query?query=\(encoded)")
        try #require(answer.status == 200, "\(expression): \(answer.body)")
        return try JSON(answer.body)["data"]["result"].list
    }

    /// The values of a label of the series that an expression has now.
    func values(of label: String, in expression: String) async throws -> Set<String> {
        Set(try await query(expression).map { $0["metric"][label].text })
    }

    /// All rules that it evaluates.
    func rules() async throws -> [Rule] {
        let answer = try await RunningServer.get("\(url)/api/v1/rules")
        return try JSON(answer.body)["data"]["groups"].list.flatMap(\.["rules"].list).map { rule in
            let error = rule["lastError"].text
            return Rule(
                name: rule["name"].text,
                expression: rule["query"].text,
                health: error.isEmpty ? rule["health"].text : error
            )
        }
    }

    /// Waits until it has scraped and evaluated for a while, so that how it began is forgotten.
    func settles() async throws {
        for (series, count) in [("vmmanager_build_info", 5), ("vmmanager:recording_rules:loaded", 15)] {
            _ = try await Patience.until("\(count) samples of \(series)") {
                try await Task.sleep(for: .milliseconds(100))
                return try await query("count_over_time(\(series)[5m]) >= \(count)").first
            }
        }
    }
}

/// The rules and the example for Alertmanager, as they are shipped, with nothing but their times shortened.
enum ShippedRules {
    /// The folder of alerts.
    static let folder = Folder.package.appending(path: "alerts")

    /// Copies the rules, so that alerts come at once and go within seconds, which still bridge a scrape that fails.
    static func write(into target: Folder) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".rules.yml")
        }
        try #require(!files.isEmpty)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let times = /^( +)(for|keep_firing_for): [0-9]+[smhd]$/.anchorsMatchLineEndings()
            try target.write(
                file,
                text.replacing(times) { "\($0.output.1)\($0.output.2): \($0.output.2 == "for" ? 0 : 5)s" }
            )
        }
    }

    /// The example for Alertmanager, telling another address, and after a second.
    static func alertmanager(telling address: String) throws -> String {
        let example = folder.appending(path: "alertmanager/alertmanager.example.yml")
        return try String(contentsOf: example, encoding: .utf8)
            .replacing("http://127.0.0.1:9095/", with: "http://\(address)/")
            .replacing(/(group_wait|group_interval): [0-9]+[smh]/) { "\($0.output.1): 1s" }
    }
}
