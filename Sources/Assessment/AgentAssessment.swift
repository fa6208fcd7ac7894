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
    /// When the verdict may change though no fact does.
    var turningPoints = TurningPoints()

    /// When time alone may change the verdict; `nil` when only a fact can.
    package var nextChange: Timestamp? { turningPoints.next }

    /// Whether the verdict is the same, until whenever that may be.
    func isLike(_ other: Self) -> Bool {
        state == other.state && reason == other.reason && lastContact == other.lastContact
            && configuration == other.configuration
    }
}

extension VM {
    /// When the service last said that it cannot see the agent.
    var lastServerVerdict: Timestamp? { ContactFacts(of: self, patches: patches).lastServerVerdict }
}
