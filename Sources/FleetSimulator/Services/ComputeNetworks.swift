import Fleet

/// Networks, subnetworks and routers of Compute Engine.
extension GoogleAPI {
    static let computeNetworks: [APIMethod] = [
        .compute("networks.list", "/global/networks", permission: "networks.list") { (call, view) throws(APIError) in
            try ComputeCollection("networks", kind: "network", of: view.ownNetworks)
                .list(for: call, in: view.path("/global"))
        },
        .compute("networks.get", "/global/networks/{network}", permission: "networks.get") {
            (call, view) throws(APIError) in
            try view.resource(call.variable("network"), among: view.ownNetworks, in: "/global/networks")
        },
        .compute("subnetworks.aggregatedList", "/aggregated/subnetworks", permission: "subnetworks.list") {
            (call, view) throws(APIError) in
            try ComputeCollection("subnetworks", kind: "subnetwork", of: view.subnetworks(in: view.regions))
                .aggregatedList(for: call, in: view, scopes: view.regionScopes)
        },
        .compute("subnetworks.list", "/regions/{region}/subnetworks", permission: "subnetworks.list") {
            (call, view) throws(APIError) in
            let region = try view.region(of: call)
            return try ComputeCollection("subnetworks", kind: "subnetwork", of: view.subnetworks(in: [region]))
                .list(for: call, in: view.path("/regions/\(region.name)"))
        },
        .compute("subnetworks.get", "/regions/{region}/subnetworks/{subnetwork}", permission: "subnetworks.get") {
            (call, view) throws(APIError) in
            let region = try view.region(of: call)
            return try view.resource(
                call.variable("subnetwork"),
                among: view.subnetworks(in: [region]),
                in: "/regions/\(region.name)/subnetworks"
            )
        },
        .compute("routers.aggregatedList", "/aggregated/routers", permission: "routers.list") {
            (call, view) throws(APIError) in
            try ComputeCollection("routers", kind: "router", of: view.routers(in: view.regions))
                .aggregatedList(for: call, in: view, scopes: view.regionScopes)
        },
        .compute("routers.list", "/regions/{region}/routers", permission: "routers.list") {
            (call, view) throws(APIError) in
            let region = try view.region(of: call)
            return try ComputeCollection("routers", kind: "router", of: view.routers(in: [region]))
                .list(for: call, in: view.path("/regions/\(region.name)"))
        },
    ]
}

extension ComputeView {
    /// A resource by its name.
    fileprivate func resource(
        _ name: String,
        among resources: [(entry: ComputeCollection.Entry, value: JSONValue)],
        in parent: String
    ) throws(APIError) -> JSONValue {
        guard let resource = resources.first(where: { $0.entry.name == name }) else {
            throw .computeNotFound(path("\(parent)/\(name)"))
        }
        return resource.value
    }
}
