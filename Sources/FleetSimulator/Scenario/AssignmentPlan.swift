/// An OS policy assignment of a scenario.
package struct AssignmentPlan: Sendable, Hashable {
    /// Its id.
    package var id: String
    /// Its zones; `nil` for those of the project.
    package var zones: [String]?
    /// Labels of VMs that it holds for: sets of which one must be there; empty for all VMs.
    package var includes: [[String: String]] = []
    /// Labels of VMs that it does not hold for.
    package var excludes: [[String: String]] = []
    /// Short names of operating systems that it holds for; empty for all.
    package var systems: [String] = []
    /// What it asks for.
    package var policies: [PolicyPlan]
    /// When its first revision was rolled out, relative to the start.
    package var created: Duration = .seconds(-100 * 86_400)
    /// Time between two waves of a rollout.
    package var wait: Duration = .seconds(600)
    /// How many VMs of a zone a wave takes, in percent.
    package var budgetPercent = 25

    /// An assignment of policies.
    package init(id: String, policies: [PolicyPlan]) {
        self.id = id
        self.policies = policies
    }
}

/// An OS policy of a scenario, with one resource.
package struct PolicyPlan: Sendable, Hashable {
    /// Its id.
    package var id: String
    /// Whether it changes what is not as it should be, or only says so.
    package var isEnforced: Bool
    /// What it asks for.
    package var resource: Resource
    /// Short names of operating systems that it is for; empty for all.
    package var systems: [String] = []
    /// Whether VMs of other systems comply.
    package var allowsNoMatch = true

    /// The kind of resource that a policy asks for.
    package enum Resource: Sendable, Hashable {
        /// A package that is installed.
        case package(String)
        /// A package that is not installed.
        case noPackage(String)
        /// A file with a content.
        case file(String)
        /// A package repository.
        case repository(String)
        /// What a script finds.
        case script(String)
    }

    /// A policy.
    package init(id: String, isEnforced: Bool, resource: Resource) {
        self.id = id
        self.isEnforced = isEnforced
        self.resource = resource
    }
}
