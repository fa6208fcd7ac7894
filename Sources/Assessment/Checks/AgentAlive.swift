import Fleet

extension Check {
    /// Whether the agent talks to the service.
    static let agentAlive = Check(
        id: "agent_alive",
        title: "The OS Config agent is in contact with the service",
        severity: .high,
        why:
            "Without its agent a VM is neither patched nor inventoried nor kept to its policies, and nothing else tells.",
        remedy: """
            Look at the agent: `systemctl status google-osconfig-agent` on Linux, `Get-Service google_osconfig_agent` on \
            Windows; restart it if it hangs. Check that metadata has enable-osconfig=TRUE, that the VM has a service \
            account, and that it reaches ZONE-osconfig.googleapis.com.
            """
    ) { subject in
        let agent = subject.agent
        let contact =
            agent.lastContact.map { ["last contact \($0.time.rfc3339) by \($0.evidence.rawValue)"] }
            ?? ["no contact is known"]
        return switch agent.state {
        case .vmStopped: .notApplicable("vm_stopped")
        case .starting: .notApplicable("starting")
        case .unknown: .unknown(agent.reason, evidence: contact)
        case .active, .busy, .late: .pass(agent.state.rawValue, evidence: contact)
        case .disabled:
            .fail(agent.reason, evidence: ["metadata leaves the agent's tasks, guest policies and inventory off"])
        case .neverSeen, .silent: .fail(agent.reason, evidence: contact)
        }
    }
}
