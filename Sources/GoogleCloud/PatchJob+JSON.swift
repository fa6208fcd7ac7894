package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.patchJobs

extension PatchJob {
    /// Reads a job of `patchJobs.list` or `patchJobs.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name") { name throws(JSONDecodingError) in
            try name.globalName(in: "patchJobs", shape: "projects/P/patchJobs/ID")
        }
        self.init(project: name.project, id: PatchJobID(name.id))
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "displayName": displayName = try value.requiredString()
            case "description": description = try value.requiredString()
            case "createTime": createTime = try Timestamp(value)
            case "updateTime": updateTime = try Timestamp(value)
            case "state": state = try Open(value)
            case "instanceFilter": instanceFilter = try PatchInstanceFilter(value)
            case "patchConfig": patchConfig = try PatchConfig(value)
            case "duration": duration = try Duration(value)
            case "instanceDetailsSummary": instanceCounts = try value.instanceCounts(keys: Self.summaryKeys)
            case "dryRun": isDryRun = try value.requiredBool()
            case "errorMessage": errorMessage = try value.requiredString()
            case "percentComplete": percentComplete = try value.requiredDouble()
            case "patchDeployment": deployment = try Self.deployment(value)
            case "rollout": rollout = try PatchRollout(value)
            default: break
            }
        }
    }

    private static func deployment(_ json: JSONCursor) throws(JSONDecodingError) -> PatchDeploymentID? {
        let id = try json.lastSegment()
        return id.isEmpty ? nil : PatchDeploymentID(id)
    }

    /// The counters of `instanceDetailsSummary`.
    private static let summaryKeys = Dictionary(uniqueKeysWithValues: PatchState.allCases.map { ($0.summaryKey, $0) })
}

extension PatchRollout {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "mode": mode = try Open(value)
            case "disruptionBudget": disruptionBudget = try DisruptionBudget.decode(value)
            default: break
            }
        }
    }
}

extension JSONCursor {
    /// Counters by state; those of states that this version does not know, and zeros, are left out.
    func instanceCounts(keys: [String: PatchState]) throws(JSONDecodingError) -> [PatchState: Int64] {
        var counts: [PatchState: Int64] = [:]
        try decodeMembers { key, value throws(JSONDecodingError) in
            guard let state = keys[key.string] else { return }
            let count = try value.requiredInt64()
            if count != 0 { counts[state] = count }
        }
        return counts
    }

    /// The project and the id in a name of a resource that lies in no zone.
    func globalName(
        in collection: String,
        shape: String
    ) throws(JSONDecodingError) -> (project: ProjectReference, id: String) {
        let name = try resourceName()
        guard let id = name.segment(after: collection) else { throw expected("a name such as \(shape)") }
        return (name.project, String(id))
    }
}
