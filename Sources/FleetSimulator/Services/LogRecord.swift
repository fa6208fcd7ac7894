import Fleet

/// A log entry with its place among others.
struct LogRecord: Sendable {
    let place: LogPlace
    let json: JSONValue
}

/// Where a log entry stands: entries are ordered by time, those of one time by their ids.
struct LogPlace: Sendable, Hashable, Comparable {
    let at: Timestamp
    let id: String

    init(at: Timestamp, id: String) {
        self.at = at
        self.id = id
    }

    /// Reads the token of a page; `nil` for what is none of ours.
    init?(token: String) {
        let parts = token.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "sim", let microseconds = Int64(parts[1], radix: 36) else { return nil }
        self.init(at: Timestamp(microseconds: microseconds), id: String(parts[2]))
    }

    /// The token of the page that goes on after this place.
    var token: String { "sim_\(String(at.microseconds, radix: 36))_\(id)" }

    static func < (left: LogPlace, right: LogPlace) -> Bool { (left.at, left.id) < (right.at, right.id) }
}

extension SimulatedProject {
    /// The log of the agents.
    var agentLogName: String { "projects/\(id)/logs/OSConfigAgent" }
    /// The log of finished patch jobs.
    var patchJobLogName: String { "projects/\(id)/logs/osconfig.googleapis.com%2Fpatch_job" }
}

extension AgentLogLine {
    /// The entry of a line.
    func record(of machine: Machine, in project: SimulatedProject, chance: Chance) -> LogRecord {
        let id = String(chance.number("\(machine.number)/\(at.microseconds)/\(message)"), radix: 36)
        let json: JSONValue = [
            "insertId": .text(id),
            "jsonPayload": [
                "message": .text(message),
                "localTimestamp": .text(at.agentText),
                // A slip in the agent's code, where a tag says "omitempty" without a comma before it.
                "omitempty": .written(Array("null".utf8)),
            ],
            "resource": [
                "type": "gce_instance",
                "labels": [
                    "project_id": .text(project.id), "instance_id": .text(machine.id), "zone": .text(machine.zone),
                ],
            ],
            "timestamp": .text(at.rfc3339),
            "severity": severity.json,
            "labels": .map(labels),
            "logName": .text(project.agentLogName),
            "sourceLocation": [
                "file": .text(source.file.rawValue), "line": .int64(source.line), "function": .text(source.function),
            ],
            "receiveTimestamp": .text((at + .milliseconds(5_217)).rfc3339),
        ]
        return LogRecord(place: LogPlace(at: at, id: id), json: json)
    }
}

extension PatchRun {
    /// When the service writes that the job is over; `nil` while it goes on.
    var completionTime: Timestamp? { endTime.map { $0 + .milliseconds(640) } }

    /// The entry that the service writes when a job is over; `nil` while it goes on.
    ///
    /// Its counters have other names than those of `patchJobs.get`, and there is none for missing agents.
    /// https://github.com/googleapis/googleapis/blob/master/google/cloud/osconfig/logging/patch_job_log.proto
    func completionRecord(in fleet: SimulatedFleet) -> LogRecord? {
        guard let endTime, let completionTime else { return nil }
        let project = fleet.projects[project]
        let state = fleet.at(endTime).state(of: self)
        let isBad = state == .completedWithErrors || state == .timedOut
        let place = LogPlace(at: completionTime, id: String(fleet.chance.number("\(id)/completed"), radix: 36))
        let json: JSONValue = [
            "insertId": .text(place.id),
            "jsonPayload": [
                "@type": "type.googleapis.com/google.cloud.osconfig.logging.PatchJobCompletedLog",
                "patchJob": .text("projects/\(project.number)/patchJobs/\(id)"),
                "state": .text(state.rawValue),
                "instanceDetailsSummary": .object(
                    PatchState.allCases.filter { $0 != .noAgentDetected }
                        .map { .init($0.logCounter, .int64(finalCounts[$0, default: 0])) }
                ),
                "dryRun": .whenTrue(plan.isDryRun),
                "errorMessage": isStopped ? .text("The disruption budget was used up by failed instances.") : .absent,
                "createTime": .text(createTime.rfc3339),
                "updateTime": .text(endTime.rfc3339),
            ],
            "resource": [
                "type": "cloud_osconfig_patch_job",
                "labels": ["project_id": .text(project.id), "patch_job_id": .text(id)],
            ],
            "timestamp": .text(place.at.rfc3339),
            "severity": (isBad ? LogSeverity.error : .info).json,
            "logName": .text(project.patchJobLogName),
            "receiveTimestamp": .text((place.at + .milliseconds(410)).rfc3339),
        ]
        return LogRecord(place: place, json: json)
    }
}

extension PatchState {
    /// The counter of `PatchJobCompletedLog` for the state.
    fileprivate var logCounter: String {
        "instances" + rawValue.split(separator: "_").map { $0.prefix(1) + $0.dropFirst().lowercased() }.joined()
    }
}
