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

    /// Looks at how waivers stand, in their order, by what each project's verdicts say of them.
    static func all(_ waivers: [CountedWaiver], in projects: [ProjectAssessment]) -> [WaiverStanding] {
        waivers.enumerated().map { place, counted in
            let findings = projects.reduce(0) { $0 + $1.tally.findings[place] }
            return WaiverStanding(
                waiver: counted.waiver,
                state: state(of: counted, at: place, findings: findings, in: projects),
                findings: findings
            )
        }
    }

    private static func state(
        of counted: CountedWaiver,
        at place: Int,
        findings: Int,
        in projects: [ProjectAssessment]
    ) -> State {
        if counted.isExpired { return .expired }
        if findings > 0 { return .active }
        if projects.contains(where: { $0.tally.vms[place] > 0 }) { return .notNeeded }
        let knowsAllVMs = projects.allSatisfy { project in
            !counted.waiver.isAbout(project.id) || project.context.hasRead(.instances)
        }
        return knowsAllVMs ? .matchesNothing : .unknown
    }
}

extension Assessment {
    /// Waivers that no failure of the fleet needs, expired ones among them.
    package var idleWaivers: [Waiver] { waivers.filter { $0.findings == 0 }.map(\.waiver) }
}

extension Waiver {
    /// Whether it is about VMs of a project.
    fileprivate func isAbout(_ project: ProjectID) -> Bool { projects.isEmpty || projects.contains(project) }
}
