import Fleet

/// Answers of Compute Engine: `projects.get` and `instances.aggregatedList`.
extension DemoScene {
    private static let endpoint = "https://www.googleapis.com/compute/v1/projects/"

    /// The project with its metadata, and its VMs.
    func computeDocuments(of project: DemoProject) -> [DemoDocument] {
        [
            DemoDocument("\(project.id)-project.json", self.project(project)),
            DemoDocument("\(project.id)-instances.json", instances(of: project)),
        ]
    }

    private func project(_ project: DemoProject) -> JSONValue {
        [
            "kind": "compute#project",
            "id": .text(chance.instanceID(project.id)),
            "creationTimestamp": "2024-02-12T02:11:40.118-08:00",
            "name": .text(project.id),
            "commonInstanceMetadata": [
                "kind": "compute#metadata",
                "fingerprint": "5WfGmP2rsbA=",
                "items": [
                    item("enable-osconfig", project.enableOSConfig),
                    item("enable-guest-attributes", "TRUE"),
                    item("enable-oslogin", "TRUE"),
                ],
            ],
            "selfLink": .text(Self.endpoint + project.id),
            "defaultServiceAccount": .text(Self.serviceAccount(of: project)),
            "xpnProjectStatus": "UNSPECIFIED_XPN_PROJECT_STATUS",
            "defaultNetworkTier": "PREMIUM",
        ]
    }

    private func instances(of project: DemoProject) -> JSONValue {
        var scopes = zones(of: project).map { zone in
            let instances = vms(of: project).filter { $0.zone == zone }.map { instance($0) }
            return (key: "zones/\(zone)", value: ["instances": .list(instances)] as JSONValue)
        }
        let warning: JSONValue = [
            "code": "NO_RESULTS_ON_PAGE",
            "message": "There are no results for scope 'zones/us-central1-f' on this page.",
            "data": [["key": "scope", "value": "zones/us-central1-f"]],
        ]
        scopes.append((key: "zones/us-central1-f", value: ["warning": warning]))
        return [
            "kind": "compute#instanceAggregatedList",
            "id": .text("projects/\(project.id)/aggregated/instances"),
            "items": .object(scopes),
            "selfLink": .text(Self.endpoint + project.id + "/aggregated/instances"),
        ]
    }

    private func instance(_ vm: DemoVM) -> JSONValue {
        let zone = "\(Self.endpoint)\(vm.project.id)/zones/\(vm.zone)"
        let created =
            vm.story == .justStarted || vm.story == .recreated
            ? bootTime(of: vm) : bootTime(of: vm) - .seconds(chance.number(below: 90 * 86_400, vm.key + "/age"))
        return [
            "kind": "compute#instance",
            "id": .text(instanceID(of: vm)),
            "creationTimestamp": .text(Self.localTime(created)),
            "name": .text(vm.name),
            "tags": ["fingerprint": "42WmSpB8rSM="],
            "machineType": .text("\(zone)/machineTypes/\(machineType(of: vm))"),
            "status": vm.story == .stopped ? "TERMINATED" : "RUNNING",
            "zone": .text(zone),
            "networkInterfaces": [networkInterface(of: vm)],
            "disks": [disk(of: vm)],
            "metadata": metadata(of: vm),
            "serviceAccounts": serviceAccounts(of: vm),
            "selfLink": .text("\(zone)/instances/\(vm.name)"),
            "scheduling": [
                "onHostMaintenance": "MIGRATE",
                "automaticRestart": true,
                "preemptible": false,
                "provisioningModel": vm.purpose == "load" ? "SPOT" : "STANDARD",
            ],
            "labels": .map(labels(of: vm)),
            "labelFingerprint": "cLOO6l7pJAo=",
            "deletionProtection": .flag(vm.purpose == "db"),
            "lastStartTimestamp": .text(Self.localTime(bootTime(of: vm))),
            "lastStopTimestamp": stopTime(of: vm).map { .text(Self.localTime($0)) } ?? .absent,
        ]
    }

    private func networkInterface(of vm: DemoVM) -> JSONValue {
        let octet = chance.number(below: 250, vm.key + "/address") + 2
        return [
            "kind": "compute#networkInterface",
            "network": .text("\(Self.endpoint)\(vm.project.id)/global/networks/default"),
            "subnetwork": .text("\(Self.endpoint)\(vm.project.id)/regions/\(vm.region)/subnetworks/default"),
            "networkIP": .text("10.128.\(vm.zone.utf8.count).\(octet)"),
            "name": "nic0",
            "stackType": "IPV4_ONLY",
        ]
    }

    private func disk(of vm: DemoVM) -> JSONValue {
        let isWindows = vm.system == .windows
        return [
            "kind": "compute#attachedDisk",
            "type": "PERSISTENT",
            "mode": "READ_WRITE",
            "deviceName": .text(vm.name),
            "index": 0,
            "boot": true,
            "autoDelete": true,
            "licenses": [.text(Self.endpoint + vm.system.license)],
            "interface": "SCSI",
            "guestOsFeatures": [["type": "UEFI_COMPATIBLE"], ["type": isWindows ? "WINDOWS" : "GVNIC"]],
            "diskSizeGb": isWindows ? "50" : "20",
            "architecture": "X86_64",
        ]
    }

    private func metadata(of vm: DemoVM) -> JSONValue {
        var items: [JSONValue] = []
        if let group = vm.group {
            let manager = "projects/\(vm.project.number)/zones/\(vm.zone)/instanceGroupManagers/\(group)"
            items.append(item("created-by", manager))
        }
        if vm.story == .disabled { items.append(item("enable-osconfig", "Y")) }
        if vm.story == .inventoryOff { items.append(item("osconfig-disabled-features", "osinventory")) }
        if let minutes = vm.pollMinutes { items.append(item("osconfig-poll-interval", String(minutes))) }
        if vm.purpose == "web" { items.append(item("startup-script", "#!/bin/sh\nsystemctl start nginx\n")) }
        return [
            "kind": "compute#metadata",
            "fingerprint": "b5_sNtXJEts=",
            "items": items.isEmpty ? .absent : .list(items),
        ]
    }

    private func serviceAccounts(of vm: DemoVM) -> JSONValue {
        guard vm.story != .neverSeen else { return .absent }
        return [
            [
                "email": .text(Self.serviceAccount(of: vm.project)),
                "scopes": ["https://www.googleapis.com/auth/cloud-platform"],
            ]
        ]
    }

    private func labels(of vm: DemoVM) -> [String: String] {
        var labels = ["env": vm.project == .production ? "prod" : "stage", "app": vm.purpose]
        labels["os"] = vm.system == .windows ? "windows" : "linux"
        if vm.isGKENode { labels["goog-gke-node"] = "" }
        return labels
    }

    private func machineType(of vm: DemoVM) -> String {
        switch vm.purpose {
        case "db", "sap": "n2-highmem-8"
        case "erp", "ad": "n2-standard-4"
        default: "e2-standard-2"
        }
    }

    private func item(_ key: String, _ value: String) -> JSONValue { ["key": .text(key), "value": .text(value)] }

    private static func serviceAccount(of project: DemoProject) -> String {
        "\(project.number)-compute@developer.gserviceaccount.com"
    }

    /// A moment as Compute Engine writes it: in milliseconds, with an offset.
    private static func localTime(_ moment: Timestamp) -> String {
        let milliseconds = moment.microseconds / 1_000 * 1_000
        let text = (Timestamp(microseconds: milliseconds) - .seconds(8 * 3_600)).rfc3339.dropLast()
        return (text.contains(".") ? text : text + ".000") + "-08:00"
    }
}
