package import Fleet
import Synchronization

/// Lets calls go no faster than Google's quotas allow; safe for concurrent use, and no thread waits.
///
/// Each attempt has to be admitted, retries too, as Google counts them all; and settled when it is answered or lost.
package final class QuotaPacer: Sendable {
    private let limits: QuotaLimits
    private let now: @Sendable () -> Timestamp
    private let sleep: @Sendable (Duration) async -> Void
    private let jitter: @Sendable () -> Double
    private let observe: @Sendable (QuotaAdmission) -> Void
    private let state = Mutex(State())

    /// However long a server asks to wait, somebody may have raised the quota meanwhile.
    private static let longestPenalty: Duration = .seconds(600)

    private struct State {
        var lanes: [QuotaKey: QuotaLane] = [:]
        var waiters: [Int: CheckedContinuation<Bool, Never>] = [:]
        var nextWaiter = 0

        /// Changes a key's lane, which begins open.
        mutating func withLane<Value>(
            _ key: QuotaKey,
            _ limits: QuotaLimits,
            _ body: (inout QuotaLane) -> Value
        ) -> Value {
            body(&lanes[key, default: QuotaLane(limits.window(for: key))])
        }
    }

    /// Makes a pacer that has admitted nothing yet.
    ///
    /// `jitter` gives numbers from 0 to 1; `observe` is told of each call that goes.
    package init(
        limits: QuotaLimits,
        now: @escaping @Sendable () -> Timestamp,
        sleep: @escaping @Sendable (Duration) async -> Void,
        jitter: @escaping @Sendable () -> Double = { Double.random(in: 0...1) },
        observe: @escaping @Sendable (QuotaAdmission) -> Void = { _ in }
    ) {
        self.limits = limits
        self.now = now
        self.sleep = sleep
        self.jitter = jitter
        self.observe = observe
    }

    /// Waits until a call may go; a canceled caller leaves at once and is not counted.
    ///
    /// Whoever was admitted must ``settle(_:)``.
    package func admit(_ key: QuotaKey, _ priority: QuotaPriority = .normal) async throws(CancellationError) {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        let isAdmitted = await withTaskCancellationHandler {
            await withCheckedContinuation { ask($0, key, priority, id: id) }
        } onCancel: {
            let waiter = state.withLock { state in
                state.lanes[key]?.remove(id)
                return state.waiters.removeValue(forKey: id)
            }
            waiter?.resume(returning: false)
        }
        guard isAdmitted else { throw CancellationError() }
    }

    /// Counts a call that was admitted, now that it is answered or lost.
    package func settle(_ key: QuotaKey) {
        state.withLock { state in
            let now = now()
            state.withLane(key, limits) { $0.settle(at: now) }
        }
    }

    /// Holds a key's calls back after an answer of 429: until `moment` when the answer says one, else until the next
    /// minute and some seconds, ten at most.
    package func penalize(_ key: QuotaKey, until moment: Timestamp?) {
        let now = now()
        let nextMinute = Timestamp(seconds: (now.microseconds / 60_000_000 + 1) * 60)
        let end = moment ?? nextMinute + .seconds(10 * jitter())
        state.withLock { state in
            state.withLane(key, limits) { $0.close(until: Swift.min(end, now + Self.longestPenalty)) }
        }
    }

    // MARK: - Waiting

    private func ask(
        _ continuation: CheckedContinuation<Bool, Never>,
        _ key: QuotaKey,
        _ priority: QuotaPriority,
        id: Int
    ) {
        let (isAdmitted, needsDriver, start) = state.withLock { state -> (Bool?, Bool, Timestamp) in
            let start = now()
            // A cancellation before this moment found nobody to wake; one after it finds the waiter.
            if Task.isCancelled { return (false, false, start) }
            guard !state.withLane(key, limits, { $0.admitAtOnce(at: start) }) else { return (true, false, start) }
            state.waiters[id] = continuation
            let waiter = QuotaLane.Waiter(id: id, priority: priority, since: start)
            return (nil, state.withLane(key, limits) { $0.enqueue(waiter) }, start)
        }
        if needsDriver { drive(key) }
        if isAdmitted == true { observe(QuotaAdmission(key: key, priority: priority, time: start, waited: .zero)) }
        if let isAdmitted { continuation.resume(returning: isAdmitted) }
    }

    /// Lets a key's calls go one by one, in a task of its own that ends when nobody waits, as each caller may leave.
    private func drive(_ key: QuotaKey) {
        Task {
            while true {
                let (step, continuation, now) = step(key)
                switch step {
                case .rest: return
                case .sleep(let duration): await sleep(duration)
                case .admit(let waiter):
                    let waited = now - waiter.since
                    observe(QuotaAdmission(key: key, priority: waiter.priority, time: now, waited: waited))
                    continuation?.resume(returning: true)
                }
            }
        }
    }

    private func step(_ key: QuotaKey) -> (QuotaLane.Step, CheckedContinuation<Bool, Never>?, Timestamp) {
        state.withLock { state in
            let now = now()
            let step = state.withLane(key, limits) { $0.step(at: now) }
            guard case .admit(let waiter) = step else { return (step, nil, now) }
            return (step, state.waiters.removeValue(forKey: waiter.id), now)
        }
    }
}
