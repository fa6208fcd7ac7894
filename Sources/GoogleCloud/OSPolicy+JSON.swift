import Fleet
import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/projects.locations.osPolicyAssignments#OSPolicy

extension OSPolicy {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "id": id = PolicyID(try value.requiredString())
            case "description": description = try value.requiredString()
            case "mode": mode = try Open(value)
            case "allowNoResourceGroupMatch": allowsNoResourceGroupMatch = try value.requiredBool()
            case "resourceGroups": resourceGroups = try value.decodeElements(ResourceGroup.init)
            default: break
            }
        }
    }
}

extension OSPolicy.ResourceGroup {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        inventoryFilters = try json.list("inventoryFilters", OSFilter.init)
        resources = try json.list("resources", OSPolicyResource.init)
    }
}

extension OSPolicyResource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "id": id = try value.requiredString()
            case "pkg": content = .package(try PackageResource(value))
            case "repository": content = .repository(try RepositoryResource(value))
            case "exec": content = .exec(try ExecResource(value))
            case "file": content = .file(try FileResource(value))
            default: break
            }
        }
    }
}

extension PackageResource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "desiredState": desiredState = try value.requiredString()
            case "apt", "yum", "zypper", "googet":
                system = key.string
                name = try value.optionalString("name") ?? ""
            case "deb", "rpm", "msi":
                system = key.string
                source = try value.optional("source", PolicyFileSource.init)
                pullsDependencies = try value.optionalBool("pullDeps") ?? false
                properties = try value.list("properties") { text throws(JSONDecodingError) in
                    try text.requiredString()
                }
            default: break
            }
        }
    }
}

extension RepositoryResource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "apt", "yum", "zypper", "goo":
                system = key.string
                try decodeContent(value)
            default: break
            }
        }
    }

    /// The four kinds use different words for the same things.
    private mutating func decodeContent(_ json: JSONCursor) throws(JSONDecodingError) {
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "id", "name": id = try value.requiredString()
            case "displayName": displayName = try value.requiredString()
            case "uri", "baseUrl", "url": url = try value.requiredString()
            case "archiveType": archiveType = try value.requiredString()
            case "distribution": distribution = try value.requiredString()
            case "components": components = try value.strings()
            case "gpgKey": gpgKeys = [try value.requiredString()]
            case "gpgKeys": gpgKeys = try value.strings()
            default: break
            }
        }
    }
}

extension ExecResource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        validate = try json.optional("validate", Script.init)
        enforce = try json.optional("enforce", Script.init)
    }
}

extension ExecResource.Script {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "interpreter": interpreter = try value.requiredString()
            case "script": script = try value.requiredString()
            case "file": file = try PolicyFileSource(value)
            case "args": arguments = try value.strings()
            case "outputFilePath": outputFilePath = try value.requiredString()
            default: break
            }
        }
    }
}

extension FileResource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "path": path = try value.requiredString()
            case "state": state = try value.requiredString()
            case "permissions": permissions = try value.requiredString()
            case "content": content = try value.requiredString()
            case "file": file = try PolicyFileSource(value)
            default: break
            }
        }
    }
}

extension PolicyFileSource {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "allowInsecure": allowsInsecure = try value.requiredBool()
            case "remote":
                uri = try value.optionalString("uri") ?? ""
                sha256 = try value.optionalString("sha256Checksum") ?? ""
            case "gcs": object = try StorageObject(value)
            case "localPath": localPath = try value.requiredString()
            default: break
            }
        }
    }
}

extension StorageObject {
    /// Reads a `Gcs` of a policy or a `GcsObject` of a patch step, which spell the generation differently.
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "bucket": bucket = try value.requiredString()
            case "object": object = try value.requiredString()
            case "generation", "generationNumber": generation = try value.requiredInt64()
            default: break
            }
        }
    }
}
