import Synchronization

/// What callers leave for the engine's thread, and the bell that wakes it.
///
/// Each submission has one owner at any moment, here or in the engine, and that one ends its wait.
final class CurlMailbox: Sendable {
    /// What was left since the last look.
    struct Content {
        var arrivals: [Submission] = []
        var withdrawals: Set<UInt64> = []
        var isStopping = false

        var isEmpty: Bool { arrivals.isEmpty && withdrawals.isEmpty && !isStopping }
    }

    private struct State {
        var content = Content()
        /// Rung under the lock alone, so that it is silent once ``close(_:)`` is over.
        var bell: Bell?
        /// Why nobody looks any more; `nil` while somebody does.
        var closure: String?
    }

    private let state = Mutex(State())

    /// Leaves a submission, or ends its wait at once when nobody will look any more.
    func post(_ submission: Submission) {
        // A task's mark is set before its cancellation handler runs: either we see the mark, or the handler finds the
        // submission already here.
        let refusal: String? = state.withLock { state in
            if let closure = state.closure { return closure }
            if Task.isCancelled { return "canceled" }
            ring(&state) { $0.arrivals.append(submission) }
            return nil
        }
        if let refusal { submission.fail(.canceled, refusal) }
    }

    /// Asks to give a submission up; one that is unknown or done is none of our business.
    func withdraw(_ id: UInt64) {
        state.withLock { state in
            guard state.closure == nil else { return }
            ring(&state) { $0.withdrawals.insert(id) }
        }
    }

    /// Asks the engine to end.
    func stop() {
        state.withLock { state in
            guard state.closure == nil else { return }
            ring(&state) { $0.isStopping = true }
        }
    }

    /// Takes the engine's bell, to ring it until ``close(_:)``.
    func open(_ bell: Bell) {
        state.withLock { $0.bell = bell }
    }

    /// Empties the mailbox.
    func collect() -> Content {
        state.withLock { state in
            defer { state.content = Content() }
            return state.content
        }
    }

    /// Refuses everything from now on; the caller owns what was left.
    func close(_ reason: String) -> [Submission] {
        state.withLock { state in
            state.closure = reason
            state.bell = nil
            defer { state.content = Content() }
            return state.content.arrivals
        }
    }

    /// Changes the content and wakes the engine, unless an earlier change did that and was not collected yet.
    private func ring(_ state: inout State, _ change: (inout Content) -> Void) {
        let isAwake = !state.content.isEmpty
        change(&state.content)
        // Before `open` the engine has not begun to wait.
        if !isAwake { state.bell?.ring() }
    }
}
