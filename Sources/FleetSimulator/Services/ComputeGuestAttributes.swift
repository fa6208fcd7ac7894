import Fleet

/// What a VM wrote about itself, as `getGuestAttributes` tells it.
struct ComputeGuestAttributes: Sendable {
    /// The URL of the VM.
    let link: String
    /// Key and value of each attribute in the namespace `guestInventory`; empty when the agent wrote none.
    let inventory: [(key: String, value: String)]

    private static let namespace = "guestInventory"

    /// The answer to a call, which names a namespace, one key of it, or nothing for all.
    func answer(to call: APICall) throws(APIError) -> JSONValue {
        let selfLink: JSONValue = .text("\(link)/guestAttributes/")
        if let key = call.request.parameter("variableKey") {
            let found = try items(at: key)
            guard found.count == 1, let item = found.first, !key.hasSuffix("/") else { throw Self.notFound(key) }
            return [
                "kind": "compute#guestAttributes",
                "variableKey": .text(key),
                "variableValue": .text(item.value),
                "selfLink": selfLink,
            ]
        }
        let path = call.request.parameter("queryPath") ?? ""
        let items: [JSONValue] = try items(at: path).map { item in
            ["namespace": .text(Self.namespace), "key": .text(item.key), "value": .text(item.value)]
        }
        return [
            "kind": "compute#guestAttributes",
            "queryPath": .nonEmpty(path),
            "queryValue": ["items": .list(items)],
            "selfLink": selfLink,
        ]
    }

    private func items(at path: String) throws(APIError) -> [(key: String, value: String)] {
        let parts = path.split(separator: "/", maxSplits: 1)
        let isInventory = parts.first.map { $0 == Self.namespace } ?? true
        let found = inventory.filter { parts.count < 2 || $0.key == parts[1] }
        // gcloud knows by this sentence that the agent wrote nothing.
        guard isInventory, !found.isEmpty else { throw Self.notFound(path) }
        return found
    }

    private static func notFound(_ path: String) -> APIError {
        APIError(404, "NOT_FOUND", "The resource '\(path)' of type 'Guest Attribute' was not found.")
    }
}

extension ComputeGuestAttributes {
    /// The attributes of a VM at the moment of a view.
    ///
    /// They live as long as the VM runs. An agent that hangs leaves what it wrote before.
    init(of machine: Machine, in view: ComputeView) {
        link = view.link(of: machine)
        let moment = view.moment
        let agent = moment.agent(of: machine)
        guard
            moment.hasGuestAttributes(machine),
            agent.features.inventory, agent.trouble == nil || agent.trouble == .hung,
            let reported = agent.lastInventory, reported >= moment.power(of: machine).lastStart,
            let software = moment.software(of: machine)
        else {
            inventory = []
            return
        }
        inventory =
            ComputeGuestInventory(
                hostname: machine.hostname(in: view.project),
                information: ItemCache.shared.information(of: software),
                agentVersion: ItemCache.shared.agentVersion(of: software),
                items: software.items(createTime: reported),
                updated: reported
            ).attributes
    }
}
