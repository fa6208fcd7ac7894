import Fleet

/// Answers of `inventories.list`.
extension DemoScene {
    /// One answer per zone.
    func inventoryDocuments(of project: DemoProject) -> [DemoDocument] {
        zones(of: project).map { zone in
            let inventories = vms(of: project).filter { $0.zone == zone }.flatMap { self.inventories(of: $0) }
            return DemoDocument(
                "\(project.id)-\(zone)-inventories.json",
                inventories.isEmpty ? [:] : ["inventories": .list(inventories)]
            )
        }
    }

    /// The VM's inventory and, where it was made anew, that of its predecessor.
    private func inventories(of vm: DemoVM) -> [JSONValue] {
        guard let time = heartbeat(of: vm) else { return [] }
        let own = inventory(of: vm, id: instanceID(of: vm), time: time)
        guard vm.story == .recreated else { return [own] }
        let predecessor = chance.instanceID(vm.key + "/predecessor")
        return [own, inventory(of: vm, id: predecessor, time: bootTime(of: vm) - .seconds(1_133))]
    }

    private func inventory(of vm: DemoVM, id: String, time: Timestamp) -> JSONValue {
        let names: [(key: String, value: JSONValue)] = [
            ("osconfigAgentVersion", .text(vm.agentVersion)),
            ("hostname", .text(hostname(of: vm))),
        ]
        return [
            "name": .text(resourceName(of: vm, id: id) + "/inventory"),
            "osInfo": .object(vm.system.information + names),
            "updateTime": .time(time),
            "items": isFull ? items(of: vm, reportedAt: itemTime(of: vm, before: time)) : .absent,
        ]
    }

    /// When the agent last had to send everything, which is when its packages last changed.
    private func itemTime(of vm: DemoVM, before time: Timestamp) -> Timestamp {
        max(bootTime(of: vm), time - .seconds(3 * 86_400 + chance.number(below: 86_400, vm.key + "/items")))
    }

    private func items(of vm: DemoVM, reportedAt time: Timestamp) -> JSONValue {
        .object(
            vm.software.map { software in
                let isAvailable = software.isUpdate
                let item: JSONValue = [
                    "id": .text(software.itemID),
                    "originType": "INVENTORY_REPORT",
                    "type": isAvailable ? "AVAILABLE_PACKAGE" : "INSTALLED_PACKAGE",
                    "installedPackage": isAvailable ? .absent : software.package,
                    "availablePackage": isAvailable ? software.package : .absent,
                    "createTime": .time(time),
                ]
                return (key: software.itemID, value: item)
            }
        )
    }

    private func hostname(of vm: DemoVM) -> String {
        vm.system == .windows ? vm.name.uppercased() : "\(vm.name).\(vm.zone).c.\(vm.project.id).internal"
    }
}
