package import Fleet

/// What all VMs of a project share, worked out once for an assessment.
package final class ProjectContext: Sendable {
    /// The project.
    package let project: ProjectFleet
    /// The thresholds.
    package let settings: AssessmentSettings
    /// The thresholds in the form in which very many VMs are judged.
    let limits: AssessmentLimits
    /// The moment of the assessment.
    package let now: Timestamp
    /// The patch deployments, judged; `nil` when deployments were never read.
    let deployments: ProjectDeployments?
    /// The OS policy assignments by zone.
    let policyAssignments: PolicyAssignments
    /// What the set-up checks need.
    let setup: ProjectSetup
    /// The waivers that may concern its VMs.
    let waivers: ProjectWaivers
    /// How an agent is set whose VM's metadata says nothing of it.
    let commonConfiguration: AgentConfiguration
    /// When jobs that are over last changed.
    let jobEnds: [PatchJobID: Timestamp]
    /// How reading its sources went.
    let reads: ProjectReads

    /// Looks at a project once; `network` is of the whole fleet, so that it has the host projects of Shared VPCs too.
    package convenience init(
        of project: ProjectFleet,
        at now: Timestamp,
        settings: AssessmentSettings,
        network: NetworkReach? = nil
    ) {
        self.init(
            of: project,
            at: now,
            settings: settings,
            network: network ?? NetworkReach(of: [project]),
            since: nil
        )
    }

    /// Looks at a project again; what an earlier look saw of VMs that are as they were is not worked out again.
    init(
        of project: ProjectFleet,
        at now: Timestamp,
        settings: AssessmentSettings,
        network: NetworkReach,
        since earlier: (context: ProjectContext, vms: VMComparison)?
    ) {
        let known = earlier?.context
        self.project = project
        self.settings = settings
        self.now = now
        limits = known?.limits ?? AssessmentLimits(settings)
        setup = ProjectSetup(of: project, network: network, settings: settings)
        deployments = ProjectDeployments(
            of: project,
            at: now,
            settings: settings,
            since: earlier.flatMap { earlier in
                earlier.context.deployments.map { ($0, earlier.context.project, earlier.vms) }
            }
        )
        policyAssignments = PolicyAssignments(of: project)
        waivers = known?.waivers ?? ProjectWaivers(settings.waivers, of: project.id)
        commonConfiguration = AgentConfiguration(project: project.compute?.value.metadata, instance: [:])
        jobEnds = project.patchJobs.ends
        reads = ProjectReads(project.reads, at: now)
    }

    /// When a source was last read well for a zone; `nil` when it never was.
    package func lastRead(_ source: Source, zone: ZoneName) -> Timestamp? { reads.inZone(zone).lastRead(source) }

    /// Whether a source was ever read well, in any zone.
    package func hasRead(_ source: Source) -> Bool { reads.hasRead(source) }

    /// Whether the last try to read a source for a zone was refused.
    package func isRefused(_ source: Source, zone: ZoneName) -> Bool { reads.inZone(zone).isRefused(source) }

    /// Why a source is not read: its last failure; `nil` when nothing failed, or nobody tried.
    package func failure(of source: Source) -> String? { reads.failure(of: source) }

    /// How the agent of a VM is set.
    func configuration(of instance: Instance?) -> AgentConfiguration {
        guard let metadata = instance?.metadata else { return commonConfiguration }
        // Most VMs have no metadata of their own, or only who created them.
        guard metadata.isEmpty || metadata.count == 1 && metadata["created-by"] != nil else {
            return AgentConfiguration(project: project.compute?.value.metadata, instance: metadata)
        }
        return commonConfiguration
    }
}

extension [Observed<PatchJob>] {
    /// When those that are over last changed.
    fileprivate var ends: [PatchJobID: Timestamp] {
        var ends: [PatchJobID: Timestamp] = [:]
        for job in self where job.value.state.known?.isTerminal ?? false {
            if ends[job.value.id] == nil { ends[job.value.id] = job.value.updateTime }
        }
        return ends
    }
}
