import Fleet

/// Projects of Compute Engine.
extension GoogleAPI {
    static let computeProjects: [APIMethod] = [
        .compute("projects.get", "", permission: "projects.get") { (_, view) in
            view.json(metadata: view.moment.metadata(of: view.project))
        },
        .compute("projects.getXpnHost", "/getXpnHost", permission: "projects.get") { (_, view) in
            view.hostJSON
        },
    ]
}

extension ComputeView {
    /// The resource `Project`.
    func json(metadata: [String: String]) -> JSONValue {
        let isHost = network.isShared && network.owner == project.id
        return [
            "kind": "compute#project",
            // Neither the project's number nor its id, but a number of Compute Engine's own.
            "id": .text(number(of: "project")),
            "creationTimestamp": creationTime.computeText,
            "name": .text(project.id),
            "commonInstanceMetadata": ComputeInstance.metadata(
                metadata.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
            ),
            "selfLink": .text(link()),
            "defaultServiceAccount": .text(project.serviceAccount),
            "xpnProjectStatus": isHost ? "HOST" : "UNSPECIFIED_XPN_PROJECT_STATUS",
            "defaultNetworkTier": "PREMIUM",
        ]
    }

    /// The host of the Shared VPC, of which only the name is shown; empty for a project that has its own network.
    var hostJSON: JSONValue {
        guard network.owner != project.id else { return ["kind": "compute#project"] }
        return [
            "kind": "compute#project",
            "name": .text(network.owner),
            "selfLink": .text("\(Self.root)projects/\(network.owner)"),
            "xpnProjectStatus": "HOST",
        ]
    }
}
