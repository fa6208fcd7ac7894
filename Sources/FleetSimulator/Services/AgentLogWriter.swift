import Fleet

/// Writes down what an agent says, one line after the other.
struct AgentLogWriter {
    private(set) var lines: [AgentLogLine] = []
    /// When the last line was written.
    private(set) var clock: Timestamp
    /// The labels of the lines to come.
    var labels: [String: String]

    init(at clock: Timestamp, labels: [String: String]) {
        self.clock = clock
        self.labels = labels
    }

    /// Adds a line some milliseconds after the last one.
    mutating func write(
        _ message: String,
        _ severity: LogSeverity = .info,
        from file: AgentLogLine.Source.File,
        _ line: Int,
        after milliseconds: Int = 120
    ) {
        clock = clock + .milliseconds(milliseconds)
        let source = AgentLogLine.Source(file, line)
        lines.append(AgentLogLine(at: clock, severity: severity, message: message, labels: labels, source: source))
    }

    /// Lets time pass, up to a moment.
    mutating func wait(until moment: Timestamp) { clock = max(clock, moment) }
}
