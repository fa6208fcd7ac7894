/// Which ways lead out of VMs.
extension SimulatedFleet {
    /// Whether a VM reaches Google's APIs: by an address of its own, Private Google Access or Cloud NAT.
    func reachesAPIs(_ machine: Machine) -> Bool {
        guard !leadsOutEverywhere, !group(of: machine).hasExternalAddress else { return true }
        let network = network(of: machine)
        return network.hasPrivateGoogleAccess(in: machine.region) || network.hasNAT(in: machine.region)
    }

    /// Whether a VM reaches package repositories, to which Private Google Access does not lead.
    func reachesRepositories(_ machine: Machine) -> Bool {
        guard !leadsOutEverywhere, !group(of: machine).hasExternalAddress else { return true }
        let network = network(of: machine)
        return network.hasNAT(in: machine.region)
    }

    /// The network that a VM is in; one of which the scenario does not have the owner leads out everywhere.
    private func network(of machine: Machine) -> NetworkPlan {
        let own = projects[machine.project].plan.network
        guard let host = own.hostProject else { return own }
        return project(named: host)?.plan.network ?? NetworkPlan()
    }
}

extension NetworkPlan {
    /// Whether every region has Cloud NAT, of the project's own network.
    var leadsOutEverywhere: Bool { nat && withoutNAT.isEmpty && hostProject == nil }
}
