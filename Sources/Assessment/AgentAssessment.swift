package import Fleet

/// How alive a VM's agent is, with why.
package struct AgentAssessment: Hashable, Sendable {
    /// The verdict.
    package var state: AgentState
    /// Why, in one word of a closed list.
    package var reason: String
    /// The newest evidence that the agent spoke; `nil` when there is none.
    package var lastContact: Contact?
    /// How the agent is set; its members are `nil` where metadata was not read.
    package var configuration: AgentConfiguration
    /// When time alone changes the verdict; `nil` when only a fact can.
    package var nextChange: Timestamp?
}

/// Evidence that an agent spoke to the service.
package struct Contact: Hashable, Sendable {
    /// Where evidence comes from.
    package enum Evidence: String, Sendable {
        /// The heartbeat of the inventory.
        case inventory
        /// A state in a patch job that only the agent can have reported.
        case patch
        /// A policy report that the agent produced.
        case policyReport = "policy_report"
        /// A contact that the history remembers, though what proved it was replaced since.
        case history
    }

    /// When it spoke.
    package var time: Timestamp
    /// How we know.
    package var evidence: Evidence
}

extension VM {
    /// The newest evidence that the agent spoke.
    package var lastContact: Contact? {
        let heartbeat = inventory?.updateTime.map { Contact(time: $0, evidence: .inventory) }
        let remembered = timeline(.contact).current.map { Contact(time: $0.seenUntil, evidence: .history) }
        return [remembered, heartbeat, lastContactBesidesInventory].compactMap(\.self).max { $0.time < $1.time }
    }

    /// The newest evidence that does not need the inventory feature.
    var lastContactBesidesInventory: Contact? {
        let patching = patches.lazy.filter { $0.state.known?.provesContact ?? false }.compactMap(\.stateSince).max()
        let reporting = policyReports.lazy
            .filter { $0.policies.contains { $0.state != .unknown } }
            .compactMap(\.updateTime).max()
        return [
            patching.map { Contact(time: $0, evidence: .patch) },
            reporting.map { Contact(time: $0, evidence: .policyReport) },
        ].compactMap(\.self).max { $0.time < $1.time }
    }

    /// When the service last said that it cannot see the agent.
    var lastServerVerdict: Timestamp? {
        let patching = patches.lazy.filter { $0.state == .noAgentDetected }.compactMap(\.stateSince).max()
        let reporting = policyReports.lazy
            .filter { $0.policies.contains { $0.reason == "no-agent-detected" } }
            .compactMap(\.updateTime).max()
        return [patching, reporting].compactMap(\.self).max()
    }
}
