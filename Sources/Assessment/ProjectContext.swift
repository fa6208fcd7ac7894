package import Fleet

/// What all VMs of a project share, worked out once for an assessment.
package final class ProjectContext: Sendable {
    /// The project.
    package let project: ProjectFleet
    /// The thresholds.
    package let settings: AssessmentSettings
    /// The moment of the assessment.
    package let now: Timestamp
    /// The patch deployments, judged; `nil` when deployments were never read.
    let deployments: ProjectDeployments?
    /// The OS policy assignments by zone.
    let policyAssignments: PolicyAssignments
    /// How long vulnerabilities may stay open.
    let vulnerabilityLimits: VulnerabilityLimits
    /// What the set-up checks need.
    let setup: ProjectSetup
    /// The waivers that may concern its VMs.
    let waivers: ProjectWaivers
    /// How an agent is set whose VM's metadata says nothing of it.
    let commonConfiguration: AgentConfiguration
    /// By ``Fleet/Source/index``: looked up many times for each VM.
    private let reads: [SourceReads]

    /// How a source went, by zone.
    private struct SourceReads {
        var everywhere: Timestamp?
        var byZone: [ZoneName: Timestamp] = [:]
        var refusedEverywhere = false
        var refusedZones: Set<ZoneName> = []
        var failure: String?
    }

    /// Looks at a project once; `network` is of the whole fleet, so that it has the host projects of Shared VPCs too.
    package init(
        of project: ProjectFleet,
        at now: Timestamp,
        settings: AssessmentSettings,
        network: NetworkReach? = nil
    ) {
        self.project = project
        self.settings = settings
        self.now = now
        setup = ProjectSetup(of: project, network: network ?? NetworkReach(of: [project]))
        deployments = ProjectDeployments(of: project, at: now, settings: settings)
        policyAssignments = PolicyAssignments(of: project)
        vulnerabilityLimits = VulnerabilityLimits(settings.vulnerabilityLimits)
        waivers = ProjectWaivers(settings.waivers, of: project.id)
        commonConfiguration = AgentConfiguration(project: project.compute?.value.metadata, instance: [:])
        var reads = Array(repeating: SourceReads(), count: Source.allCases.count)
        for read in project.reads {
            var known = reads[read.source.index]
            let isRefused = read.failure == "denied" || read.failure == "api_disabled"
            if let zone = read.zone {
                known.byZone[zone] = Self.later(known.byZone[zone], read.lastSuccess)
                if isRefused { known.refusedZones.insert(zone) }
            } else {
                known.everywhere = Self.later(known.everywhere, read.lastSuccess)
                if isRefused { known.refusedEverywhere = true }
            }
            known.failure = known.failure ?? read.failure
            reads[read.source.index] = known
        }
        self.reads = reads
    }

    /// When a source was last read well for a zone; `nil` when it never was.
    package func lastRead(_ source: Source, zone: ZoneName) -> Timestamp? {
        let known = reads[source.index]
        guard !known.byZone.isEmpty else { return known.everywhere }
        return Self.later(known.everywhere, known.byZone[zone])
    }

    /// Whether a source was ever read well, in any zone.
    package func hasRead(_ source: Source) -> Bool {
        reads[source.index].everywhere != nil || !reads[source.index].byZone.isEmpty
    }

    /// Whether the last try to read a source for a zone was refused.
    package func isRefused(_ source: Source, zone: ZoneName) -> Bool {
        let known = reads[source.index]
        return known.refusedEverywhere || !known.refusedZones.isEmpty && known.refusedZones.contains(zone)
    }

    /// Why a source is not read: its last failure; `nil` when nothing failed, or nobody tried.
    package func failure(of source: Source) -> String? { reads[source.index].failure }

    /// How the agent of a VM is set.
    func configuration(of vm: VM) -> AgentConfiguration {
        let metadata = vm.instance?.value.metadata ?? [:]
        // Most VMs have no metadata of their own, or only who created them.
        guard metadata.isEmpty || metadata.count == 1 && metadata["created-by"] != nil else {
            return AgentConfiguration(project: project.compute?.value.metadata, instance: metadata)
        }
        return commonConfiguration
    }

    private static func later(_ one: Timestamp?, _ other: Timestamp?) -> Timestamp? {
        guard let one, let other else { return one ?? other }
        return max(one, other)
    }
}
