package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.instances.osPolicyAssignments.reports

extension OSPolicyAssignmentReport {
    /// Reads a report of `osPolicyAssignments.reports.list` or `.get`.
    ///
    /// The VM is the one in `name`; `instance` is a name in some answers and a path with the id in others.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name", InstanceScopedName.init)
        let assignment = try json.optional("osPolicyAssignment", PolicyAssignmentName.init)
        guard let id = assignment?.id ?? name.name.segment(after: "osPolicyAssignments").map({ .init(String($0)) })
        else { throw JSONDecodingError.missing("osPolicyAssignment") }
        self.init(
            project: name.project,
            zone: name.zone,
            instance: name.instance,
            assignment: id,
            revision: assignment?.revision ?? RevisionID("")
        )
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "instance": instanceName = try Self.instanceName(value)
            case "lastRunId": lastRunID = try value.requiredString()
            case "updateTime": updateTime = try Timestamp(value)
            case "osPolicyCompliances": policies = try value.decodeElements(PolicyCompliance.init)
            default: break
            }
        }
    }

    private static func instanceName(_ json: JSONCursor) throws(JSONDecodingError) -> InstanceName? {
        let last = try json.lastSegment()
        return last.isEmpty || InstanceID(last) != nil ? nil : InstanceName(last)
    }
}

extension PolicyCompliance {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "osPolicyId": policy = PolicyID(try value.requiredString())
            case "complianceState": state = try Open(value)
            case "complianceStateReason": reason = try value.requiredString()
            case "osPolicyResourceCompliances":
                resources = try value.decodeElements(PolicyResourceCompliance.init)
            default: break
            }
        }
    }
}

extension PolicyResourceCompliance {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "osPolicyResourceId": resource = try value.requiredString()
            case "complianceState": state = try Open(value)
            case "complianceStateReason": reason = try value.requiredString()
            case "configSteps": steps = try value.decodeElements(Step.init)
            case "execResourceOutput":
                enforcementOutput = try value.optionalString("enforcementOutput") ?? ""
            default: break
            }
        }
    }
}

extension PolicyResourceCompliance.Step {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        type = try json.optionalString("type") ?? ""
        errorMessage = try json.optionalString("errorMessage") ?? ""
    }
}
