import Fleet

/// Something that is so with a VM for a time, because of an event.
struct Episode: Sendable {
    let from: Timestamp
    /// When it is over; `nil` for never.
    let until: Timestamp?
    let action: ScenarioEvent.Action

    /// Whether it is so at a moment.
    func holds(at moment: Timestamp) -> Bool { from <= moment && until.map { moment < $0 } ?? true }

    /// The end of its time.
    var end: Timestamp { until ?? .distantFuture }

    /// What events do to each VM, by the place of the VM, in the order of time.
    static func all(
        of scenario: Scenario,
        start: Timestamp,
        projects: [SimulatedProject],
        machines: [Machine]
    ) -> [Int: [Episode]] {
        var episodes: [Int: [Episode]] = [:]
        for event in scenario.events.sorted(by: { $0.at < $1.at }) where !event.vms.isEmpty {
            let episode = Episode(from: start + event.at, until: event.until.map { start + $0 }, action: event.action)
            let pattern = VMPattern(event)
            for project in projects {
                for index in project.machines where machines[index].overlaps(episode) {
                    guard pattern.matches(machines[index].name, in: project.id) else { continue }
                    episodes[index, default: []].append(episode)
                }
            }
        }
        return episodes
    }
}

extension Machine {
    /// Whether an event hits this life of the VM: it began before the event and lasts past the event's beginning.
    fileprivate func overlaps(_ episode: Episode) -> Bool {
        let isEnded = deletedAt.map { $0 <= episode.from } ?? false
        return !isEnded && createdAt <= episode.from
    }
}
