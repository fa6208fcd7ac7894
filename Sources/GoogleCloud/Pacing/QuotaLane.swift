import Fleet

/// The calls of one key: those that went, and those that wait.
///
/// It does nothing itself.
struct QuotaLane: Sendable {
    /// A call that waits.
    struct Waiter: Hashable, Sendable {
        let id: Int
        let priority: QuotaPriority
        let since: Timestamp
    }

    /// What whoever lets calls go has to do next.
    enum Step: Hashable, Sendable {
        /// Let this one go.
        case admit(Waiter)
        /// Look again after this time.
        case sleep(Duration)
        /// Nobody waits any more.
        case rest
    }

    private var window: QuotaWindow
    private var waiting: [QuotaPriority: [Waiter]] = [:]
    /// Whether somebody takes the steps.
    private var isDriven = false

    init(_ window: QuotaWindow) {
        self.window = window
    }

    /// Sends a call on its way when it may go at once: when nobody waits and there is room.
    mutating func admitAtOnce(at now: Timestamp) -> Bool {
        guard waiting.isEmpty, window.admission(at: now) <= now else { return false }
        window.begin()
        return true
    }

    /// Lets a call wait; true when the caller has to see to it that somebody takes the steps.
    mutating func enqueue(_ waiter: Waiter) -> Bool {
        waiting[waiter.priority, default: []].append(waiter)
        defer { isDriven = true }
        return !isDriven
    }

    /// Takes out a call that no longer waits, if it has not gone.
    mutating func remove(_ id: Int) {
        for priority in QuotaPriority.allCases {
            waiting[priority]?.removeAll { $0.id == id }
            if waiting[priority]?.isEmpty == true { waiting[priority] = nil }
        }
    }

    /// The next step; a call that is to go is counted and out of the queue.
    mutating func step(at now: Timestamp) -> Step {
        guard let next = (waiting[.high] ?? waiting[.normal])?.first else {
            isDriven = false
            return .rest
        }
        let admission = window.admission(at: now)
        guard admission <= now else { return .sleep(admission - now) }
        window.begin()
        remove(next.id)
        return .admit(next)
    }

    /// Counts a call that was answered.
    mutating func settle(at now: Timestamp) {
        window.record(now)
    }

    /// Admits nothing before `moment`.
    mutating func close(until moment: Timestamp) {
        window.close(until: moment)
    }
}
