package import Fleet
package import TapeJSON

// https://cloud.google.com/compute/docs/reference/rest/v1/projects

extension ComputeProject {
    /// Reads the answer of `projects.get`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        self.init(id: ProjectID(try json.requiredString("name")))
        try json.decodeMembers { key, value throws(JSONDecodingError) in
            switch key {
            case "commonInstanceMetadata": metadata = try value.agentMetadata()
            case "xpnProjectStatus": xpnStatus = try value.requiredString()
            case "defaultServiceAccount":
                defaultServiceAccount = try value.requiredString()
                number = Self.number(inServiceAccount: defaultServiceAccount)
            default: break
            }
        }
    }

    /// The number in `{number}-compute@developer.gserviceaccount.com`; `nil` for an account of another name.
    private static func number(inServiceAccount email: String) -> ProjectNumber? {
        let suffix = "-compute@developer.gserviceaccount.com"
        guard email.hasSuffix(suffix) else { return nil }
        return UInt64(email.dropLast(suffix.count)).map { ProjectNumber($0) }
    }
}
