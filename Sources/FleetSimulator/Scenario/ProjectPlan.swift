/// A project of a scenario.
package struct ProjectPlan: Sendable, Hashable {
    /// Its id; with `copies`, the stem to which a number is added.
    package var id: String
    /// Its number; `nil` for one that follows from the seed.
    package var number: String?
    /// How many projects of this kind there are.
    package var copies = 1
    /// Which functions of VM Manager it pays for; `nil` when nobody ever chose, which the API leaves out.
    package var featureSet: FeatureSet? = .full
    /// The billing account; `nil` when billing is off.
    package var billingAccount: String?
    /// `commonInstanceMetadata`.
    package var metadata: [String: String] = [:]
    /// The zones over which groups spread their VMs.
    package var zones: [String]
    /// How VMs reach Google and the rest of the world.
    package var network = NetworkPlan()
    /// Whether the service agent of VM Manager has its role.
    package var hasServiceAgent = true
    /// The VMs.
    package var groups: [VMGroupPlan] = []
    /// The patch deployments.
    package var deployments: [DeploymentPlan] = []
    /// The OS policy assignments; each exists once per zone.
    package var assignments: [AssignmentPlan] = []
    /// Names of policy orchestrators.
    package var orchestrators: [String] = []

    /// Functionality of VM Manager.
    package enum FeatureSet: String, Sendable, Hashable, CaseIterable {
        /// All of it (`OSCONFIG_C`).
        case full
        /// What is free of charge (`OSCONFIG_B`).
        case limited
    }

    /// A project with its zones.
    package init(id: String, zones: [String]) {
        self.id = id
        self.zones = zones
    }
}

/// The network of a project; every region has one subnetwork.
package struct NetworkPlan: Sendable, Hashable {
    /// Private Google Access on the subnetworks.
    package var privateGoogleAccess = true
    /// Cloud NAT in every region.
    package var nat = true
    /// Regions without Private Google Access, wherever else it is.
    package var withoutPrivateGoogleAccess: [String] = []
    /// Regions without Cloud NAT, wherever else it is.
    package var withoutNAT: [String] = []
    /// The project that owns the network, in a Shared VPC; `nil` for its own.
    package var hostProject: String?

    /// Private Google Access and NAT.
    package init() {}

    /// Whether the subnetwork of a region has Private Google Access.
    func hasPrivateGoogleAccess(in region: String) -> Bool {
        privateGoogleAccess && !withoutPrivateGoogleAccess.contains(region)
    }

    /// Whether a region has Cloud NAT.
    func hasNAT(in region: String) -> Bool { nat && !withoutNAT.contains(region) }
}

/// VMs that are alike.
package struct VMGroupPlan: Sendable, Hashable {
    /// Their name; `{n}` becomes the number of the VM and `{x}` four random characters, as MIGs add them.
    package var name: String
    /// How many there are.
    package var count = 1
    /// Their operating systems, with shares of any sum.
    package var systems: [SystemShare]
    /// What they are for, such as `web`: VMs of one system and role have the same software.
    package var role: String
    /// Their zones; `nil` for those of the project.
    package var zones: [String]?
    /// Labels.
    package var labels: [String: String] = [:]
    /// Instance metadata.
    package var metadata: [String: String] = [:]
    /// The managed instance group that made them; `nil` for VMs that people made.
    package var managedBy: String?
    /// Whether they have an external address.
    package var hasExternalAddress = false
    /// Whether they have a service account.
    package var hasServiceAccount = true
    /// The scopes of the service account, without `https://www.googleapis.com/auth/` in front.
    package var scopes = ["cloud-platform"]
    /// Whether the agent is installed.
    package var hasAgent = true
    /// When they were made, relative to the start: spread evenly from the first moment to the last.
    package var created: ClosedRange<Duration> = .seconds(-200 * 86_400) ... .seconds(-60 * 86_400)
    /// How long each one lives; `nil` for ever.
    package var lifetime: Duration?
    /// Hours of the day (UTC) from which to which they are stopped; `nil` for VMs that run all day.
    package var stoppedHours: HourRange?

    /// Part of a group.
    package struct SystemShare: Sendable, Hashable {
        /// The operating system.
        package var system: OperatingSystem
        /// Its share, relative to those of the others.
        package var share: Int

        /// Puts a share together.
        package init(_ system: OperatingSystem, _ share: Int) {
            self.system = system
            self.share = share
        }
    }

    /// From one hour of the day to another, past midnight when the second is smaller.
    package struct HourRange: Sendable, Hashable {
        /// The first hour, 0 to 23.
        package var from: Int
        /// The hour at which it ends, 0 to 23.
        package var to: Int

        /// Puts a range together.
        package init(from: Int, to: Int) {
            self.from = from
            self.to = to
        }
    }

    /// A group of one system.
    package init(name: String, systems: [SystemShare], role: String) {
        self.name = name
        self.systems = systems
        self.role = role
    }
}
