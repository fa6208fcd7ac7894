import Fleet

/// When a VM ran.
struct PowerHistory {
    let running: TimeSpans
    let isRunningNow: Bool
    /// The first interval that has yet to begin, or that begins just now.
    let nextChange: Int64?

    /// Reads the history, or what the instance itself still says; `nil` when neither says anything.
    init?(of vm: VM, window: TimeSpan) {
        var intervals = vm.timeline(.powerState).intervals
        if intervals.contains(where: { $0.value.isEmpty }) { intervals.removeAll { $0.value.isEmpty } }
        if intervals.isEmpty, let instance = vm.instance { intervals = Self.intervals(of: instance) }
        guard !intervals.isEmpty else { return nil }
        running = TimeSpans(of: intervals, within: window, matches: Self.isRunning)
        nextChange = intervals.firstStart(from: window.end)
        isRunningNow = intervals.last { $0.since.microseconds <= window.end }.map { Self.isRunning($0.value) } ?? false
    }

    private static func isRunning(_ value: String) -> Bool { value == PowerState.running.rawValue }

    private static func intervals(of instance: Observed<Instance>) -> [HistoryInterval] {
        let vm = instance.value
        guard !vm.powerState.text.isEmpty else { return [] }
        let start = vm.lastStartTime
        guard vm.powerState != .running else {
            return [interval(vm, since: min(start ?? instance.observedAt, instance.observedAt), instance)]
        }
        let stop = [vm.lastStopTime, vm.lastSuspendedTime].compactMap(\.self).max()
        guard let start, let stop, start < stop, stop <= instance.observedAt else {
            return [interval(vm, since: instance.observedAt, instance)]
        }
        let run = HistoryInterval(value: PowerState.running.rawValue, since: start, seenUntil: stop)
        return [run, interval(vm, since: stop, instance)]
    }

    private static func interval(
        _ vm: Instance,
        since: Timestamp,
        _ instance: Observed<Instance>
    ) -> HistoryInterval {
        HistoryInterval(value: vm.powerState.text, since: since, seenUntil: instance.observedAt)
    }
}

/// When metadata enabled a VM's agent.
struct EnabledHistory {
    let on: TimeSpans
    let isOnNow: Bool
    /// The first interval that has yet to begin, or that begins just now.
    let nextChange: Int64?

    /// Reads the history, whose first value also held before it, or today's metadata; `nil` when neither is known.
    init?(of vm: VM, features: AgentFeatures?, window: TimeSpan) {
        let intervals = vm.timeline(.agentEnabled).intervals
        if let first = intervals.first {
            on = TimeSpans(of: intervals, within: window, reachesBack: true) { $0 == "on" }
            nextChange = intervals.firstStart(from: window.end)
            isOnNow = (intervals.last { $0.since.microseconds <= window.end } ?? first).value == "on"
        } else if let features {
            on = features.isDisabled ? TimeSpans() : TimeSpans(window)
            isOnNow = !features.isDisabled
            nextChange = nil
        } else {
            return nil
        }
    }
}

extension [HistoryInterval] {
    /// The first beginning that is not before a moment.
    fileprivate func firstStart(from moment: Int64) -> Int64? {
        lazy.map(\.since.microseconds).filter { $0 >= moment }.min()
    }
}
