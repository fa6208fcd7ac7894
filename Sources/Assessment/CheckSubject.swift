package import Fleet

/// What a check is asked about: one VM in its fleet.
package struct CheckSubject: Sendable {
    /// The VM.
    package let vm: VM
    /// Its project, with what all its VMs share.
    package let context: ProjectContext
    /// The verdict on its agent.
    package let agent: AgentAssessment
    /// How it stands by Patch.
    package let patch: PatchAssessment
    /// What the project's patch deployments are to it; `nil` when they, or the VM's labels, were never read.
    let deployments: ProjectDeployments.Standing?
    /// The moment of the assessment.
    package let now: Timestamp

    /// Its project.
    package var project: ProjectFleet { context.project }
    /// The thresholds.
    package var settings: AssessmentSettings { context.settings }
    /// What Compute Engine says; `nil` when the project's instances were never read.
    package var instance: Instance? { vm.instance?.value }
    /// Whether the VM is known not to run.
    package var isStopped: Bool { agent.state == .vmStopped }

    /// When a source was last read well for the VM, by which the age of what it told is judged: an outage of ours must not
    /// age the fleet.
    package func reference(_ source: Source) -> Timestamp {
        min(now, context.lastRead(source, zone: vm.zone) ?? now)
    }
}
