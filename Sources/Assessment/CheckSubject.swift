package import Fleet

/// What a check is asked about: one VM in its fleet.
///
/// A class with what checks look at most, because each member that is asked of a VM is a copy, many times for each VM.
package final class CheckSubject: Sendable {
    /// The VM.
    package let vm: VM
    /// What Compute Engine says; `nil` when the project's instances were never read.
    package let instance: Instance?
    /// What the agent reported; `nil` when it never did, or inventories were never read.
    package let inventory: VMInventory?
    /// Policy reports, by assignment.
    package let policyReports: [OSPolicyAssignmentReport]
    /// The zone.
    package let zone: ZoneName
    /// Its project, with what all its VMs share.
    package let context: ProjectContext
    /// The verdict on its agent.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// What the project's patch deployments are to it; `nil` when they, or the VM's labels, were never read.
    let deployments: ProjectDeployments.Standing?
    /// The OS policy assignments of its zone.
    let assignments: [AssignmentStanding]
    /// How reading the sources for its zone went.
    let reads: ZoneReads
    /// The ways out that it has; `nil` when the project's instances were never read.
    let ways: NetworkWays?
    /// Whether the VM is known not to run.
    package let isStopped: Bool

    /// Puts together what there is to say of the VM at a place of its project.
    package init(at place: Int, in context: ProjectContext) {
        let vm = context.project.vms[place]
        let instance = vm.instance?.value
        let patches = vm.patches
        let zone = vm.zone
        let reads = context.reads.inZone(zone)
        let agent = AgentAssessment(of: vm, instance: instance, patches: patches, reads: reads, in: context)
        self.vm = vm
        self.instance = instance
        self.context = context
        self.agent = agent
        self.reads = reads
        self.zone = zone
        assignments = context.policyAssignments[zone]
        inventory = vm.inventory
        policyReports = vm.policyReports
        patch = PatchAssessment(of: patches)
        deployments = instance.flatMap { instance in context.deployments?.standing(ofVMAt: place, instance) }
        isStopped = agent.state == .vmStopped
        ways = isStopped ? nil : instance.map { context.setup.network.ways(of: $0) }
    }

    /// The moment of the assessment.
    package var now: Timestamp { context.now }
    /// Its project.
    package var project: ProjectFleet { context.project }
    /// The thresholds.
    package var settings: AssessmentSettings { context.settings }

    /// When a source was last read well for the VM, by which the age of what it told is judged: an outage of ours must not
    /// age the fleet.
    package func reference(_ source: Source) -> Timestamp { reads.reference(source) }
}
