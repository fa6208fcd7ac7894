/// How alive a VM's agent is; the values of the `state` label, in the order in which the first match wins.
package enum AgentState: String, Hashable, Sendable, CaseIterable {
    /// The VM is known not to run.
    case vmStopped = "vm_stopped"
    /// Metadata leaves all of the agent's features off.
    case disabled
    /// What it takes to judge was never read, is denied or is too old.
    case unknown
    /// At work in a patch job, which stops its heartbeat.
    case busy
    /// In contact.
    case active
    /// The VM has just started.
    case starting
    /// Never in contact.
    case neverSeen = "never_seen"
    /// Out of contact, or the service says that it cannot see the agent.
    case silent
    /// Out of contact, but not for long.
    case late
}
