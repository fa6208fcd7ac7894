/// How a VM is connected.
extension ComputeInstance {
    /// Its only network interface.
    var networkInterface: JSONValue {
        let address = network.address(of: machine, in: project)
        return [
            "kind": "compute#networkInterface",
            "network": .text(network.link),
            "subnetwork": .text(network.subnetwork(in: machine.region)),
            "networkIP": .text(address),
            "name": "nic0",
            "accessConfigs": accessConfigs,
            "fingerprint": .fingerprint(of: "\(machine.id)/\(address)"),
            "stackType": "IPV4_ONLY",
        ]
    }

    private var accessConfigs: JSONValue {
        guard group.hasExternalAddress else { return .absent }
        return [
            [
                "kind": "compute#accessConfig",
                "type": "ONE_TO_ONE_NAT",
                "name": "external-nat",
                "natIP": isOff ? .absent : .text(externalAddress),
                "networkTier": "PREMIUM",
            ]
        ]
    }

    private var externalAddress: String {
        let bits = Chance(seed: 0).number(machine.id)
        return "34.\(64 + bits % 64).\(bits >> 8 & 255).\(1 + (bits >> 16) % 254)"
    }
}
