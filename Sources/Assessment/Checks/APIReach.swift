import Fleet

extension Check {
    /// Whether the VM has a way to Google's APIs.
    static let apiReach = Check(
        id: "api_reach",
        title: "The VM reaches Google's APIs",
        severity: .high,
        why: """
            The agent asks for its work at ZONE-osconfig.googleapis.com. A VM without external address needs Private \
            Google Access or Cloud NAT for that; without, its agent runs, and nobody ever hears of it.
            """,
        remedy: """
            Switch on Private Google Access for the VM's subnetwork, which costs nothing, or give its network a Cloud NAT \
            gateway. The way through a proxy or an appliance of your own is not visible here until the agent speaks.
            """,
        basis: """
            The addresses and subnetworks of all network interfaces, Private Google Access of those subnetworks, the \
            public Cloud NAT gateways of their network and region, and whether the agent speaks all the same.
            """,
        reasons: [
            ("external_address", "A network interface has an external IPv4 address."),
            ("external_ipv6_address", "A network interface has an external IPv6 address."),
            ("private_google_access", "A subnetwork has Private Google Access."),
            ("cloud_nat", "A public Cloud NAT gateway translates a subnetwork's primary range."),
            ("agent_in_contact", "No such way is known, but the agent speaks, so that there is one."),
            ("no_way_out", "No external address, no Private Google Access and no Cloud NAT."),
            ("vm_stopped", "The VM does not run, and may have lost its external address for that time."),
        ] + Source.instances.unreadReasons + NetworkWays.unknownReasons.map { ($0.word, $0.meaning) }
    ) { subject in
        guard let instance = subject.instance else { return subject.notRead(.instances) }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let ways = subject.ways ?? []
        if ways.contains(.externalAddress) { return .pass("external_address") }
        if ways.contains(.externalIPv6Address) { return .pass("external_ipv6_address") }
        if ways.contains(.privateGoogleAccess) { return .pass("private_google_access") }
        if ways.contains(.cloudNAT) { return .pass("cloud_nat") }
        guard !subject.isInContact else { return .pass("agent_in_contact") }
        let places = NetworkPlaces(instance)
        if let reason = ways.unknownReason { return .unknown(reason, evidence: places.evidence()) }
        return .fail(
            "no_way_out",
            evidence: places.evidence("no external address, no Private Google Access, no Cloud NAT"),
            remedy: places.privateAccessLine
        )
    }
}

/// Where a VM is connected, in words and for gcloud.
struct NetworkPlaces {
    private let interfaces: [NetworkInterface]

    /// Takes the network interfaces of a VM.
    init(_ instance: Instance) {
        interfaces = instance.networkInterfaces
    }

    /// One line for each interface.
    func evidence(_ finding: String = "") -> [String] {
        interfaces.map { interface in
            let path =
                interface.subnetwork.isEmpty ? "no subnetwork" : String(NetworkReach.path(of: interface.subnetwork))
            return "\(interface.name) in \(path)" + (finding.isEmpty ? "" : ": \(finding)")
        }
    }

    /// The line that switches on Private Google Access for the first interface; `nil` where no subnetwork is told.
    var privateAccessLine: String? {
        subnetwork.map { place in
            ProjectID(place.project).gcloud(
                "compute networks subnets update",
                place.name,
                "--region=\(place.region)",
                "--enable-private-ip-google-access"
            )
        }
    }

    /// The lines that let the first interface out to the internet through a new gateway.
    var natLine: String? {
        guard let place = subnetwork, let network = interfaces.first.map({ NetworkReach.path(of: $0.network) }) else {
            return nil
        }
        let project = ProjectID(place.project)
        let router = "nat-\(place.region)"
        let name = network.split(separator: "/").last.map(String.init) ?? ""
        return project.gcloud("compute routers create", router, "--region=\(place.region)", "--network=\(name)")
            + " && "
            + project.gcloud(
                "compute routers nats create",
                "nat",
                "--router=\(router)",
                "--region=\(place.region)",
                "--auto-allocate-nat-external-ips",
                "--nat-all-subnet-ip-ranges"
            )
    }

    private var subnetwork: (project: String, region: String, name: String)? {
        let path = interfaces.lazy.map(\.subnetwork).first { !$0.isEmpty }.map { NetworkReach.path(of: $0) } ?? ""
        let (project, region, name) = (
            NetworkReach.segment(after: "projects", of: path), NetworkReach.segment(after: "regions", of: path),
            NetworkReach.segment(after: "subnetworks", of: path)
        )
        guard !project.isEmpty, !region.isEmpty, !name.isEmpty else { return nil }
        return (String(project), String(region), String(name))
    }
}
