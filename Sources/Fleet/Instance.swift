/// A VM as Compute Engine knows it (`instances.get`).
package struct Instance: Hashable, Sendable, Codable {
    /// The project, by id, as Compute Engine's links say it.
    package var project: ProjectReference
    /// The zone.
    package var zone: ZoneName
    /// The name.
    package var name: InstanceName
    /// The numeric id.
    package var id: InstanceID
    /// Whether it runs.
    package var powerState = Open<PowerState>("")
    /// A sentence about the state, mostly empty.
    package var statusMessage = ""
    /// Its labels.
    package var labels: [String: String] = [:]
    /// The metadata that we need: VM Manager's keys, and ``createdBy``; other values may be secrets and are dropped.
    package var metadata: [String: String] = [:]
    /// Network tags.
    package var tags: [String] = []
    /// Network interfaces, in order.
    package var networkInterfaces: [NetworkInterface] = []
    /// Service accounts; a VM has none or one.
    package var serviceAccounts: [ServiceAccount] = []
    /// Disks, in order.
    package var disks: [Disk] = []
    /// `STANDARD` or `SPOT`.
    package var provisioningModel = ""
    /// Whether it is preemptible in the old sense.
    package var isPreemptible = false
    /// When it was created.
    package var creationTime: Timestamp?
    /// When it last started.
    package var lastStartTime: Timestamp?
    /// When it last stopped.
    package var lastStopTime: Timestamp?
    /// When it was last suspended.
    package var lastSuspendedTime: Timestamp?
    /// The last segment of the machine type's URL.
    package var machineType = ""
    /// A custom host name; empty when there is none.
    package var hostname = ""
    /// Whether it cannot be deleted.
    package var isDeletionProtected = false

    /// A VM of which nothing else is known.
    package init(project: ProjectReference, zone: ZoneName, name: InstanceName, id: InstanceID) {
        self.project = project
        self.zone = zone
        self.name = name
        self.id = id
    }

    /// The URL of the instance group manager that made it; `nil` for a VM that belongs to none.
    package var createdBy: String? { metadata["created-by"] }
    /// Whether it belongs to a managed instance group, which patch jobs skip unless told otherwise.
    package var isMIGMember: Bool { createdBy?.contains("/instanceGroupManagers/") ?? false }
    /// Whether it is a node of a GKE cluster.
    package var isGKENode: Bool { labels["goog-gke-node"] != nil }
}

/// Whether a VM runs (`Instance.status`).
package enum PowerState: String, Hashable, Sendable, CaseIterable {
    /// Going away.
    case deprovisioning = "DEPROVISIONING"
    /// Getting its resources.
    case provisioning = "PROVISIONING"
    /// Being repaired.
    case repairing = "REPAIRING"
    /// Running.
    case running = "RUNNING"
    /// About to boot.
    case staging = "STAGING"
    /// Stopped.
    case stopped = "STOPPED"
    /// Stopping.
    case stopping = "STOPPING"
    /// Suspended.
    case suspended = "SUSPENDED"
    /// Being suspended.
    case suspending = "SUSPENDING"
    /// Stopped, in the word that the API uses.
    case terminated = "TERMINATED"
}

/// A network interface (`NetworkInterface`).
package struct NetworkInterface: Hashable, Sendable, Codable {
    /// Such as `nic0`.
    package var name = ""
    /// The network's URL.
    package var network = ""
    /// The subnetwork's URL, which names the host project.
    package var subnetwork = ""
    /// The internal address.
    package var address = ""
    /// Such as `IPV4_ONLY`.
    package var stackType = ""
    /// External IPv4 addresses; an access configuration may lack one while the VM is stopped.
    package var externalAddresses: [String] = []
    /// External IPv6 addresses.
    package var externalIPv6Addresses: [String] = []

    /// An interface that says nothing yet.
    package init() {}
}

/// The identity of a VM (`ServiceAccount`).
package struct ServiceAccount: Hashable, Sendable, Codable {
    /// Its address.
    package var email = ""
    /// OAuth scopes.
    package var scopes: [String] = []

    /// An account that says nothing yet.
    package init() {}
}

/// A disk (`AttachedDisk`), as far as it tells the operating system.
package struct Disk: Hashable, Sendable, Codable {
    /// Whether the VM boots from it.
    package var isBoot = false
    /// URLs of licences, which name the image's family.
    package var licenses: [String] = []
    /// `X86_64`, `ARM64`.
    package var architecture = ""
    /// Such as `WINDOWS`, `UEFI_COMPATIBLE`.
    package var guestOSFeatures: [String] = []

    /// A disk that says nothing yet.
    package init() {}
}
