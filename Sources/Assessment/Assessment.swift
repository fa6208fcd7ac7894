package import Fleet

/// The verdicts on a fleet at one moment: a pure function of facts, settings and time.
package struct Assessment: Sendable {
    /// The moment.
    package let at: Timestamp
    /// The checks that were asked, in order.
    package let checks: [Check]
    /// The verdicts by project, parallel to the fleet's projects.
    package let projects: [ProjectAssessment]

    /// Judges every VM of a fleet.
    package init(of fleet: FleetSnapshot, settings: AssessmentSettings, checks: [Check] = CheckRegistry.all) {
        at = fleet.at
        self.checks = checks
        projects = fleet.projects.map { project in
            let coverage = PatchCoverage(of: project, at: fleet.at)
            let vms = project.vms.map { vm in
                VMAssessment(of: vm, in: project, coverage: coverage, at: fleet.at, settings: settings, checks: checks)
            }
            return ProjectAssessment(id: project.id, vms: vms)
        }
    }

    /// When time alone next changes a verdict; `nil` when only facts can.
    package var nextChange: Timestamp? {
        projects.lazy.flatMap(\.vms).compactMap(\.agent.nextChange).min()
    }
}

/// The verdicts on one project.
package struct ProjectAssessment: Sendable {
    /// The project.
    package let id: ProjectID
    /// The verdicts by VM, parallel to the project's VMs.
    package let vms: [VMAssessment]
}

/// The verdicts on one VM.
package struct VMAssessment: Sendable {
    /// How alive its agent is.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// Whether a deployment that will run again matches it; `nil` when that is not known.
    package let isCovered: Bool?
    /// The answers, parallel to ``Assessment/checks``.
    package let outcomes: [CheckOutcome]

    fileprivate init(
        of vm: VM,
        in project: ProjectFleet,
        coverage: PatchCoverage?,
        at now: Timestamp,
        settings: AssessmentSettings,
        checks: [Check]
    ) {
        let agent = AgentAssessment(of: vm, in: project, at: now, settings: settings)
        let patch = PatchAssessment(of: vm)
        let subject = CheckSubject(vm: vm, project: project, agent: agent, patch: patch, now: now, settings: settings)
        self.agent = agent
        self.patch = patch
        isCovered = coverage.flatMap { coverage in vm.instance.map { coverage.covers($0.value) } }
        outcomes = checks.map { $0.evaluate(subject) }
    }
}
