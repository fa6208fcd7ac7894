import Fleet

/// When a VM's agent is known to have spoken, up to one moment.
struct AgentContacts {
    /// Stretches of contact, with single moments as stretches without length.
    private let stretches: [(since: Timestamp, until: Timestamp)]
    /// The first contact that has yet to begin, or that begins just now.
    private let nextStart: Timestamp?

    /// Gathers the evidence: the history of contact, the inventory's heartbeat, patch states that only an agent reports
    /// and policy reports that an agent produced.
    init(of vm: VM, until now: Timestamp) {
        var stretches = vm.timeline(.contact).intervals.map { (since: $0.since, until: $0.seenUntil) }
        stretches += vm.contacts.map { (since: $0.time, until: $0.time) }
        nextStart = stretches.lazy.map(\.since).filter { $0 >= now }.min()
        self.stretches = stretches.filter { $0.since <= now }.map { ($0.since, min($0.until, now)) }
    }

    /// Whether the agent ever spoke.
    var isEmpty: Bool { stretches.isEmpty }

    /// The time in which contact was no older than `limit`.
    func freshTime(limit: Duration, within window: TimeSpan) -> TimeSpans {
        TimeSpans(
            union: stretches.map { stretch in
                TimeSpan(start: stretch.since.microseconds, end: (stretch.until + limit).microseconds)
                    .clipped(to: window)
            }
        )
    }

    /// When contact begins or gets too old, not before a moment.
    func nextChange(after now: Timestamp, limit: Duration) -> Int64 {
        // An end that was held back to the moment may really come later, never earlier.
        let ends = stretches.lazy.map { $0.until + limit }.filter { $0 >= now }
        return [ends.min(), nextStart].compactMap(\.self).min()?.microseconds ?? .max
    }

    /// Whether contact is no older than `limit` at a moment that is not before any contact.
    func isFresh(at now: Timestamp, limit: Duration) -> Bool {
        stretches.contains { $0.until + limit >= now }
    }
}
