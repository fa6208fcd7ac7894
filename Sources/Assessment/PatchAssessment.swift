package import Fleet

/// How a VM stands by Patch.
package struct PatchAssessment: Hashable, Sendable {
    /// The VM's part in the newest job that is not a dry run; `nil` when no job lists it.
    package var newest: PatchOutcome?
    /// The VM's part in the newest such job that it finished.
    package var newestFinished: PatchOutcome?
    /// The VM's part in the newest such job in which it ended well.
    package var newestSuccess: PatchOutcome?
    /// Why the newest finished outcome is a failure; `nil` while it is none.
    package var failure: FailureReason?

    /// When the newest job was created in which the VM ended well.
    package var lastSuccess: Timestamp? { newestSuccess?.jobCreateTime }

    /// Looks through a VM's outcomes, newest job first.
    package init(of vm: VM) {
        let patches = vm.patches
        newest = patches.first { !$0.isDryRun }
        newestFinished = patches.first { !$0.isDryRun && $0.state.known?.isFinished ?? false }
        newestSuccess = patches.first { !$0.isDryRun && $0.state.known?.isSuccess ?? false }
        failure = newestFinished.flatMap { FailureReason(state: $0.state, text: $0.failureReason) }
    }
}
