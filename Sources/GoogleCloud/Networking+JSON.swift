package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/reference/rest/v1/subnetworks
// https://cloud.google.com/compute/docs/reference/rest/v1/routers
// https://cloud.google.com/compute/docs/reference/rest/v1/zones

extension Subnetwork {
    /// Reads a subnetwork of `subnetworks.aggregatedList`, `.list` or `.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let place = try RegionalPlace(json)
        self.init(project: place.project, region: place.region, name: try json.requiredString("name"))
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "network": network = try value.requiredString()
            case "privateIpGoogleAccess": hasPrivateGoogleAccess = try value.requiredBool()
            case "privateIpv6GoogleAccess": privateIPv6GoogleAccess = try value.requiredString()
            case "stackType": stackType = try value.requiredString()
            case "purpose": purpose = try value.requiredString()
            default: break
            }
        }
    }
}

extension Router {
    /// Reads a router of `routers.aggregatedList`, `.list` or `.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let place = try RegionalPlace(json)
        self.init(project: place.project, region: place.region, name: try json.requiredString("name"))
        network = try json.optionalString("network") ?? ""
        nats = try json.list("nats", NAT.init)
    }
}

extension Router.NAT {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "name": name = try value.requiredString()
            case "type": type = try value.requiredString()
            case "endpointTypes": endpointTypes = try value.strings()
            case "sourceSubnetworkIpRangesToNat": sourceRanges = try value.requiredString()
            case "subnetworks": subnetworks = try value.decodeElements(Router.NATSubnetwork.init)
            default: break
            }
        }
    }
}

extension Router.NATSubnetwork {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        url = try json.optionalString("name") ?? ""
        ranges = try json.list("sourceIpRangesToNat", String.init(json:))
    }
}

extension Zone {
    /// Reads a zone of `zones.list` or `zones.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.requiredString("name")
        self.init(project: try json.computeLink(orFrom: "region").project, name: ZoneName(name))
        region = try json.optional("region") { link throws(JSONDecodingError) in try link.lastSegment() } ?? ""
        status = try json.optionalString("status") ?? ""
    }
}

/// The project and region of a regional resource.
private struct RegionalPlace {
    let project: ProjectReference
    let region: String

    init(_ json: JSONCursor) throws(JSONDecodingError) {
        let link = try json.computeLink(orFrom: "region")
        let named = try json.optional("region") { region throws(JSONDecodingError) in try region.lastSegment() }
        guard let region = named ?? link.segment(after: "regions").map(String.init) else {
            throw JSONDecodingError.missing("region")
        }
        project = link.project
        self.region = region
    }
}
