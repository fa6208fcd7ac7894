package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v2/projects.locations.global.policyOrchestrators

extension PolicyOrchestrator {
    /// Reads an orchestrator of a project, a folder or an organization.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let (parent, id) = try json.required("name", Self.parentAndID)
        self.init(parent: parent, id: id)
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "description": description = try value.requiredString()
            case "labels": labels = try value.stringMap()
            case "createTime": createTime = try Timestamp(value)
            case "updateTime": updateTime = try Timestamp(value)
            case "reconciling": isReconciling = try value.requiredBool()
            case "action": action = try value.requiredString()
            case "state": state = try value.requiredString()
            case "orchestratedResource": resourceID = try value.optionalString("id") ?? ""
            case "orchestrationState":
                current = try value.optional("currentIterationState", Iteration.init)
                previous = try value.optional("previousIterationState", Iteration.init)
            default: break
            }
        }
    }

    private static func parentAndID(_ json: JSONCursor) throws(JSONDecodingError) -> (parent: String, id: String) {
        let segments = try json.requiredString().split(separator: "/")
        guard segments.count >= 4, segments[segments.count - 2] == "policyOrchestrators" else {
            throw json.expected("a name such as projects/P/locations/global/policyOrchestrators/ID")
        }
        return ("\(segments[0])/\(segments[1])", String(segments[segments.count - 1]))
    }
}

extension PolicyOrchestrator.Iteration {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "iterationId": id = try value.requiredString()
            case "state": state = try value.requiredString()
            case "progress": progress = try value.requiredDouble()
            case "performedActions": performedActions = try value.requiredInt64()
            case "failedActions": failedActions = try value.requiredInt64()
            case "startTime": startTime = try Timestamp(value)
            case "finishTime": finishTime = try Timestamp(value)
            case "error": errorMessage = try value.optionalString("message") ?? ""
            default: break
            }
        }
    }
}
