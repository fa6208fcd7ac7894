package import Fleet

/// How a VM stands by Patch.
package struct PatchAssessment: Hashable, Sendable {
    private let patches: [PatchOutcome]
    // Places among the VM's outcomes; whole outcomes are dear to copy.
    private let newestPlace: Int?
    private let finishedPlace: Int?
    private let successPlace: Int?
    /// Why the newest finished outcome is a failure; `nil` while it is none.
    package let failure: FailureReason?

    /// The VM's part in the newest job that is not a dry run; `nil` when no job lists it.
    package var newest: PatchOutcome? { newestPlace.map { patches[$0] } }
    /// The VM's part in the newest such job that it finished.
    package var newestFinished: PatchOutcome? { finishedPlace.map { patches[$0] } }
    /// The VM's part in the newest such job in which it ended well.
    package var newestSuccess: PatchOutcome? { successPlace.map { patches[$0] } }
    /// When the newest job was created in which the VM ended well.
    package var lastSuccess: Timestamp? { successPlace.flatMap { patches[$0].jobCreateTime } }

    /// Where the VM stands in the newest job that it finished.
    var finishedState: PatchState? { finishedPlace.flatMap { patches[$0].state.known } }
    /// The newest job that the VM finished.
    var finishedJob: PatchJobID? { finishedPlace.map { patches[$0].job } }
    /// How the VM stands in the newest job in which it ended well.
    var successState: PatchState? { successPlace.flatMap { patches[$0].state.known } }

    /// Looks through a VM's outcomes, newest job first.
    package init(of vm: VM) {
        self.init(of: vm.patches)
    }

    /// Looks through outcomes, newest job first.
    init(of patches: [PatchOutcome]) {
        var (newest, finished, success): (Int?, Int?, Int?) = (nil, nil, nil)
        let outcomes = patches.span
        for place in outcomes.indices where !outcomes[place].isDryRun {
            newest = newest ?? place
            guard let state = outcomes[place].state.known, state.isFinished else { continue }
            finished = finished ?? place
            guard state.isSuccess else { continue }
            success = place
            break
        }
        (newestPlace, finishedPlace, successPlace, self.patches) = (newest, finished, success, patches)
        failure = finished.flatMap { FailureReason(state: patches[$0].state, text: patches[$0].failureReason) }
    }

    /// Whether what is told of Patch is the same; jobs before the last good one do not count.
    package static func == (left: PatchAssessment, right: PatchAssessment) -> Bool {
        left.failure == right.failure && left.newest == right.newest && left.newestFinished == right.newestFinished
            && left.newestSuccess == right.newestSuccess
    }

    /// Mixes in what ``==(_:_:)`` compares.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(newest)
        hasher.combine(failure)
    }
}
