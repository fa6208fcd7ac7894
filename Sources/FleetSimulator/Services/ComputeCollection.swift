import Fleet

/// Resources of one kind, which can be listed in one scope or over all scopes.
///
/// A resource is made only when it is on the page, or when a filter must look at it.
struct ComputeCollection {
    /// Its name in paths, such as `instances`.
    let name: String
    /// The kind of its resources, such as `instance`.
    let kind: String
    /// The places of its resources in something that keeps its order.
    let candidates: Range<Int>
    /// Whether there is a resource at a place now.
    let isPresent: (Int) -> Bool
    /// What is known of a resource before it is made.
    let entry: (Int) -> Entry
    /// Makes a resource.
    let resource: (Int) -> JSONValue

    /// What lists go by.
    struct Entry {
        /// Such as `zones/us-central1-a`.
        let scope: String
        let name: String
        let creationTime: Timestamp
    }

    /// The size of a page, unless the client asks for less.
    private static let pageSize = 500

    /// The answer of a list in one scope.
    func list(for call: APICall, in parent: String) throws(APIError) -> JSONValue {
        let page = try page(for: call)
        return [
            "kind": .text("compute#\(kind)List"),
            "id": .text("\(parent)/\(name)"),
            "items": .nonEmpty(page.resources.map(\.value)),
            "nextPageToken": page.nextPageToken,
            "selfLink": .text("\(ComputeView.root)\(parent)/\(name)"),
        ]
    }

    /// The answer of a list over all scopes: a map in which those that have nothing on the page carry a warning.
    func aggregatedList(for call: APICall, in view: ComputeView, scopes: [String]) throws(APIError) -> JSONValue {
        let page = try page(for: call)
        let found = Dictionary(grouping: page.resources, by: \.scope)
        let wantsAll = call.request.parameter("includeAllScopes")?.lowercased() == "true"
        let items = (wantsAll ? view.allScopes : scopes).map { scope in
            JSONValue.Member(scope, found[scope].map { [name: .list($0.map(\.value))] } ?? Self.nothing(in: scope))
        }
        let path = view.path("/aggregated/\(name)")
        return [
            "kind": .text("compute#\(kind)AggregatedList"),
            "id": .text(path),
            "items": .object(items),
            "nextPageToken": page.nextPageToken,
            "selfLink": .text(ComputeView.root + path),
        ]
    }

    private static func nothing(in scope: String) -> JSONValue {
        [
            "warning": [
                "code": "NO_RESULTS_ON_PAGE",
                "message": .text("No results for the scope '\(scope)'."),
                "data": [["key": "scope", "value": .text(scope)]],
            ]
        ]
    }
}

extension ComputeCollection {
    private typealias Found = (scope: String, value: JSONValue)

    /// A collection of resources that are few, so that they are made beforehand.
    init(_ name: String, kind: String, of resources: [(entry: Entry, value: JSONValue)]) {
        self.init(
            name: name,
            kind: kind,
            candidates: resources.indices,
            isPresent: { _ in true },
            entry: { resources[$0].entry },
            resource: { resources[$0].value }
        )
    }

    private func page(for call: APICall) throws(APIError) -> (resources: [Found], nextPageToken: JSONValue) {
        let filter: ListFilter? =
            if let text = call.request.parameter("filter") { try ListFilter(text) } else { nil }
        let names = filter?.texts(requiredAt: "name")
        let order = try order(for: call)
        var scopes: [String] = []
        let page = try call.page(
            over: order?.indices ?? candidates,
            defaultSize: Self.pageSize,
            maximum: Self.pageSize,
            sizeParameter: "maxResults"
        ) { (place) throws(APIError) in
            let index = order?[place] ?? place
            guard isPresent(index) else { return nil }
            let entry = entry(index)
            if let names, !names.contains(entry.name) { return nil }
            let value = resource(index)
            if let filter, !filter.matches(value) { return nil }
            scopes.append(entry.scope)
            return value
        }
        return (Array(zip(scopes, page.items)), page.nextPageToken)
    }

    /// The places in the order that the client asks for; `nil` for their own.
    ///
    /// Those are among them at which there is nothing now, so that tokens hold while resources come and go.
    private func order(for call: APICall) throws(APIError) -> [Int]? {
        guard let text = call.request.parameter("orderBy") else { return nil }
        let entries = candidates.map { (index: $0, entry: entry($0)) }
        switch text {
        case "name":
            return entries.sorted { ($0.entry.name, $0.index) < ($1.entry.name, $1.index) }.map(\.index)
        case "creationTimestamp desc":
            return entries.sorted {
                ($1.entry.creationTime, $0.index) < ($0.entry.creationTime, $1.index)
            }.map(\.index)
        default:
            throw .computeInvalid("orderBy", text, "Must be 'name' or 'creationTimestamp desc'.")
        }
    }
}

extension ComputeView {
    /// The scopes of resources that lie in zones.
    var zoneScopes: [String] { zones.map { "zones/\($0)" } }
    /// The scopes of resources that lie in regions.
    var regionScopes: [String] { regions.map { "regions/\($0.name)" } }
    /// The scopes of all resources.
    var allScopes: [String] { ["global"] + regionScopes + zoneScopes }
}
