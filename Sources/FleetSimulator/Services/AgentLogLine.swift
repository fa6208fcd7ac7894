import Fleet

/// A line that the agent of a VM writes to Cloud Logging.
struct AgentLogLine: Sendable, Hashable {
    let at: Timestamp
    let severity: LogSeverity
    let message: String
    /// Its labels, besides the VM's name.
    let labels: [String: String]
    let source: Source

    /// Where in the agent's code a line comes from.
    struct Source: Sendable, Hashable {
        let file: File
        let line: Int

        /// A file of the agent.
        enum File: String, Sendable, Hashable {
            case main = "main.go"
            case inventory = "inventory.go"
            case execTask = "exec_task.go"
            case patchTask = "patch_task.go"
            case updates = "updates.go"
            case report = "report.go"
            case configTask = "config_task.go"
        }

        /// The function, with its package.
        var function: String {
            let name =
                switch file {
                case .main: "main.run"
                case .inventory: "agentendpoint.write"
                case .execTask: "agentendpoint.(*execTask).run"
                case .patchTask: "agentendpoint.(*patchTask).run"
                case .updates: "agentendpoint.(*patchTask).runUpdates"
                case .report: "ospatch.logOps"
                case .configTask: "agentendpoint.(*configTask).run"
                }
            return file == .main ? name : "github.com/GoogleCloudPlatform/osconfig/" + name
        }

        /// A place in a file.
        init(_ file: File, _ line: Int) {
            self.file = file
            self.line = line
        }
    }
}

extension Timestamp {
    /// The moment as the agent writes it: with four digits after the second.
    var agentText: String { rfc3339WithMicroseconds.dropLast(3) + "Z" }
}
