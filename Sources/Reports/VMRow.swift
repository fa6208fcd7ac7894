package import Assessment
package import Fleet

/// What a report tells of one VM.
package struct VMRow: Sendable {
    /// How many policies a VM has and how many it keeps.
    package typealias PolicyCount = Rate

    /// The VM.
    package let vm: VMIdentity
    /// The verdict on the VM as a whole.
    package let verdict: Verdict
    /// The answers, parallel to ``ComplianceReport/checks``.
    package let outcomes: [CheckOutcome]
    /// The Compute Engine status; `nil` when instances were never read.
    package let powerState: String?
    /// The operating system; `nil` when the agent never said.
    package let osInfo: OSInfo?
    /// How alive its agent is.
    package let agent: AgentState
    /// The newest evidence that the agent spoke; `nil` when there is none.
    package let lastContact: Timestamp?
    /// The state in the newest patch job that counts; `nil` when no job lists the VM.
    package let patchState: String?
    /// Whether its last finished patching failed.
    package let isPatchFailed: Bool
    /// When the newest job was created in which the VM ended well.
    package let lastPatchSuccess: Timestamp?
    /// How many updates wait; `nil` when no full inventory was read.
    package let updates: Int?
    /// Open CVEs by upper-case severity, worst first, without zeros; `nil` when there is no report.
    package let vulnerabilities: [SeverityCount]?
    /// How many policies the VM keeps out of all it has; `nil` when there is no policy report.
    package let policies: PolicyCount?

    init(_ facts: VM, judged: VMAssessment) {
        vm = VMIdentity(facts)
        verdict = judged.outcomes.overallVerdict
        outcomes = judged.outcomes
        powerState = facts.instance?.value.powerState.label
        osInfo = facts.inventory?.osInfo
        agent = judged.agent.state
        lastContact = judged.agent.lastContact?.time
        patchState = judged.patch.newest?.state.label
        isPatchFailed = judged.patch.failure != nil
        lastPatchSuccess = judged.patch.lastSuccess
        updates = facts.inventory?.packages?.updateCount
        vulnerabilities = facts.vulnerabilities.map { SeverityCount.counts(of: $0.vulnerabilities) }
        let states = facts.policyReports.flatMap { $0.policies.map(\.state) }
        policies = facts.policyReports.isEmpty ? nil : Rate(states.count { $0 == .compliant }, of: states.count)
    }
}

/// The rows of one project, in the fleet's order.
package struct ProjectRows: Sendable {
    /// The project.
    package let project: ProjectID
    /// Its VMs.
    package let vms: [VMRow]
}
