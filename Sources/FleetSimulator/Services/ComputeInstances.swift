import Fleet

/// VMs of Compute Engine.
extension GoogleAPI {
    static let computeInstances: [APIMethod] = [
        .compute("instances.aggregatedList", "/aggregated/instances", permission: "instances.list") {
            (call, view) throws(APIError) in
            try view.instances(in: view.project.machines)
                .aggregatedList(for: call, in: view, scopes: view.zoneScopes)
        },
        .compute("instances.list", "/zones/{zone}/instances", permission: "instances.list") {
            (call, view) throws(APIError) in
            let zone = try view.zone(of: call)
            return try view.instances(in: view.moment.machines(in: view.project, zone: zone))
                .list(for: call, in: view.path("/zones/\(zone)"))
        },
        .compute("instances.get", "/zones/{zone}/instances/{instance}", permission: "instances.get") {
            (call, view) throws(APIError) in
            ComputeInstance(try view.machine(of: call), in: view).json
        },
        .compute(
            "instances.getGuestAttributes",
            "/zones/{zone}/instances/{instance}/getGuestAttributes",
            permission: "instances.getGuestAttributes"
        ) { (call, view) throws(APIError) in
            try ComputeGuestAttributes(of: try view.machine(of: call), in: view).answer(to: call)
        },
        .compute(
            "instances.getSerialPortOutput",
            "/zones/{zone}/instances/{instance}/serialPort",
            permission: "instances.getSerialPortOutput"
        ) { (call, view) throws(APIError) in
            try ComputeSerialPort(of: try view.machine(of: call), in: view).answer(to: call)
        },
    ]
}

extension ComputeView {
    /// The VM that the path of a call names by its name or numeric id.
    func machine(of call: APICall) throws(APIError) -> Machine {
        let zone = try zone(of: call)
        let name = call.variable("instance")
        guard let machine = moment.machine(name, in: project, zone: zone), moment.isPresent(machine) else {
            throw .computeNotFound(path("/zones/\(zone)/instances/\(name)"))
        }
        return machine
    }

    /// The VMs of a range of places.
    func instances(in candidates: Range<Int>) -> ComputeCollection {
        let machines = moment.fleet.machines
        return ComputeCollection(
            name: "instances",
            kind: "instance",
            candidates: candidates,
            isPresent: { moment.isPresent(machines[$0]) },
            entry: { index in
                let machine = machines[index]
                return .init(scope: "zones/\(machine.zone)", name: machine.name, creationTime: machine.createdAt)
            },
            resource: { ComputeInstance(machines[$0], in: self).json }
        )
    }

    /// The URL of a VM.
    func link(of machine: Machine) -> String { link("/zones/\(machine.zone)/instances/\(machine.name)") }
}
