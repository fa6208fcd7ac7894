package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.patchJobs.instanceDetails

extension PatchJobInstanceDetails {
    /// Reads details of `patchJobs.instanceDetails.list`.
    ///
    /// The id is `instanceSystemId` or, where that is missing, a numeric id at the end of the name.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let (name, zone) = try json.required("name") { value throws(JSONDecodingError) in
            let name = try value.resourceName()
            guard let zone = name.zone, name.segment(after: "instances") != nil else {
                throw value.expected("a name such as projects/P/zones/ZONE/instances/NAME")
            }
            return (name, zone)
        }
        guard let id = try json.optional("instanceSystemId", InstanceID.init) ?? name.instanceID else {
            throw JSONDecodingError.missing("instanceSystemId")
        }
        self.init(project: name.project, zone: zone, instance: id)
        instanceName = name.instanceName
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "state": state = try Open(value)
            case "failureReason": failureReason = try value.requiredString()
            case "attemptCount": attemptCount = try value.requiredInt64()
            default: break
            }
        }
    }
}

extension InstanceID {
    /// Reads an id, which is a string of digits or a number.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init(try json.requiredUInt64())
    }
}
