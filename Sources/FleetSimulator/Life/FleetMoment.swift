package import Fleet

/// A made-up fleet at one moment: what is so, apart from how an API tells it.
package struct FleetMoment: Sendable {
    /// The fleet.
    package let fleet: SimulatedFleet
    /// The moment.
    package let now: Timestamp
}

/// Whether a VM runs.
package struct PowerMoment: Sendable, Hashable {
    /// The word of Compute Engine: `PROVISIONING`, `STAGING`, `RUNNING`, `STOPPING` or `TERMINATED`.
    package let status: String
    /// When it last booted by Compute Engine's doing; a reboot from within does not count.
    package let lastStart: Timestamp
    /// When it was last stopped; `nil` for never.
    package let lastStop: Timestamp?

    /// Whether it runs.
    package var isRunning: Bool { status == "RUNNING" }
}

/// What the agent of a VM does.
package struct AgentMoment: Sendable, Hashable {
    /// What keeps the agent from talking to the service, if anything.
    package enum Trouble: String, Sendable, Hashable {
        /// The VM does not run.
        case vmNotRunning = "vm-not-running"
        /// It is not installed.
        case notInstalled = "not-installed"
        /// There is no service account whose token it could show.
        case noServiceAccount = "no-service-account"
        /// No way leads from the VM to the service.
        case noWayOut = "no-way-out"
        /// Metadata switches it off.
        case disabled
        /// It hangs.
        case hung
        /// The VM has just booted, so that it has not said anything yet.
        case starting
    }

    /// What metadata switches on.
    package let features: AgentFeatures
    /// What is wrong; `nil` for an agent that talks.
    package let trouble: Trouble?
    /// When it last reported its inventory; `nil` for never.
    package let lastInventory: Timestamp?
    /// When it last had to send everything, because the packages had changed; `nil` for never.
    package let lastFullInventory: Timestamp?
}
