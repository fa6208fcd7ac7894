package import Fleet

/// The verdicts on a fleet at one moment: a pure function of facts, settings and time.
package struct Assessment: Sendable {
    /// The moment.
    package let at: Timestamp
    /// The checks that were asked, in order.
    package let checks: [Check]
    /// The verdicts by project, parallel to the fleet's projects.
    package private(set) var projects: [ProjectAssessment]
    /// How each waiver stands, in the order of the settings.
    package let waivers: [WaiverStanding]

    /// Judges every VM of a fleet.
    package init(of fleet: FleetSnapshot, settings: AssessmentSettings, checks: [Check] = CheckRegistry.all) {
        self.init(of: fleet, settings: settings, checks: checks) { context, _ in
            context.project.vms.map { VMAssessment(of: $0, in: context, checks: checks) }
        }
    }

    /// Judges again what may have changed: the VMs whose facts did, those of projects that are new or have other VMs, and
    /// those whose verdict time changes.
    ///
    /// `changed` holds the VMs about which anything is new, since what `earlier` judged. What concerns all VMs of a
    /// project, such as its metadata or deployments, makes all of them changed ones.
    package init(
        of fleet: FleetSnapshot,
        settings: AssessmentSettings,
        since earlier: Assessment,
        changed: Set<InstanceID>
    ) {
        let known = Dictionary(earlier.projects.map { ($0.id, $0) }) { first, _ in first }
        let checks = earlier.checks
        self.init(of: fleet, settings: settings, checks: checks) { context, project in
            guard let known = known[project], known.vms.count == context.project.vms.count else {
                return context.project.vms.map { VMAssessment(of: $0, in: context, checks: checks) }
            }
            var verdicts = known.vms
            for index in verdicts.indices {
                let id = known.vms[index].vm
                guard
                    id != context.project.vms[index].id || changed.contains(id)
                        || known.vms[index].nextChange.map({ $0 <= fleet.at }) ?? false
                else { continue }
                verdicts[index] = VMAssessment(of: context.project.vms[index], in: context, checks: checks)
            }
            return verdicts
        }
    }

    private init(
        of fleet: FleetSnapshot,
        settings: AssessmentSettings,
        checks: [Check],
        judge: (ProjectContext, ProjectID) -> [VMAssessment]
    ) {
        at = fleet.at
        self.checks = checks
        let network = NetworkReach(of: fleet.projects)
        projects = fleet.projects.map { project in
            let context = ProjectContext(of: project, at: fleet.at, settings: settings, network: network)
            return ProjectAssessment(id: project.id, vms: judge(context, project.id))
        }
        waivers = WaiverStanding.all(settings.waivers, in: fleet, judged: projects, checks: checks)
    }

    /// When time alone next changes a verdict; `nil` when only facts can.
    package var nextChange: Timestamp? {
        let verdicts = projects.lazy.flatMap(\.vms).compactMap(\.nextChange).min()
        let expiry = waivers.lazy.map(\.waiver.expiry).filter { $0 > at }.min()
        return [verdicts, expiry].compactMap(\.self).min()
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
package final class VMAssessment: Sendable {
    /// The VM's numeric id.
    package let vm: InstanceID
    /// How alive its agent is.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// Whether a deployment that will run again matches it; `nil` when that is not known.
    package let isCovered: Bool?
    /// The answers, parallel to ``Assessment/checks``.
    package let outcomes: [CheckOutcome]
    /// When time alone may change any of this; `nil` when only facts can.
    package let nextChange: Timestamp?

    fileprivate init(of vm: VM, in context: ProjectContext, checks: [Check]) {
        let agent = AgentAssessment(of: vm, in: context)
        let patch = PatchAssessment(of: vm)
        let deployments = context.deployments?.standing(of: vm)
        let subject = CheckSubject(
            vm: vm,
            context: context,
            agent: agent,
            patch: patch,
            deployments: deployments,
            now: context.now
        )
        self.vm = vm.id
        self.agent = agent
        self.patch = patch
        isCovered = deployments?.isCovered
        var nextChange = agent.nextChange
        // GKE looks after its nodes itself.
        let isExempt = vm.instance?.value.isGKENode ?? false && !context.settings.asksGKENodes
        outcomes = checks.map { check in
            guard !isExempt else { return CheckOutcome(.notApplicable, "gke_node") }
            let answer = context.waivers.applied(
                to: check.evaluate(subject),
                of: check.id,
                on: vm,
                at: context.now
            )
            if let moment = answer.nextChange { nextChange = nextChange.map { min($0, moment) } ?? moment }
            return answer.outcome
        }
        self.nextChange = nextChange
    }
}
