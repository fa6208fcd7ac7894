import Fleet

/// Which VMs of a project must be judged again because of what they share.
struct ContextConcern {
    private let context: ProjectContext
    private let earlier: ProjectAssessment
    private let isNone: Bool
    private let isAboutAll: Bool
    /// Sources that were read again, for which some verdicts wait.
    private let sources: SourceSet
    /// Whether other words are there for failures, which evidence tells of VMs whose agent nobody knows.
    private let tellsOtherFailures: Bool
    /// Zones that have other OS policy assignments.
    private let zones: Set<ZoneName>
    /// The places of patch deployments of which something else is said.
    private let deployments: Set<Int>
    /// Patch jobs that ended otherwise.
    private let jobs: Set<PatchJobID>
    private let isSameNetwork: Bool

    /// Compares what a project's VMs share with what they shared before.
    init(_ context: ProjectContext, since earlier: ProjectAssessment, isSameNetwork: Bool) {
        let known = earlier.context
        (self.context, self.earlier, self.isSameNetwork) = (context, earlier, isSameNetwork)
        let readAgain = context.reads.sourcesReadAgain(since: known.reads)
        let judgedAnew = context.deployments.map { now in known.deployments.flatMap { now.changedMembers(since: $0) } }
        let hasSameDeployments = judgedAnew.map { $0 != nil } ?? (known.deployments == nil)
        isAboutAll =
            readAgain == nil || !hasSameDeployments || !context.setup.isLike(known.setup)
            || context.project.compute?.value != known.project.compute?.value
            || context.project.featureSettings?.value != known.project.featureSettings?.value
        sources = readAgain?.intersection(earlier.nextTurningPoints.awaited) ?? []
        deployments = judgedAnew.flatMap(\.self) ?? []
        tellsOtherFailures = !context.reads.failsLike(known.reads)
        zones = context.policyAssignments.zonesChanged(since: known.policyAssignments)
        let ids = Set(context.jobEnds.keys).union(known.jobEnds.keys)
        jobs = context.jobEnds == known.jobEnds ? [] : ids.filter { context.jobEnds[$0] != known.jobEnds[$0] }
        isNone =
            !isAboutAll && sources.isEmpty && !tellsOtherFailures && zones.isEmpty && deployments.isEmpty
            && jobs.isEmpty && isSameNetwork
    }

    /// Whether it is about the VM at a place, which stood at a former one.
    func isAbout(_ place: Int, _ former: Int) -> Bool {
        guard !isNone else { return false }
        guard !isAboutAll else { return true }
        let verdict = earlier.vms[former]
        if !earlier.turningPoints[former].awaited.isDisjoint(with: sources) { return true }
        if tellsOtherFailures, verdict.agent.state == .unknown { return true }
        if !jobs.isEmpty, verdict.patch.finishedJob.map(jobs.contains) ?? false { return true }
        if !deployments.isEmpty, context.deployments?.matchesVM(at: place, anyOf: deployments) ?? false { return true }
        if !zones.isEmpty, zones.contains(context.project.vms[place].zone) { return true }
        return !isSameNetwork && hasOtherWays(context.project.vms[place])
    }

    private func hasOtherWays(_ vm: VM) -> Bool {
        guard let instance = vm.instance?.value else { return false }
        return context.setup.network.ways(of: instance) != earlier.context.setup.network.ways(of: instance)
    }
}

extension ProjectFleet {
    /// Whether all that VMs share but their ways out is as it was, without a look at what follows from it.
    func sharesFacts(with earlier: ProjectAssessment) -> Bool {
        let known = earlier.context.project
        return compute?.value == known.compute?.value && featureSettings?.value == known.featureSettings?.value
            && reads == known.reads && patchJobs.hasValues(of: known.patchJobs)
            && patchDeployments.hasValues(of: known.patchDeployments)
            && policyAssignments.hasValues(of: known.policyAssignments)
    }
}

extension Array {
    /// Whether the values are the same, whenever they were observed; quick where both are one array.
    func hasValues<Value>(of other: Self) -> Bool where Element == Observed<Value> {
        self == other || elementsEqual(other) { $0.value == $1.value }
    }
}
