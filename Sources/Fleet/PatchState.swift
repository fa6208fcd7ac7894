/// Where a VM stands in a patch job (`Instance.PatchState`); the 15 states of the API.
package enum PatchState: String, Hashable, Sendable, CaseIterable, Codable {
    /// Not notified yet.
    case pending = "PENDING"
    /// The VM does not run, so it cannot be patched.
    case inactive = "INACTIVE"
    /// Told that it shall patch.
    case notified = "NOTIFIED"
    /// The agent has begun.
    case started = "STARTED"
    /// Downloading.
    case downloadingPatches = "DOWNLOADING_PATCHES"
    /// Installing.
    case applyingPatches = "APPLYING_PATCHES"
    /// Rebooting.
    case rebooting = "REBOOTING"
    /// Patched.
    case succeeded = "SUCCEEDED"
    /// Patched, but the reboot is still to come.
    case succeededRebootRequired = "SUCCEEDED_REBOOT_REQUIRED"
    /// Failed; the reason is in `failureReason`.
    case failed = "FAILED"
    /// The agent said that it will start.
    case acked = "ACKED"
    /// The VM took longer than the job may.
    case timedOut = "TIMED_OUT"
    /// The script before patching.
    case runningPrePatchStep = "RUNNING_PRE_PATCH_STEP"
    /// The script after patching.
    case runningPostPatchStep = "RUNNING_POST_PATCH_STEP"
    /// The service could not see the agent.
    case noAgentDetected = "NO_AGENT_DETECTED"

    /// Whether the VM's part in the job is over.
    package var isFinished: Bool {
        switch self {
        case .inactive, .succeeded, .succeededRebootRequired, .failed, .timedOut, .noAgentDetected: true
        default: false
        }
    }

    /// Whether the VM ended well.
    package var isSuccess: Bool { self == .succeeded || self == .succeededRebootRequired }

    /// Whether the VM ended badly, so that someone should look.
    package var isFailure: Bool { self == .failed || self == .timedOut || self == .noAgentDetected }

    /// Whether the agent is at work, so that its heartbeat may pause (`busy`).
    package var isWorking: Bool {
        switch self {
        case .acked, .started, .downloadingPatches, .applyingPatches, .rebooting, .runningPrePatchStep,
            .runningPostPatchStep:
            true
        default: false
        }
    }

    /// Whether the agent itself must have spoken for the VM to be in this state.
    ///
    /// That a VM timed out, the service says by itself: an agent that hangs is notified, says nothing and times out.
    package var provesContact: Bool {
        switch self {
        case .pending, .notified, .inactive, .noAgentDetected, .timedOut: false
        default: true
        }
    }

    /// The counter of `instanceDetailsSummary` that holds the number of VMs in this state.
    package var summaryKey: String {
        switch self {
        case .pending: "pendingInstanceCount"
        case .inactive: "inactiveInstanceCount"
        case .notified: "notifiedInstanceCount"
        case .started: "startedInstanceCount"
        case .downloadingPatches: "downloadingPatchesInstanceCount"
        case .applyingPatches: "applyingPatchesInstanceCount"
        case .rebooting: "rebootingInstanceCount"
        case .succeeded: "succeededInstanceCount"
        case .succeededRebootRequired: "succeededRebootRequiredInstanceCount"
        case .failed: "failedInstanceCount"
        case .acked: "ackedInstanceCount"
        case .timedOut: "timedOutInstanceCount"
        case .runningPrePatchStep: "prePatchStepInstanceCount"
        case .runningPostPatchStep: "postPatchStepInstanceCount"
        case .noAgentDetected: "noAgentDetectedInstanceCount"
        }
    }
}
