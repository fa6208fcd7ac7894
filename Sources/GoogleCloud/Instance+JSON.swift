package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/reference/rest/v1/instances

extension Instance {
    /// Reads a VM of `instances.aggregatedList`, `instances.list` or `instances.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let id = try json.required("id", InstanceID.init)
        let name = try json.requiredString("name")
        let link = try json.computeLink(orFrom: "zone")
        guard let zone = try json.optional("zone", ZoneName.init(lastSegmentOf:)) ?? link.zone else {
            throw JSONDecodingError.missing("zone")
        }
        self.init(project: link.project, zone: zone, name: InstanceName(name), id: id)
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "status": powerState = try Open(value)
            case "statusMessage": statusMessage = try value.requiredString()
            case "labels": labels = try value.stringMap()
            case "metadata": metadata = try value.agentMetadata()
            case "tags": tags = try value.list("items", String.init(json:))
            case "networkInterfaces": networkInterfaces = try value.decodeElements(NetworkInterface.init)
            case "serviceAccounts": serviceAccounts = try value.decodeElements(ServiceAccount.init)
            case "disks": disks = try value.decodeElements(Disk.init)
            case "scheduling":
                provisioningModel = try value.optionalString("provisioningModel") ?? ""
                isPreemptible = try value.optionalBool("preemptible") ?? false
            case "creationTimestamp": creationTime = try Timestamp(value)
            case "lastStartTimestamp": lastStartTime = try Timestamp(value)
            case "lastStopTimestamp": lastStopTime = try Timestamp(value)
            case "lastSuspendedTimestamp": lastSuspendedTime = try Timestamp(value)
            case "machineType": machineType = try value.lastSegment()
            case "hostname": hostname = try value.requiredString()
            case "deletionProtection": isDeletionProtected = try value.requiredBool()
            default: break
            }
        }
    }
}

extension NetworkInterface {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "name": name = try value.requiredString()
            case "network": network = try value.requiredString()
            case "subnetwork": subnetwork = try value.requiredString()
            case "networkIP": address = try value.requiredString()
            case "stackType": stackType = try value.requiredString()
            case "accessConfigs": externalAddresses = try Self.addresses(value, at: "natIP")
            case "ipv6AccessConfigs": externalIPv6Addresses = try Self.addresses(value, at: "externalIpv6")
            default: break
            }
        }
    }

    private static func addresses(_ json: JSONCursor, at key: StaticString) throws(JSONDecodingError) -> [String] {
        try json.decodeElements { configuration throws(JSONDecodingError) in try configuration.optionalString(key) }
            .compactMap { $0 }.filter { !$0.isEmpty }
    }
}

extension ServiceAccount {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        email = try json.optionalString("email") ?? ""
        scopes = try json.list("scopes", String.init(json:))
    }
}

extension Disk {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "boot": isBoot = try value.requiredBool()
            case "licenses": licenses = try value.strings()
            case "architecture": architecture = try value.requiredString()
            case "guestOsFeatures":
                guestOSFeatures = try value.decodeElements { feature throws(JSONDecodingError) in
                    try feature.optionalString("type") ?? ""
                }
            default: break
            }
        }
    }
}
