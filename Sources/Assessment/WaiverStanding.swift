import Fleet

/// How a waiver stands in a fleet at one moment.
package struct WaiverStanding: Hashable, Sendable {
    /// What a waiver does; the first that is true.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Its day is over, so that it waives nothing any more.
        case expired
        /// It waives failures.
        case active
        /// It is about VMs of the fleet, but nothing that it could waive fails now.
        case notNeeded = "not_needed"
        /// No VM that it is about is known, but not all VMs are.
        case unknown
        /// It is about no VM at all.
        case matchesNothing = "matches_nothing"
    }

    /// The waiver.
    package let waiver: Waiver
    /// What it does.
    package let state: State
    /// The failures that it is about: waived ones while it counts, once it has expired those that fail again.
    package let findings: Int

    /// Describes how a waiver stands.
    package init(waiver: Waiver, state: State, findings: Int) {
        self.waiver = waiver
        self.state = state
        self.findings = findings
    }

    /// Looks at how waivers stand, in their order; `judged` holds the verdicts on the fleet by `checks`.
    static func all(
        _ waivers: [Waiver],
        in fleet: FleetSnapshot,
        judged: [ProjectAssessment],
        checks: [Check]
    ) -> [WaiverStanding] {
        guard !waivers.isEmpty else { return [] }
        var uses = waivers.map { WaiverUse($0, checks: checks, at: fleet.at) }
        for (project, verdicts) in zip(fleet.projects, judged) {
            if !project.hasRead(.instances) {
                for index in uses.indices where uses[index].isAbout(project.id) { uses[index].knowsAllVMs = false }
            }
            let filed = ProjectWaivers(waivers, of: project.id)
            for (vm, verdict) in zip(project.vms, verdicts.vms) {
                for place in filed.places(for: vm) { uses[place].count(vm, verdict.outcomes) }
            }
        }
        return uses.map(\.standing)
    }
}

extension Assessment {
    /// Waivers that no failure of the fleet needs, expired ones among them.
    package var idleWaivers: [Waiver] { waivers.filter { $0.findings == 0 }.map(\.waiver) }
}

/// What is counted of one waiver while the fleet is looked through.
private struct WaiverUse {
    var knowsAllVMs = true
    private let waiver: Waiver
    private let isExpired: Bool
    /// The places of its checks among all.
    private let checks: [Int]
    private var matchesVM = false
    private var findings = 0

    init(_ waiver: Waiver, checks: [Check], at now: Timestamp) {
        self.waiver = waiver
        isExpired = waiver.expiry <= now
        self.checks = checks.indices.filter { waiver.checks.isEmpty || waiver.checks.contains(checks[$0].id) }
    }

    func isAbout(_ project: ProjectID) -> Bool {
        waiver.projects.isEmpty || waiver.projects.contains(project)
    }

    /// Counts a VM of its projects and names, if it is in its zones and has its labels.
    mutating func count(_ vm: VM, _ outcomes: [CheckOutcome]) {
        guard waiver.isAbout(zoneAndLabelsOf: vm) else { return }
        matchesVM = true
        let wanted: Verdict = isExpired ? .fail : .waived
        for check in checks where outcomes[check].verdict == wanted { findings += 1 }
    }

    var standing: WaiverStanding {
        WaiverStanding(waiver: waiver, state: state, findings: findings)
    }

    private var state: WaiverStanding.State {
        if isExpired { return .expired }
        if findings > 0 { return .active }
        if matchesVM { return .notNeeded }
        return knowsAllVMs ? .matchesNothing : .unknown
    }
}
