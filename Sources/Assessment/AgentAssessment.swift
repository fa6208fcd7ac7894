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

extension VM {
    /// The newest evidence that does not need the inventory feature.
    var lastContactBesidesInventory: Contact? {
        contacts.filter { $0.evidence != .inventory }.max { $0.time < $1.time }
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
