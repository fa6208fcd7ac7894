import Fleet
import TapeJSON

/// An answer of Compute Engine that lists resources, told by its `kind`.
struct ComputeCollection {
    /// What is listed.
    let kind: ResourceKind
    /// Under which key each scope of an aggregated list has its resources; `nil` for the list of one scope.
    let scopedKey: StaticString?

    init?(_ json: JSONCursor) {
        guard let text = json["kind"]?.text else { return nil }
        switch text {
        case "compute#instanceAggregatedList": self.init(.instance, scopedKey: "instances")
        case "compute#subnetworkAggregatedList": self.init(.subnetwork, scopedKey: "subnetworks")
        case "compute#routerAggregatedList": self.init(.router, scopedKey: "routers")
        case "compute#instanceList": self.init(.instance, scopedKey: nil)
        case "compute#subnetworkList": self.init(.subnetwork, scopedKey: nil)
        case "compute#routerList": self.init(.router, scopedKey: nil)
        case "compute#zoneList": self.init(.zone, scopedKey: nil)
        default: return nil
        }
    }

    private init(_ kind: ResourceKind, scopedKey: StaticString?) {
        self.kind = kind
        self.scopedKey = scopedKey
    }
}

extension GoogleDocument {
    /// Reads a list; scopes that the answer warns about are noted as unreachable.
    static func readCollection(
        _ collection: ComputeCollection,
        _ json: JSONCursor,
        into recognition: inout Recognition,
        _ take: (Resource) throws -> Void
    ) throws {
        if let warning = try json.optional("warning", ListWarning.init), warning.isPartial {
            recognition.unreachable.append(try warning.scope ?? json.optionalString("id") ?? warning.code)
        }
        guard let items = json["items"], !items.isNull else { return }
        guard let key = collection.scopedKey else {
            return try readList(items, at: "items", of: collection.kind, into: &recognition, take)
        }
        try located(at: .key("items")) {
            for (scope, content) in try items.requiredObject().members where !content.isNull {
                try located(at: .name(scope)) {
                    if let warning = try content.optional("warning", ListWarning.init), warning.isPartial {
                        recognition.unreachable.append(scope.string)
                    }
                    guard let list = content[key] else { return }
                    try readList(list, at: key, of: collection.kind, into: &recognition, take)
                }
            }
        }
    }
}

/// What an answer says of itself or of one of its scopes.
private struct ListWarning {
    let code: String
    /// The scope that it is about; `nil` when not said.
    let scope: String?

    init(_ json: JSONCursor) throws(JSONDecodingError) {
        code = try json.optionalString("code") ?? ""
        let data = try json.list("data") { item throws(JSONDecodingError) in
            (key: try item.optionalString("key"), value: try item.optionalString("value"))
        }
        scope = data.first { $0.key == "scope" }?.value
    }

    /// Whether resources may be missing; an empty scope says so with a warning too.
    var isPartial: Bool { code != "NO_RESULTS_ON_PAGE" }
}
