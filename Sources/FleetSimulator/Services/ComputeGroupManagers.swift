import Fleet

/// Managed instance groups of Compute Engine.
extension GoogleAPI {
    static let computeGroupManagers: [APIMethod] = [
        .compute(
            "instanceGroupManagers.aggregatedList",
            "/aggregated/instanceGroupManagers",
            permission: "instanceGroupManagers.list"
        ) { (call, view) throws(APIError) in
            try ComputeCollection("instanceGroupManagers", kind: "instanceGroupManager", of: view.groupManagers)
                .aggregatedList(for: call, in: view, scopes: view.regionScopes + view.zoneScopes)
        }
    ]
}

extension ComputeView {
    /// A managed instance group has its VMs in one zone.
    private struct Place: Hashable {
        let zone: String
        let name: String
    }

    /// The managed instance groups that have VMs now, by zone and name.
    var groupManagers: [(entry: ComputeCollection.Entry, value: JSONValue)] {
        var members: [Place: [Machine]] = [:]
        for machine in moment.fleet.machines[project.machines] where moment.isPresent(machine) {
            guard let name = project.plan.groups[machine.group].managedBy else { continue }
            members[Place(zone: machine.zone, name: name), default: []].append(machine)
        }
        return members.sorted { ($0.key.zone, $0.key.name) < ($1.key.zone, $1.key.name) }
            .map { place, machines in
                let oldest = machines.map(\.createdAt).min() ?? creationTime
                let entry = ComputeCollection.Entry(
                    scope: "zones/\(place.zone)",
                    name: place.name,
                    creationTime: oldest
                )
                return (entry, groupManager(place, size: machines.count, creationTime: oldest))
            }
    }

    private func groupManager(_ place: Place, size: Int, creationTime: Timestamp) -> JSONValue {
        let zone = link("/zones/\(place.zone)")
        let path = "/zones/\(place.zone)/instanceGroupManagers/\(place.name)"
        return [
            "kind": "compute#instanceGroupManager",
            "id": .text(number(of: path)),
            "creationTimestamp": creationTime.computeText,
            "name": .text(place.name),
            "zone": .text(zone),
            "instanceTemplate": .text(link("/global/instanceTemplates/\(place.name)-template")),
            "instanceGroup": .text("\(zone)/instanceGroups/\(place.name)"),
            "baseInstanceName": .text(place.name),
            "fingerprint": .fingerprint(of: "\(path)/\(size)"),
            "currentActions": [
                "none": .integer(size), "creating": 0, "creatingWithoutRetries": 0, "verifying": 0, "recreating": 0,
                "deleting": 0, "abandoning": 0, "restarting": 0, "refreshing": 0,
            ],
            "status": ["isStable": true, "versionTarget": ["isReached": true]],
            "targetSize": .integer(size),
            "selfLink": .text(link(path)),
        ]
    }
}
