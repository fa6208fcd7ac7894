import Foundation
import Testing

/// A configuration that collects from a simulator, and the store that it fills.
final class CollectingFolder {
    let folder: Folder
    let configuration: String

    private let projects: [String]
    /// Runs for as long as something collects from it.
    private var cloud: SimulatedCloud?

    /// Writes a configuration for some projects, and keeps the simulator running.
    convenience init(_ cloud: SimulatedCloud, projects: [String]) throws {
        try self.init(cloud.control, projects: projects)
        self.cloud = cloud
    }

    /// Writes a configuration for some projects.
    init(_ cloud: CloudControl, projects: [String]) throws {
        folder = try Folder()
        self.projects = projects
        configuration = folder.path("configuration.yml")
        try turn(to: cloud)
    }

    /// Collects from another simulator from now on.
    ///
    /// Simulated clocks jump, so that packages have to be read in every round, whatever our own clock says.
    func turn(to cloud: CloudControl, collection: String = "full_inventories: 0") throws {
        let endpoints =
            #"osconfig: "\#(cloud.url)/", compute: "\#(cloud.url)/compute/v1/", cloudbilling: "\#(cloud.url)/""#
        try folder.write(
            "configuration.yml",
            """
            projects: [\(projects.joined(separator: ", "))]
            storage: { path: fleet.sqlite }
            google: { credentials: none, endpoints: { \(endpoints) } }
            collection: { \(collection) }
            """
        )
    }

    /// Reads every source once.
    func collect() async throws -> Binary.Result {
        try await Binary.runAside(["collect", "--config", configuration])
    }

    /// Reads every source once, which has to go well.
    func collectWell() async throws {
        let result = try await collect()
        try #require(result.status == 0, "\(result.errors)")
    }

    /// What is known, as of a time, or of now: the simulator's now where its clock is ahead of ours.
    func metrics(at time: Date? = nil) async throws -> Exposed {
        var time = time
        if time == nil, let there = try await cloud?.control.now(), there > .now { time = there }
        return try await Self.metrics(["--config", configuration], at: time)
    }

    /// What a copy of the store knows.
    func metrics(ofCopy store: String, at time: Date) async throws -> Exposed {
        try await Self.metrics(["--db", store], at: time)
    }

    private static func metrics(_ source: [String], at time: Date?) async throws -> Exposed {
        let moment = time.map { ["--at", $0.ISO8601Format(Date.ISO8601FormatStyle(includingFractionalSeconds: true))] }
        let result = try await Binary.runAside(["metrics"] + source + (moment ?? []))
        try #require(result.status == 0, "\(result.errors)")
        return Exposed(text: result.output)
    }
}

/// What `metrics` printed.
struct Exposed {
    let text: String

    /// The samples, for questions.
    var samples: Samples { Samples(text) }

    /// The samples that tell of the fleet: neither of the exporter itself nor of money, which time alone changes.
    func facts(without families: Set<String> = []) -> [String] {
        text.split(separator: "\n").map(String.init).filter { line in
            guard !line.hasPrefix("#") else { return false }
            let name = line.prefix { $0 != "{" && $0 != " " }.dropFirst("vmmanager_".count)
            return !Self.exporters.contains(String(name)) && !name.hasPrefix("cost_")
                && !families.contains(String(name))
        }
    }

    /// What judges facts by their age and by how their source goes.
    static let verdicts: Set = ["vm_agent_state", "agent_state_vms", "vm_finding", "findings"]

    private static let exporters: Set = [
        "up", "source_up", "source_last_success_timestamp_seconds", "source_duration_seconds", "source_errors_total",
        "api_requests_total", "api_throttle_seconds_total", "snapshot_timestamp_seconds", "series", "series_dropped",
        "build_info",
    ]
}

extension [String] {
    /// What there is on one side only; empty when both are the same.
    func difference(to other: [String]) -> [String] {
        let (mine, theirs) = (Set(self), Set(other))
        return mine.subtracting(theirs).sorted().map { "- \($0)" } + theirs.subtracting(mine).sorted().map { "+ \($0)" }
    }
}

extension Binary {
    /// Runs the program to its end, without holding a thread meanwhile.
    static func runAside(_ arguments: [String], program: String = path) async throws -> Result {
        let folder = try Folder()
        let (output, errors) = (try folder.write("out", ""), try folder.write("err", ""))
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        defer { if process.isRunning { process.kill() } }
        let end = ContinuousClock.now + .seconds(300)
        while process.isRunning {
            guard ContinuousClock.now < end else {
                throw Patience.RanOut(what: "\(program) \(arguments.joined(separator: " ")) ends")
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return Result(
            status: process.terminationStatus,
            output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8)
        )
    }
}
