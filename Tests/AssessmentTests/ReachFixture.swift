import Fleet

extension ReachTests {
    static func subnetwork(
        project: ProjectID = "acme",
        name: String = "default",
        _ change: (inout Subnetwork) -> Void = { _ in }
    ) -> Observed<Subnetwork> {
        var subnetwork = Subnetwork(project: .id(project), region: "z", name: name)
        subnetwork.network = "https://www.googleapis.com/compute/v1/projects/\(project)/global/networks/\(name)"
        change(&subnetwork)
        return Observed(subnetwork, at: OneVM.noon)
    }

    static func router(
        project: ProjectID = "acme",
        region: String = "z",
        of subnetwork: String? = nil,
        ranges: String = "",
        _ change: (inout Router) -> Void = { _ in }
    ) -> Observed<Router> {
        var router = Router(project: .id(project), region: region, name: "router")
        let network = project == "acme" ? "default" : "shared"
        router.network = "https://www.googleapis.com/compute/v1/projects/\(project)/global/networks/\(network)"
        var nat = Router.NAT()
        nat.sourceRanges = "ALL_SUBNETWORKS_ALL_IP_RANGES"
        if let subnetwork {
            nat.sourceRanges = "LIST_OF_SUBNETWORKS"
            var translated = Router.NATSubnetwork()
            translated.url = subnetwork
            translated.ranges = [ranges]
            nat.subnetworks = [translated]
        }
        router.nats = [nat]
        change(&router)
        return Observed(router, at: OneVM.noon)
    }

    static func host(_ change: (inout ProjectFleet) -> Void) -> ProjectFleet {
        var host = ProjectFleet(id: "host")
        host.reads = SetUpVM.reads(at: OneVM.noon)
        host.subnetworks = [subnetwork(project: "host", name: "shared")]
        change(&host)
        return host
    }
}

extension SetUpVM {
    /// Moves the VM into the network of a Shared VPC.
    mutating func join(_ host: String) {
        let root = "https://www.googleapis.com/compute/v1/projects/\(host)"
        instance?.networkInterfaces[0].network = "\(root)/global/networks/shared"
        instance?.networkInterfaces[0].subnetwork = "\(root)/regions/z/subnetworks/shared"
    }
}
