package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/reference/rest/v1/instances/getGuestAttributes

extension GuestAttributes {
    /// Reads the answer of `instances.getGuestAttributes`; only its link says which VM it is about.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let (project, zone, instance) = try json.required("selfLink") { value throws(JSONDecodingError) in
            let link = try value.resourceName()
            guard let zone = link.zone, let instance = link.segment(after: "instances") else {
                throw value.expected("a link such as …/projects/P/zones/ZONE/instances/NAME/…")
            }
            return (link.project, zone, String(instance))
        }
        self.init(project: project, zone: zone, instance: instance)
        queryPath = try json.optionalString("queryPath") ?? ""
        items =
            try json.optional("queryValue") { value throws(JSONDecodingError) in
                try value.list("items", Item.init)
            } ?? []
    }
}

extension GuestAttributes.Item {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { name, member throws(JSONDecodingError) in
            switch name {
            case "namespace": namespace = try member.requiredString()
            case "key": key = try member.requiredString()
            case "value": value = try member.requiredString()
            default: break
            }
        }
    }
}
