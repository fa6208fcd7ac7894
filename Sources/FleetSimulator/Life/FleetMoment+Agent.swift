import Fleet

/// What agents do.
extension FleetMoment {
    /// Instance metadata.
    package func metadata(of machine: Machine) -> [String: String] { fleet.metadata(of: machine, at: now) }

    /// Project metadata.
    package func metadata(of project: SimulatedProject) -> [String: String] { fleet.metadata(of: project, at: now) }

    /// Labels of the instance.
    func labels(of machine: Machine) -> [String: String] { fleet.labels(of: machine, at: now) }

    /// Whether a VM has a service account.
    package func hasServiceAccount(_ machine: Machine) -> Bool { fleet.hasServiceAccount(machine, at: now) }

    /// What the agent of a VM does.
    package func agent(of machine: Machine) -> AgentMoment {
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        let features = fleet.features(of: machine, at: now)
        let last = rhythm.lastInventory(by: now)
        return AgentMoment(
            features: features,
            trouble: rhythm.trouble(at: now, features: features),
            lastInventory: last,
            lastFullInventory: last.map { rhythm.lastFullInventory(by: $0) }
        )
    }

    /// The software of a VM as its last inventory told it; `nil` when there was none.
    func software(of machine: Machine) -> SoftwareState? {
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        return rhythm.lastInventory(by: now).map { rhythm.software(at: $0) }
    }

    /// When the service last looked for vulnerabilities, and at what; `nil` when it has no inventory to look at.
    func vulnerabilityScan(of machine: Machine) -> (at: Timestamp, software: SoftwareState)? {
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        // A new package set is looked at within the minute.
        let delay = Duration.seconds(41)
        guard let seen = rhythm.lastInventory(by: now - delay) else { return nil }
        let period = Duration.seconds(6 * 3_600)
        let phase = fleet.chance.number(below: period.wholeMicroseconds, machine, .scanPhase)
        let scan = now.lastBeat(each: period, from: Timestamp(microseconds: phase))
        return (max(scan, rhythm.lastFullInventory(by: seen) + delay), rhythm.software(at: seen))
    }

    /// Whether metadata lets the agent write guest attributes, which since 2024 it does not by itself.
    ///
    /// What the instance says goes before what the project says.
    func hasGuestAttributes(_ machine: Machine) -> Bool {
        let key = "enable-guest-attributes"
        let project = metadata(of: fleet.projects[machine.project])
        return AgentConfiguration.parseBool(metadata(of: machine)[key] ?? project[key] ?? "")
    }
}

extension SimulatedFleet {
    /// Instance metadata at a moment.
    func metadata(of machine: Machine, at moment: Timestamp) -> [String: String] {
        var metadata = group(of: machine).metadata
        for episode in episodes[machine.index, default: []] where episode.holds(at: moment) {
            if case .metadata(let changes) = episode.action { metadata.apply(changes) }
        }
        return metadata
    }

    /// Labels of the instance at a moment.
    func labels(of machine: Machine, at moment: Timestamp) -> [String: String] {
        labels(of: machine, in: group(of: machine), at: moment)
    }

    /// The same for a VM whose group was looked up before.
    func labels(of machine: Machine, in group: VMGroupPlan, at moment: Timestamp) -> [String: String] {
        guard let episodes = episodes[machine.index] else { return group.labels }
        var labels = group.labels
        for episode in episodes where episode.holds(at: moment) {
            if case .labels(let changes) = episode.action { labels.apply(changes) }
        }
        return labels
    }

    /// When the labels of a VM changed by a moment, newest first.
    func labelChanges(of machine: Machine, by moment: Timestamp) -> [Timestamp] {
        guard let episodes = episodes[machine.index] else { return [] }
        let changes = episodes.flatMap { episode -> [Timestamp] in
            if case .labels = episode.action { [episode.from, episode.end] } else { [] }
        }
        return changes.filter { $0 <= moment }.sorted(by: >)
    }

    /// Project metadata at a moment.
    func metadata(of project: SimulatedProject, at moment: Timestamp) -> [String: String] {
        var metadata = project.plan.metadata
        for event in scenario.events where holds(event, in: project, at: moment) {
            if case .projectMetadata(let changes) = event.action { metadata.apply(changes) }
        }
        return metadata
    }

    /// Whether an event of a project is going on.
    func holds(_ event: ScenarioEvent, in project: SimulatedProject, at moment: Timestamp) -> Bool {
        guard event.project == nil || event.project == project.id else { return false }
        return start + event.at <= moment && event.until.map { moment < start + $0 } ?? true
    }

    /// What metadata switches on at a moment.
    func features(of machine: Machine, at moment: Timestamp) -> AgentFeatures {
        configuration(of: machine, at: moment).features ?? AgentFeatures()
    }

    /// How the agent of a VM is set at a moment.
    func configuration(of machine: Machine, at moment: Timestamp) -> AgentConfiguration {
        AgentConfiguration(
            project: metadata(of: projects[machine.project], at: moment),
            instance: metadata(of: machine, at: moment)
        )
    }

    /// Whether a VM has a service account at a moment.
    func hasServiceAccount(_ machine: Machine, at moment: Timestamp) -> Bool {
        group(of: machine).hasServiceAccount
            && !episodes[machine.index, default: []].contains {
                $0.action == .loseServiceAccount && $0.holds(at: moment)
            }
    }

    /// Whether the agent of a VM is installed at a moment.
    func hasAgent(_ machine: Machine, at moment: Timestamp) -> Bool {
        group(of: machine).hasAgent
            && !episodes[machine.index, default: []].contains { $0.action == .uninstall && $0.holds(at: moment) }
    }
}

extension Dictionary where Key == String, Value == String {
    fileprivate mutating func apply(_ changes: [String: String?]) {
        for (key, value) in changes { self[key] = value }
    }
}
