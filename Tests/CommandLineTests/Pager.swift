import Foundation
import Testing

/// What somebody carries whom Alertmanager calls: a webhook that keeps what it is told.
final class Pager {
    /// What Alertmanager told of one alert.
    struct Call {
        /// Where it was told: `/page`, `/ticket` or `/weekly-look`.
        let path: String
        /// What the alerts that were told together have in common.
        let group: JSON
        let alert: JSON

        /// The value of a label of the alert.
        subscript(label: String) -> String { alert["labels"][label].text }
    }

    private let told: String
    private let webhook: RunningTool

    /// Starts the webhook.
    init() async throws {
        let folder = try Folder()
        told = try folder.write("told", "")
        let program = """
            import http.server, sys
            class Hook(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    body = self.rfile.read(int(self.headers["Content-Length"]))
                    with open(sys.argv[1], "ab") as told:
                        told.write(self.path.encode() + b" " + body.replace(b"\\n", b" ") + b"\\n")
                    self.send_response(200)
                    self.end_headers()
            server = http.server.HTTPServer(("127.0.0.1", 0), Hook)
            print(f"Listening on address=127.0.0.1:{server.server_port}", flush=True)
            server.serve_forever()
            """
        webhook = try await RunningTool(try #require(Binary.tool("python3")), in: folder, ["-c", program, told])
    }

    /// Its host and port.
    var address: String { webhook.address }

    /// Everything that it was told, oldest first.
    func calls() throws -> [Call] {
        // The last line may be half written.
        let lines = try String(contentsOfFile: told, encoding: .utf8).split(
            separator: "\n",
            omittingEmptySubsequences: false
        )
        return try lines.dropLast().flatMap { line in
            let parts = line.split(separator: " ", maxSplits: 1)
            let message = try JSON(String(try #require(parts.last)))
            return message["alerts"].list.map {
                Call(path: String(parts[0]), group: message["groupLabels"], alert: $0)
            }
        }
    }

    /// Waits some minutes for a call about an alert that fires, or is resolved, after the first calls.
    func call(_ alert: String, _ status: String, _ labels: [String: String], after count: Int = 0) async throws -> Call
    {
        try await Patience.until("\(alert) is \(status)") {
            // The demo reads patch jobs once a minute at the slowest.
            try await Task.sleep(for: .milliseconds(100))
            return try calls().dropFirst(count).first { call in
                call["alertname"] == alert && call.alert["status"].text == status
                    && labels.allSatisfy { call[$0.key] == $0.value }
            }
        }
    }
}

/// A real Alertmanager with the example that is shipped, which calls a pager.
enum Alertmanager {
    /// Where Alertmanager is; `nil` where it is not installed.
    static let path = Binary.tool("prometheus-alertmanager") ?? Binary.tool("alertmanager")

    /// Starts it.
    static func start(calling pager: Pager) async throws -> RunningTool {
        let folder = try Folder()
        let configuration = try folder.write(
            "alertmanager.yml",
            ShippedRules.alertmanager(telling: pager.address)
        )
        let arguments = [
            "--config.file=\(configuration)", "--web.listen-address=127.0.0.1:0", "--cluster.listen-address=",
            "--storage.path=\(folder.path("data"))",
        ]
        return try await RunningTool(try #require(path), in: folder, arguments)
    }
}
