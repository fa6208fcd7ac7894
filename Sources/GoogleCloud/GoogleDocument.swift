package import Fleet
package import TapeJSON

/// A document of Google's APIs or tools, whose content is told by its shape and never by a file's name.
package enum GoogleDocument {
    /// Reads every resource in a document and hands each one on, in the document's order.
    ///
    /// Takes answers of lists, single resources, lines of exports, and a top-level array of such. Throws
    /// `JSONDecodingError`, whose path leads to the field, for content of a known kind that cannot be read, and
    /// whatever `take` throws; resources before that one have been handed on by then.
    package static func read(_ root: JSONCursor, _ take: (Resource) throws -> Void) throws -> Recognition {
        guard root.isArray else { return try readObject(root, take) }
        var whole = Recognition(.emptyPage)
        for (index, element) in root.elements.enumerated() {
            whole.add(try located(at: .index(index)) { try readObject(element, take) })
        }
        return whole
    }

    private static func readObject(_ json: JSONCursor, _ take: (Resource) throws -> Void) throws -> Recognition {
        guard json.isObject else { return Recognition(.unrecognized) }
        if let refusal = errorAnswer(json) { return Recognition(refusal) }
        var recognition = Recognition(.emptyPage)
        guard try readContent(of: json, into: &recognition, take) else { return Recognition(.unrecognized) }
        if !recognition.counts.isEmpty { recognition.content = .resources }
        if let token = try json.optionalString("nextPageToken"), !token.isEmpty { recognition.nextPageToken = token }
        for key: StaticString in ["unreachable", "unreachables"] {
            recognition.unreachable += try json.list(key, String.init(json:))
        }
        return recognition
    }

    /// Whether the object is something that we know, if only an empty page.
    private static func readContent(
        of json: JSONCursor,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws -> Bool {
        // An answer has one list; an object that somebody put together may have several.
        for (key, kind) in ResourceKind.lists {
            guard let list = json[key], kind != .logEntry || isLog(list) else { continue }
            recognition.isListing = true
            try readList(list, at: key, of: kind, into: &recognition, take)
        }
        guard !recognition.isListing else { return true }
        if let assets = json["assets"], assets.elements.allSatisfy(isAsset) {
            recognition.isListing = true
            try readAssets(assets, into: &recognition, take)
        } else if isAsset(json) {
            try readAsset(json, into: &recognition, take)
        } else if let collection = ComputeCollection(json) {
            recognition.isListing = true
            try readCollection(collection, json, into: &recognition, take)
        } else if let kind = ResourceKind(recognizing: json) {
            try readResource(json, of: kind, into: &recognition, take)
        } else {
            return isEmptyPage(json)
        }
        return true
    }

    /// Whether nothing is there but what surrounds lists.
    private static func isEmptyPage(_ json: JSONCursor) -> Bool {
        json.members.allSatisfy { key, _ in
            switch key {
            case "nextPageToken", "unreachable", "unreachables", "readTime", "unit", "executionErrors": true
            default: false
            }
        }
    }

    private static func isLog(_ list: JSONCursor) -> Bool {
        list.isNull || list.elements.allSatisfy { $0["logName"]?.text != nil }
    }

    /// `{"error": {"code": 403, "message": "…", "status": "PERMISSION_DENIED"}}`, as all of Google's APIs refuse.
    ///
    /// https://cloud.google.com/apis/design/errors#http_mapping
    private static func errorAnswer(_ json: JSONCursor) -> Recognition.Content? {
        guard let error = json["error"], error.isObject, error["code"] != nil || error["status"] != nil else {
            return nil
        }
        return .errorAnswer(code: error["code"]?.int64 ?? 0, status: error["status"]?.string ?? "")
    }
}

// MARK: - Pieces

extension GoogleDocument {
    /// Reads one resource and hands it on.
    static func readResource(
        _ json: JSONCursor,
        of kind: ResourceKind,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws {
        try take(try kind.decode(json))
        recognition.counts[kind, default: 0] += 1
    }

    /// Reads an array of resources; `null` is an empty one.
    static func readList(
        _ list: JSONCursor,
        at key: StaticString,
        of kind: ResourceKind,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws {
        guard !list.isNull else { return }
        try located(at: .key(key)) {
            for (index, element) in try list.requiredArray().enumerated() {
                try located(at: .index(index)) {
                    try readResource(element, of: kind, into: &recognition, take)
                }
            }
        }
    }

    /// Runs `body`, whose decoding errors gain the place.
    static func located<Value>(at place: DocumentPlace, _ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as JSONDecodingError {
            throw switch place {
            case .key(let key): error.prefixed(by: key)
            case .name(let name): error.prefixed(by: name)
            case .index(let index): error.prefixed(by: index)
            }
        }
    }
}

/// Where in its parent a value is.
enum DocumentPlace {
    /// Under a name of ours.
    case key(StaticString)
    /// Under a name of the document's.
    case name(JSONText)
    /// At a position of an array.
    case index(Int)
}
