import Fleet

/// What a project owns of networks: nothing when the host of a Shared VPC owns it all.
extension ComputeView {
    typealias Resource = (entry: ComputeCollection.Entry, value: JSONValue)

    private var ownsNetwork: Bool { network.owner == project.id }

    /// Its network.
    var ownNetworks: [Resource] {
        guard ownsNetwork else { return [] }
        let value: JSONValue = [
            "kind": "compute#network",
            "id": .text(number(of: "networks/\(network.name)")),
            "creationTimestamp": creationTime.computeText,
            "name": .text(network.name),
            "selfLink": .text(network.link),
            "autoCreateSubnetworks": true,
            "subnetworks": .strings(regions.map { network.subnetwork(in: $0.name) }),
            "routingConfig": ["routingMode": "REGIONAL"],
            "networkFirewallPolicyEnforcementOrder": "AFTER_CLASSIC_FIREWALL",
        ]
        return [(.init(scope: "global", name: network.name, creationTime: creationTime), value)]
    }

    /// Its subnetworks, one in each region.
    func subnetworks(in regions: [ComputeRegion]) -> [Resource] {
        guard ownsNetwork else { return [] }
        return regions.map { region in
            let entry = ComputeCollection.Entry(
                scope: "regions/\(region.name)",
                name: network.name,
                creationTime: creationTime
            )
            return (entry, subnetwork(in: region))
        }
    }

    /// Its routers, one in each region that has Cloud NAT.
    func routers(in regions: [ComputeRegion]) -> [Resource] {
        guard ownsNetwork else { return [] }
        return regions.filter { project.plan.network.hasNAT(in: $0.name) }.map { region in
            let entry = ComputeCollection.Entry(
                scope: "regions/\(region.name)",
                name: routerName(in: region),
                creationTime: creationTime
            )
            return (entry, router(in: region))
        }
    }

    private func subnetwork(in region: ComputeRegion) -> JSONValue {
        [
            "kind": "compute#subnetwork",
            "id": .text(number(of: "regions/\(region.name)/subnetworks/\(network.name)")),
            "creationTimestamp": creationTime.computeText,
            "name": .text(network.name),
            "network": .text(network.link),
            // The longest range to which an automatic subnetwork can be expanded: there is room for all VMs.
            "ipCidrRange": .text("10.\(region.octet).0.0/16"),
            "gatewayAddress": .text("10.\(region.octet).0.1"),
            "region": .text(link("/regions/\(region.name)")),
            "selfLink": .text(network.subnetwork(in: region.name)),
            "privateIpGoogleAccess": .flag(project.plan.network.hasPrivateGoogleAccess(in: region.name)),
            "fingerprint": .fingerprint(of: "\(project.id)/\(region.name)"),
            "privateIpv6GoogleAccess": "DISABLE_GOOGLE_ACCESS",
            "purpose": "PRIVATE",
            "stackType": "IPV4_ONLY",
        ]
    }

    private func routerName(in region: ComputeRegion) -> String { "nat-router-\(region.name)" }

    private func router(in region: ComputeRegion) -> JSONValue {
        let path = "/regions/\(region.name)/routers/\(routerName(in: region))"
        return [
            "kind": "compute#router",
            "id": .text(number(of: path)),
            "creationTimestamp": creationTime.computeText,
            "name": .text(routerName(in: region)),
            "region": .text(link("/regions/\(region.name)")),
            "network": .text(network.link),
            "nats": [
                [
                    "name": "nat",
                    "type": "PUBLIC",
                    "sourceSubnetworkIpRangesToNat": "ALL_SUBNETWORKS_ALL_IP_RANGES",
                    "natIpAllocateOption": "AUTO_ONLY",
                    "endpointTypes": ["ENDPOINT_TYPE_VM"],
                    "enableEndpointIndependentMapping": false,
                    "enableDynamicPortAllocation": false,
                    "autoNetworkTier": "PREMIUM",
                ]
            ],
            "selfLink": .text(link(path)),
        ]
    }
}
