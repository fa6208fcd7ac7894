import Fleet
import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/PatchConfig

extension PatchConfig {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "rebootConfig": rebootConfig = try value.requiredString()
            case "apt": apt = try Apt(value)
            case "yum": yum = try Yum(value)
            case "zypper": zypper = try Zypper(value)
            case "windowsUpdate": windowsUpdate = try Windows(value)
            case "goo": hasGoo = try value.requiredObject().isObject
            case "preStep": preStep = try PatchExecStep(value)
            case "postStep": postStep = try PatchExecStep(value)
            case "migInstancesAllowed": allowsMIGInstances = try value.requiredBool()
            default: break
            }
        }
    }
}

extension PatchConfig.Apt {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "type": type = try value.requiredString()
            case "excludes": excludes = try value.strings()
            case "exclusivePackages": exclusivePackages = try value.strings()
            default: break
            }
        }
    }
}

extension PatchConfig.Yum {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "security": security = try value.requiredBool()
            case "minimal": minimal = try value.requiredBool()
            case "excludes": excludes = try value.strings()
            case "exclusivePackages": exclusivePackages = try value.strings()
            default: break
            }
        }
    }
}

extension PatchConfig.Zypper {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "withOptional": withOptional = try value.requiredBool()
            case "withUpdate": withUpdate = try value.requiredBool()
            case "categories": categories = try value.strings()
            case "severities": severities = try value.strings()
            case "excludes": excludes = try value.strings()
            case "exclusivePatches": exclusivePatches = try value.strings()
            default: break
            }
        }
    }
}

extension PatchConfig.Windows {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "classifications": classifications = try value.strings()
            case "excludes": excludes = try value.strings()
            case "exclusivePatches": exclusivePatches = try value.strings()
            default: break
            }
        }
    }
}

extension PatchExecStep {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        linux = try json.optional("linuxExecStepConfig", Script.init)
        windows = try json.optional("windowsExecStepConfig", Script.init)
    }
}

extension PatchExecStep.Script {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "localPath": localPath = try value.requiredString()
            case "gcsObject": object = try StorageObject(value)
            case "allowedSuccessCodes":
                allowedSuccessCodes = try value.decodeElements { code throws(JSONDecodingError) in
                    try code.requiredInt64()
                }
            case "interpreter": interpreter = try value.requiredString()
            default: break
            }
        }
    }
}
