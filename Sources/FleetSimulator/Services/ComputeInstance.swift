import Fleet

/// A VM as Compute Engine shows it.
struct ComputeInstance: Sendable {
    let project: SimulatedProject
    let machine: Machine
    /// The plan of its group.
    let group: VMGroupPlan
    let network: ComputeNetwork
    let power: PowerMoment
    /// Metadata that people set.
    let metadata: [String: String]
    let hasServiceAccount: Bool
    /// Labels that people gave it.
    let ownLabels: [String: String]

    /// The resource `Instance`.
    var json: JSONValue {
        let labels = labels
        return [
            "kind": "compute#instance",
            "id": .text(machine.id),
            "creationTimestamp": machine.createdAt.computeText,
            "name": .text(machine.name),
            "tags": tags,
            "machineType": .text("\(zoneLink)/machineTypes/\(machineType)"),
            "status": .text(power.status),
            "zone": .text(zoneLink),
            "canIpForward": .flag(isNode),
            "networkInterfaces": [networkInterface],
            "disks": .list(disks),
            "metadata": Self.metadata(metadataItems),
            "serviceAccounts": serviceAccounts,
            "selfLink": .text(link),
            "scheduling": scheduling,
            "cpuPlatform": .text(isOff ? "Unknown CPU Platform" : cpuPlatform),
            "labels": .map(labels),
            "labelFingerprint": .fingerprint(of: Self.text(of: labels)),
            "startRestricted": false,
            "deletionProtection": .flag(group.role == "db"),
            "shieldedInstanceConfig": [
                "enableSecureBoot": false, "enableVtpm": true, "enableIntegrityMonitoring": true,
            ],
            "shieldedInstanceIntegrityPolicy": ["updateAutoLearnPolicy": true],
            "fingerprint": .fingerprint(of: "\(machine.id)/\(power.status)/\(Self.text(of: metadata))"),
            "lastStartTimestamp": power.lastStart.computeText,
            "lastStopTimestamp": power.lastStop.map { $0.computeText } ?? .absent,
        ]
    }

    /// The URL of its zone.
    var zoneLink: String { "\(ComputeView.root)projects/\(project.id)/zones/\(machine.zone)" }
    /// Its URL.
    var link: String { "\(zoneLink)/instances/\(machine.name)" }
    /// Whether it is a node of a GKE cluster.
    var isNode: Bool { group.role == "gke" }
    /// Whether it is stopped for good, so that it has neither a CPU nor an ephemeral address.
    var isOff: Bool { power.status == "TERMINATED" }

    private var labels: [String: String] {
        isNode ? ownLabels.merging(["goog-gke-node": ""]) { own, _ in own } : ownLabels
    }

    private var tags: JSONValue {
        let words: [String] =
            switch group.role {
            case "gke": ["gke-\(group.managedBy ?? "cluster")-node"]
            case "web": ["http-server", "https-server"]
            default: []
            }
        return ["items": .strings(words), "fingerprint": .fingerprint(of: words.joined(separator: ","))]
    }

    private var machineType: String {
        switch group.role {
        case "db", "sap": "n2-highmem-8"
        case "erp", "ad": "n2-standard-4"
        case "gke": "e2-standard-4"
        default: "e2-standard-2"
        }
    }

    private var cpuPlatform: String { machineType.hasPrefix("n2") ? "Intel Ice Lake" : "Intel Broadwell" }

    private var scheduling: JSONValue {
        let isSpot = ["load", "batch"].contains(group.role)
        return [
            "onHostMaintenance": isSpot ? "TERMINATE" : "MIGRATE",
            "automaticRestart": .flag(!isSpot),
            "preemptible": .flag(isSpot),
            "provisioningModel": isSpot ? "SPOT" : "STANDARD",
            "instanceTerminationAction": isSpot ? "STOP" : .absent,
        ]
    }

    private var serviceAccounts: JSONValue {
        guard hasServiceAccount else { return .absent }
        return [
            [
                "email": .text(project.serviceAccount),
                "scopes": .strings(group.scopes.map { "https://www.googleapis.com/auth/\($0)" }),
            ]
        ]
    }

    /// What people set, after what a managed instance group sets.
    private var metadataItems: [(key: String, value: String)] {
        var items = metadata.sorted { $0.key < $1.key }
        if let manager = group.managedBy, metadata["created-by"] == nil {
            let path = "projects/\(project.number)"
            items.insert(("created-by", "\(path)/zones/\(machine.zone)/instanceGroupManagers/\(manager)"), at: 0)
            items.insert(("instance-template", "\(path)/global/instanceTemplates/\(manager)-template"), at: 0)
        }
        return items.map { (key: $0.key, value: $0.value) }
    }

    /// `Metadata`, of a VM or a project.
    static func metadata(_ items: [(key: String, value: String)]) -> JSONValue {
        [
            "kind": "compute#metadata",
            "fingerprint": .fingerprint(of: items.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")),
            "items": .nonEmpty(items.map { ["key": .text($0.key), "value": .text($0.value)] }),
        ]
    }

    private static func text(of words: [String: String]) -> String {
        words.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }
}

extension ComputeInstance {
    /// The VM at the moment of a view.
    init(_ machine: Machine, in view: ComputeView) {
        self.init(
            project: view.project,
            machine: machine,
            group: view.moment.fleet.group(of: machine),
            network: view.network,
            power: view.moment.power(of: machine),
            metadata: view.moment.metadata(of: machine),
            hasServiceAccount: view.moment.hasServiceAccount(machine),
            ownLabels: view.moment.labels(of: machine)
        )
    }
}
