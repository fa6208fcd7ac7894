import Fleet

extension GoogleAPI {
    private static let instancePath = "/v1/projects/{project}/locations/{zone}/instances/{instance}"

    /// What agents reported of their VMs.
    static let osConfigInventories: [APIMethod] = [
        APIMethod(
            "inventories.list",
            .osConfig,
            "GET",
            instancePath + "/inventories",
            permission: "osconfig.inventories.list",
            quota: .zonalRead
        ) { call throws(APIError) in try call.inventories() },
        APIMethod(
            "inventories.get",
            .osConfig,
            "GET",
            instancePath + "/inventory",
            permission: "osconfig.inventories.get",
            quota: .zonalRead
        ) { call throws(APIError) in try call.inventory() },
    ]
}

/// How much of an inventory an answer holds.
enum InventoryView: Sendable, Hashable {
    case basic
    case full

    /// Reads the parameter, which clients that speak numbers send as one.
    init(_ text: String?) throws(APIError) {
        switch text {
        case nil, "INVENTORY_VIEW_UNSPECIFIED", "0", "BASIC", "1": self = .basic
        case "FULL", "2": self = .full
        case .some(let text):
            throw .invalidArgument(
                "Invalid value at 'view' (type.googleapis.com/google.cloud.osconfig.v1.InventoryView), \"\(text)\""
            )
        }
    }
}

extension JSONValue {
    /// An `Inventory`; `items` is absent in the view BASIC.
    static func inventory(
        of machine: Machine,
        in project: SimulatedProject,
        software: SoftwareState,
        updateTime: Timestamp,
        items: JSONValue = .absent
    ) -> JSONValue {
        let information =
            ItemCache.shared.information(of: software) + [
                Member("osconfigAgentVersion", .nonEmpty(ItemCache.shared.agentVersion(of: software))),
                Member("hostname", .text(machine.hostname(in: project))),
            ]
        return [
            "osInfo": .object(information),
            "items": items,
            "name": .text(project.locationName(of: machine) + "/inventory"),
            "updateTime": .text(updateTime.rfc3339),
        ]
    }
}

extension Machine {
    /// What the guest calls itself, which is not the VM's name: Windows has a NetBIOS name of at most 15 characters.
    func hostname(in project: SimulatedProject) -> String {
        system == .windows2022 ? String(name.uppercased().prefix(15)) : "\(name).\(zone).c.\(project.id).internal"
    }
}

extension APICall {
    fileprivate func inventories() throws(APIError) -> JSONValue {
        let project = try project()
        let zone = try location()
        try requireAllInstances()
        let view = try InventoryView(request.parameter("view"))
        let filter = try listFilter()
        let page = try page(
            over: moment.machines(in: project, zone: zone),
            defaultSize: OSConfigPageSize.reports,
            maximum: view == .full ? OSConfigPageSize.maximumWithItems : OSConfigPageSize.maximum
        ) { index throws(APIError) in
            let machine = moment.fleet.machines[index]
            guard moment.hasReports(machine), isWanted(machine, of: project, by: filter) else { return nil }
            return inventory(of: machine, in: project, view: view)
        }
        return page.list(named: "inventories")
    }

    fileprivate func inventory() throws(APIError) -> JSONValue {
        let view = try InventoryView(request.parameter("view"))
        let (machine, project) = try namedMachine()
        guard let inventory = inventory(of: machine, in: project, view: view) else {
            throw .notFound(project.locationName(of: machine) + "/inventory")
        }
        return inventory
    }

    /// The items are costly, so that only a filter that asks for them gets to see them.
    private func isWanted(_ machine: Machine, of project: SimulatedProject, by filter: ListFilter?) -> Bool {
        guard let filter else { return true }
        let view: InventoryView = request.parameter("filter")?.contains("items") == true ? .full : .basic
        return inventory(of: machine, in: project, view: view, isWritten: false).map { filter.matches($0) } ?? false
    }

    /// The inventory; `nil` for a VM that never reported.
    private func inventory(
        of machine: Machine,
        in project: SimulatedProject,
        view: InventoryView,
        isWritten: Bool = true
    ) -> JSONValue? {
        let agent = moment.agent(of: machine)
        guard let updateTime = agent.lastInventory, let software = moment.software(of: machine) else { return nil }
        let createTime = agent.lastFullInventory ?? updateTime
        let items: JSONValue
        switch view {
        case .basic: items = .absent
        // What was written before cannot be looked into, which a mask of fields has to.
        case .full where !isWritten || fieldMask != nil: items = software.items(createTime: createTime)
        case .full: items = ItemCache.shared.items(of: software, createTime: createTime, enums: enums)
        }
        return .inventory(of: machine, in: project, software: software, updateTime: updateTime, items: items)
    }
}
