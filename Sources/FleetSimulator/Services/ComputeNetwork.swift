/// The network that the VMs of a project are in: its own, or that of the host of a Shared VPC.
struct ComputeNetwork: Sendable, Hashable {
    /// The id of the project that owns it.
    let owner: String
    /// Its name; its subnetworks, one in each region, have it too.
    let name: String
    /// Whether the VMs of other projects are in it.
    let isShared: Bool

    /// The network of a project's VMs.
    init(for project: SimulatedProject, in fleet: SimulatedFleet) {
        owner = Self.host(of: project, in: fleet) ?? project.id
        isShared = owner != project.id || !Self.guests(of: project, in: fleet).isEmpty
        name = isShared ? "shared" : "default"
    }

    /// The host of a service project; `nil` for a project that has its own network.
    static func host(of project: SimulatedProject, in fleet: SimulatedFleet) -> String? {
        guard let name = project.plan.network.hostProject else { return nil }
        let host = fleet.project(named: name)?.id ?? name
        return host == project.id ? nil : host
    }

    /// The service projects of a host.
    static func guests(of project: SimulatedProject, in fleet: SimulatedFleet) -> [SimulatedProject] {
        fleet.projects.filter { guest in
            guard let host = guest.plan.network.hostProject, guest.id != project.id else { return false }
            return host == project.id || host == project.number
        }
    }

    /// Its URL.
    var link: String { "\(ComputeView.root)projects/\(owner)/global/networks/\(name)" }

    /// The URL of its subnetwork in a region.
    func subnetwork(in region: String) -> String {
        "\(ComputeView.root)projects/\(owner)/regions/\(region)/subnetworks/\(name)"
    }

    /// The address of a VM in its subnetwork: each has its own, also when it is made anew.
    func address(of machine: Machine, in project: SimulatedProject) -> String {
        let place = isShared ? machine.index : machine.index - project.machines.lowerBound
        // The first two and the last two addresses of a subnetwork are Google's.
        let host = 2 + place % 65_000
        return "10.\(ComputeRegion(machine.region).octet).\(host / 256).\(host % 256)"
    }
}
