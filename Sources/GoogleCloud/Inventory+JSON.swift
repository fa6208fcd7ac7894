package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.instances.inventories
//
// The hot path of every reading: items are by far the most of what VM Manager answers. Names in snake case are those
// of Cloud Asset Inventory's exports; a parser of proto JSON has to accept both.

extension Inventory {
    /// Reads an inventory of `inventories.list` or `inventories.get`, in either view.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name", InstanceScopedName.init)
        self.init(project: name.project, zone: name.zone, instance: name.instance)
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "osInfo", "os_info": osInfo = try OSInfo(value)
            case "updateTime", "update_time": updateTime = try Timestamp(value)
            case "items": items = try InventoryItem.items(value)
            default: break
            }
        }
    }
}

extension OSInfo {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "hostname": hostname = try value.requiredString()
            case "longName", "long_name": longName = try value.requiredString()
            case "shortName", "short_name": shortName = try value.requiredString()
            case "version": version = try value.requiredString()
            case "architecture": architecture = try value.requiredString()
            case "kernelVersion", "kernel_version": kernelVersion = try value.requiredString()
            case "kernelRelease", "kernel_release": kernelRelease = try value.requiredString()
            case "osconfigAgentVersion", "osconfig_agent_version": agentVersion = try value.requiredString()
            default: break
            }
        }
    }
}

extension InventoryItem {
    /// Reads the map of items, in the document's order.
    static func items(_ json: JSONCursor) throws(JSONDecodingError) -> [InventoryItem] {
        var items: [InventoryItem] = []
        items.reserveCapacity(json.members.underestimatedCount)
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            items.append(try InventoryItem(value, key: key))
        }
        return items
    }

    /// Reads an item; its key in the map stands in for an id that is missing.
    private init(_ json: JSONCursor, key mapKey: JSONText) throws(JSONDecodingError) {
        self.init()
        var derivedPresence: Presence?
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "id": id = try value.requiredString()
            case "originType", "origin_type": origin = try Self.origin(value)
            case "type": presence = try Self.presence(value)
            case "createTime", "create_time": createTime = try Timestamp(value)
            case "updateTime", "update_time": updateTime = try Timestamp(value)
            case "installedPackage", "installed_package":
                package = try SoftwarePackage(value)
                derivedPresence = .installed
            case "availablePackage", "available_package":
                package = try SoftwarePackage(value)
                derivedPresence = .available
            default: break
            }
        }
        if id.isEmpty { id = mapKey.string }
        if let derivedPresence, presence.known == nil, presence.text == "TYPE_UNSPECIFIED" {
            presence = .known(derivedPresence)
        }
    }

    private static func origin(_ json: JSONCursor) throws(JSONDecodingError) -> Open<Origin> {
        let text = try json.requiredText()
        return switch text {
        case "INVENTORY_REPORT": .known(.inventoryReport)
        default: Open(text.string)
        }
    }

    private static func presence(_ json: JSONCursor) throws(JSONDecodingError) -> Open<Presence> {
        let text = try json.requiredText()
        return switch text {
        case "INSTALLED_PACKAGE": .known(.installed)
        case "AVAILABLE_PACKAGE": .known(.available)
        default: Open(text.string)
        }
    }
}
