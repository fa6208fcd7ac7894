package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.osPolicyAssignments

extension OSPolicyAssignment {
    /// Reads an assignment of `osPolicyAssignments.list`, `.listRevisions` or `.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name", PolicyAssignmentName.init)
        self.init(project: name.project, zone: name.zone, id: name.id)
        if let revision = name.revision { self.revision = revision }
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "description": description = try value.requiredString()
            case "etag": etag = try value.requiredString()
            case "uid": uid = try value.requiredString()
            case "revisionId": revision = RevisionID(try value.requiredString())
            case "revisionCreateTime": revisionCreateTime = try Timestamp(value)
            case "rolloutState": rolloutState = try Open(value)
            case "baseline": isBaseline = try value.requiredBool()
            case "deleted": isDeleted = try value.requiredBool()
            case "reconciling": isReconciling = try value.requiredBool()
            case "rollout": try decodeRollout(value)
            case "instanceFilter": instanceFilter = try InstanceFilter(value)
            case "osPolicies": policies = try value.decodeElements(OSPolicy.init)
            default: break
            }
        }
    }

    private mutating func decodeRollout(_ json: JSONCursor) throws(JSONDecodingError) {
        disruptionBudget = try json.optional("disruptionBudget", DisruptionBudget.decode) ?? nil
        minWaitDuration = try json.optional("minWaitDuration", Duration.init)
    }
}

/// The name of an assignment: `projects/{p}/locations/{zone}/osPolicyAssignments/{id}`, or `…/{id}@{revision}`.
struct PolicyAssignmentName {
    let project: ProjectReference
    let zone: ZoneName
    let id: PolicyAssignmentID
    /// `nil` when the name says none.
    let revision: RevisionID?

    init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.resourceName()
        guard let zone = name.zone, let last = name.segment(after: "osPolicyAssignments") else {
            throw json.expected("a name such as projects/P/locations/ZONE/osPolicyAssignments/ID")
        }
        let parts = last.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        project = name.project
        self.zone = zone
        id = PolicyAssignmentID(String(parts[0]))
        revision = parts.count == 2 ? RevisionID(String(parts[1])) : nil
    }
}

extension OSPolicyAssignment.InstanceFilter {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "all": all = try value.requiredBool()
            case "inclusionLabels": inclusionLabels = try value.labelSets()
            case "exclusionLabels": exclusionLabels = try value.labelSets()
            case "inventories": inventories = try value.decodeElements(OSFilter.init)
            default: break
            }
        }
    }
}

extension OSFilter {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        shortName = try json.optionalString("osShortName") ?? ""
        version = try json.optionalString("osVersion") ?? ""
    }
}

extension JSONCursor {
    /// An array of `{"labels": {…}}`; a set without labels stays, since it matches every VM.
    func labelSets() throws(JSONDecodingError) -> [[String: String]] {
        try decodeElements { set throws(JSONDecodingError) in
            try set.optional("labels") { labels throws(JSONDecodingError) in try labels.stringMap() } ?? [:]
        }
    }
}
