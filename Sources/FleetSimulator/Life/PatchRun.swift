package import Fleet

/// A patch job from its beginning to its end.
package struct PatchRun: Sendable, Hashable {
    /// Its place in `SimulatedFleet.runs`.
    package let index: Int
    /// The place of its project in `SimulatedFleet.projects`.
    package let project: Int
    /// Its uuid.
    package let id: String
    /// Its display name.
    package let displayName: String
    /// The deployment that it belongs to; `nil` for a job that somebody started by hand.
    package let deployment: String?
    /// Which VMs it patches.
    package let filter: FilterPlan
    /// How it goes.
    package let plan: PatchJobPlan
    /// When it begins.
    package let createTime: Timestamp
    /// When it is over; `nil` for never.
    package let endTime: Timestamp?
    /// When somebody canceled it; `nil` when nobody did.
    package let canceledAt: Timestamp?
    /// Whether too many VMs of a zone failed, so that it went no further.
    package let isStopped: Bool
    /// What happens on its VMs, in `SimulatedFleet.parts`.
    package let parts: Range<Int>
    /// How many VMs are in each state once it is over.
    package let finalCounts: [PatchState: Int]
}

/// What a patch job does on one VM.
package struct PatchPart: Sendable, Hashable {
    /// The place of the job in `SimulatedFleet.runs`.
    package let run: Int
    /// The place of the VM in `SimulatedFleet.machines`.
    package let machine: Int
    /// The steps in `SimulatedFleet.steps`; before the first the VM is pending.
    package let steps: Range<Int>
    /// What the agent said when it failed; `nil` when it did not.
    package let reason: FailureText?
    /// How often the agent tried.
    package let attempts: Int
    /// Whether the updates are installed in the end.
    package let installs: Bool
    /// When it is over; `nil` for never.
    package let endTime: Timestamp?
    /// The place in `SimulatedFleet.parts` of what the job before this one does on the VM; `nil` for none.
    let previous: Int?
}

/// A state that a VM reaches in a patch job.
package struct PatchStep: Sendable, Hashable {
    /// When it is reached.
    package let at: Timestamp
    /// The state.
    package let state: PatchState
}
