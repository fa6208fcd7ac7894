import Fleet
import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/PatchInstanceFilter

extension PatchInstanceFilter {
    init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init()
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "all": all = try value.requiredBool()
            case "groupLabels": groupLabels = try value.labelSets()
            case "zones": zones = try value.strings().map { ZoneName($0) }
            case "instances": instances = try value.strings()
            case "instanceNamePrefixes": instanceNamePrefixes = try value.strings()
            default: break
            }
        }
    }
}
