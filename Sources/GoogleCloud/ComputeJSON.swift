import Fleet
import TapeJSON

// What the resources of Compute Engine have in common.

extension JSONCursor {
    /// The resource's own link, or another link of it that lies in the same project.
    func computeLink(orFrom fallback: StaticString) throws(JSONDecodingError) -> ResourceName {
        if let link = try optionalText("selfLink") {
            guard let name = ResourceName(link.string) else {
                throw JSONDecodingError(problem: "expected a link with projects/… in it, found another string")
                    .prefixed(by: "selfLink")
            }
            return name
        }
        guard let link = try optionalString(fallback).flatMap({ ResourceName($0) }) else {
            throw JSONDecodingError.missing("selfLink")
        }
        return link
    }

    /// The metadata that we need of a `Metadata`; other values may be secrets and are never read.
    func agentMetadata() throws(JSONDecodingError) -> [String: String] {
        var metadata: [String: String] = [:]
        _ = try list("items") { item throws(JSONDecodingError) in
            let key = try item.optionalString("key") ?? ""
            guard AgentConfiguration.metadataKeys.contains(key) || key == "created-by" else { return }
            metadata[key] = try item.optionalText("value")?.string(limitedTo: 1_024) ?? ""
        }
        return metadata
    }
}

extension JSONText {
    /// The first `limit` bytes, without a character that does not fit in full.
    func string(limitedTo limit: Int) -> String {
        guard count > limit else { return string }
        var end = limit
        while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        return String(decoding: self[..<end], as: UTF8.self)
    }
}

extension ZoneName {
    /// The zone that a URL or a bare name says.
    init(lastSegmentOf json: JSONCursor) throws(JSONDecodingError) {
        self.init(try json.lastSegment())
    }
}

extension String {
    /// A string, for lists of them.
    init(json: JSONCursor) throws(JSONDecodingError) {
        self = try json.requiredString()
    }
}
