import Fleet
import TapeJSON

// https://cloud.google.com/compute/docs/osconfig/rest/v1/FixedOrPercent

extension DisruptionBudget {
    /// Reads `{"fixed": 2}` or `{"percent": 25}`; `nil` when neither is there.
    static func decode(_ json: JSONCursor) throws(JSONDecodingError) -> DisruptionBudget? {
        var budget: DisruptionBudget?
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "fixed": budget = .fixed(try value.requiredInt64())
            case "percent": budget = .percent(try value.requiredInt64())
            default: break
            }
        }
        return budget
    }
}
