package import Fleet
package import TapeJSON

// https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry

extension LogEntry {
    /// Reads an entry of `entries.list`, of `gcloud logging read` or of a log sink's file.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        logName = try json.requiredString("logName")
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "insertId": insertID = try value.requiredString()
            case "timestamp": timestamp = try Timestamp(value)
            case "severity": severity = try value.requiredString()
            case "resource": (resourceType, resourceLabels) = try value.typeAndLabels()
            case "labels": labels = try value.stringMap()
            case "textPayload": message = try value.requiredString()
            case "jsonPayload": try decodePayload(value)
            case "sourceLocation": sourceLocation = try Self.sourceLocation(value)
            default: break
            }
        }
    }

    /// A payload has no schema, so a `message` that is no text is left alone.
    private mutating func decodePayload(_ json: JSONCursor) throws(JSONDecodingError) {
        if let text = try json.requiredObject()["message"]?.string { message = text }
        guard json["patchJob"]?.text != nil, json["state"]?.text != nil else { return }
        completedJob = try CompletedPatchJob(json)
    }

    private static func sourceLocation(_ json: JSONCursor) throws(JSONDecodingError) -> String {
        let file = try json.optionalString("file") ?? ""
        guard let line = try json.optionalInt64("line"), line != 0 else { return file }
        return "\(file):\(line)"
    }
}

extension CompletedPatchJob {
    /// Reads a `google.cloud.osconfig.logging.PatchJobCompletedLog`.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "patchJob": name = try value.requiredString()
            case "state": state = try Open(value)
            case "instanceDetailsSummary": instanceCounts = try value.instanceCounts(keys: Self.summaryKeys)
            case "dryRun": isDryRun = try value.requiredBool()
            case "errorMessage": errorMessage = try value.requiredString()
            case "createTime": createTime = try Timestamp(value)
            case "updateTime": updateTime = try Timestamp(value)
            default: break
            }
        }
    }

    /// The log's own words for the counters, which are not those of `patchJobs.get`.
    private static let summaryKeys: [String: PatchState] = [
        "instancesPending": .pending,
        "instancesInactive": .inactive,
        "instancesNotified": .notified,
        "instancesStarted": .started,
        "instancesDownloadingPatches": .downloadingPatches,
        "instancesApplyingPatches": .applyingPatches,
        "instancesRebooting": .rebooting,
        "instancesSucceeded": .succeeded,
        "instancesSucceededRebootRequired": .succeededRebootRequired,
        "instancesFailed": .failed,
        "instancesAcked": .acked,
        "instancesTimedOut": .timedOut,
        "instancesRunningPrePatchStep": .runningPrePatchStep,
        "instancesRunningPostPatchStep": .runningPostPatchStep,
    ]
}

extension JSONCursor {
    /// The type and labels of a monitored resource or a metric.
    func typeAndLabels() throws(JSONDecodingError) -> (type: String, labels: [String: String]) {
        let labels = try optional("labels") { labels throws(JSONDecodingError) in try labels.stringMap() }
        return (try optionalString("type") ?? "", labels ?? [:])
    }
}
