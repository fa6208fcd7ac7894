import Fleet

/// Zones and regions of Compute Engine.
extension GoogleAPI {
    static let computeLocations: [APIMethod] = [
        .compute("zones.list", "/zones", permission: "zones.list") { (call, view) throws(APIError) in
            try ComputeCollection("zones", kind: "zone", of: view.zones.map { view.located($0, view.zone($0)) })
                .list(for: call, in: view.path())
        },
        .compute("zones.get", "/zones/{zone}", permission: "zones.get") { (call, view) throws(APIError) in
            let name = call.variable("zone")
            guard view.zones.contains(name) else { throw .computeNotFound(view.path("/zones/\(name)")) }
            return view.zone(name)
        },
        .compute("regions.list", "/regions", permission: "regions.list") { (call, view) throws(APIError) in
            let regions = view.regions.map { view.located($0.name, view.json(of: $0)) }
            return try ComputeCollection("regions", kind: "region", of: regions).list(for: call, in: view.path())
        },
        .compute("regions.get", "/regions/{region}", permission: "regions.get") { (call, view) throws(APIError) in
            let name = call.variable("region")
            guard let region = view.regions.first(where: { $0.name == name }) else {
                throw .computeNotFound(view.path("/regions/\(name)"))
            }
            return view.json(of: region)
        },
    ]
}

extension ComputeView {
    /// All locations are as old as time.
    private static let beginning = Timestamp(seconds: 0)

    fileprivate func located(_ name: String, _ value: JSONValue) -> (entry: ComputeCollection.Entry, value: JSONValue) {
        (ComputeCollection.Entry(scope: "global", name: name, creationTime: Self.beginning), value)
    }

    /// The resource `Zone`.
    func zone(_ name: String) -> JSONValue {
        [
            "kind": "compute#zone",
            "id": .text(number(of: "zones/\(name)")),
            "creationTimestamp": Self.beginning.computeText,
            "name": .text(name),
            "description": .text(name),
            "status": "UP",
            "region": .text(link("/regions/\(Machine.region(of: name))")),
            "selfLink": .text(link("/zones/\(name)")),
            "availableCpuPlatforms": ["Intel Broadwell", "Intel Ice Lake"],
            "supportsPzs": false,
        ]
    }

    /// The resource `Region`.
    func json(of region: ComputeRegion) -> JSONValue {
        [
            "kind": "compute#region",
            "id": .text(number(of: "regions/\(region.name)")),
            "creationTimestamp": Self.beginning.computeText,
            "name": .text(region.name),
            "description": .text(region.name),
            "status": "UP",
            "zones": .strings(region.zones.map { link("/zones/\($0)") }),
            "selfLink": .text(link("/regions/\(region.name)")),
            "supportsPzs": false,
        ]
    }
}
