import Fleet

/// The faults that are set up, in the order in which they are tried.
struct FaultPlan: Sendable {
    /// A fault that is set up.
    struct Entry: Sendable, Hashable {
        /// What people call it by, such as `f1`.
        let id: String
        let fault: Fault
        /// How many more calls it happens to; `nil` for no end.
        var remaining: Int?
        /// When it begins; `nil` for one that was there from the first.
        let from: Timestamp?
        /// When it is over; `nil` for never.
        let until: Timestamp?

        /// Whether it is so at a moment.
        func holds(at moment: Timestamp) -> Bool {
            (from.map { $0 <= moment } ?? true) && (until.map { moment < $0 } ?? true)
        }
    }

    /// The faults, oldest first; those that are used up are gone.
    private(set) var entries: [Entry] = []
    private var count = 0

    /// Sets up a fault and says how it is called.
    @discardableResult
    mutating func add(_ fault: Fault, from: Timestamp? = nil, until: Timestamp? = nil) -> String {
        count += 1
        let entry = Entry(id: "f\(count)", fault: fault, remaining: fault.times, from: from, until: until)
        if fault.times.map({ $0 > 0 }) ?? true { entries.append(entry) }
        return entry.id
    }

    /// Sets up the fault of an event of a scenario, if it is one.
    @discardableResult
    mutating func add(_ event: ScenarioEvent, start: Timestamp) -> String? {
        guard case .fault(var fault) = event.action else { return nil }
        fault.project = fault.project ?? event.project
        return add(fault, from: start + event.at, until: event.until.map { start + $0 })
    }

    /// Ends a fault; `false` when there is none of that name.
    mutating func remove(_ id: String) -> Bool {
        let before = entries.count
        entries.removeAll { $0.id == id }
        return entries.count < before
    }

    /// Ends all faults.
    mutating func removeAll() { entries = [] }

    /// The services that are not enabled in a project.
    func disabledServices(in project: SimulatedProject, at now: Timestamp) -> Set<GoogleService> {
        let faults = entries.filter { $0.fault.kind == .apiDisabled && $0.holds(at: now) }.map(\.fault)
            .filter { $0.project.map { $0 == project.id || $0 == project.number } ?? true }
        guard !faults.isEmpty else { return [] }
        return Set(
            GoogleAPI.methods.filter { method in faults.contains { $0.names(method.id, of: method.service) } }
                .map(\.service)
        )
    }

    /// What goes wrong with a call, which the first fault that is meant for it and hits it says; `nil` for nothing.
    ///
    /// Whether a fault that does not always happen hits a call follows from the seed and the call's ordinal.
    mutating func next(for site: CallSite, ordinal: Int, at now: Timestamp, chance: Chance) -> Fault.Kind? {
        let hit = entries.firstIndex { entry in
            entry.holds(at: now) && site.isMeant(by: entry.fault)
                && chance.share("fault/\(entry.id)/\(ordinal)") < entry.fault.chance
        }
        guard let hit else { return nil }
        let kind = entries[hit].fault.kind
        if let remaining = entries[hit].remaining {
            entries[hit].remaining = remaining - 1
            if remaining <= 1 { entries.remove(at: hit) }
        }
        return kind
    }
}

extension Chance {
    /// A number from 0 up to, but not including, 1.
    fileprivate func share(_ name: String) -> Double { Double(number(name) >> 11) / 9_007_199_254_740_992 }
}
