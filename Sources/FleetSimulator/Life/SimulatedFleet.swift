package import Fleet

/// A fleet that lives: what a scenario, a seed and a start come to, from the beginning of history up to a horizon.
///
/// It is a value. Asking it about a moment computes what is so then, so that any moment may be asked for, in any order,
/// and always answers alike.
package struct SimulatedFleet: Sendable {
    /// What it was made from.
    package let scenario: Scenario
    /// The seed that decides what happens by chance.
    package let seed: UInt64
    /// The moment that the scenario's times are relative to.
    package let start: Timestamp
    /// Up to when patch jobs are known; ask nothing later.
    package internal(set) var horizon: Timestamp
    /// The projects.
    package let projects: [SimulatedProject]
    /// The VMs, by project, zone, name and age.
    package let machines: [Machine]
    /// The patch jobs, by the time of their beginning.
    package internal(set) var runs: [PatchRun] = []
    /// What happens on single VMs in patch jobs; those of one job are together and sorted by VM.
    package internal(set) var parts: [PatchPart] = []
    /// The states of parts.
    package internal(set) var steps: [PatchStep] = []
    /// For each project, the places of its jobs in `runs`, by the time of their beginning.
    var runsOfProject: [[Int]]
    /// For each VM, the place in `parts` of what the last job does on it; `nil` for none.
    var latestParts: [Int?]
    /// For each project, where each zone's VMs are in `machines`.
    let zoneRanges: [[String: Range<Int>]]
    /// What events do to VMs, by the place of the VM.
    let episodes: [Int: [Episode]]
    /// Whether all VMs have ways out to everything, which nearly always is so and is asked very often.
    let leadsOutEverywhere: Bool
    let chance: Chance

    /// Makes a fleet whose patch jobs are known up to a horizon.
    package init(scenario: Scenario, seed: UInt64, start: Timestamp, horizon: Timestamp) {
        self.scenario = scenario
        self.seed = seed
        self.start = start
        self.horizon = horizon
        chance = Chance(seed: seed)
        let roster = Roster(scenario: scenario, start: start, chance: chance)
        projects = roster.projects
        machines = roster.machines
        zoneRanges = roster.zoneRanges
        leadsOutEverywhere = roster.projects.allSatisfy(\.plan.network.leadsOutEverywhere)
        episodes = Episode.all(of: scenario, start: start, projects: projects, machines: machines)
        runsOfProject = Array(repeating: [], count: projects.count)
        latestParts = Array(repeating: nil, count: machines.count)
        addRuns(from: start - scenario.history - Self.earlierJobs, to: horizon)
    }

    /// The API still lists jobs of this long before the history begins, so that VMs are not unpatched at its beginning.
    private static let earlierJobs = Duration.seconds(35 * 86_400)

    /// The fleet at a moment, which must not lie after the horizon.
    package func at(_ now: Timestamp) -> FleetMoment { FleetMoment(fleet: self, now: now) }

    /// The same fleet with patch jobs that are known up to a later horizon.
    package func extended(to horizon: Timestamp) -> SimulatedFleet {
        guard horizon > self.horizon else { return self }
        var fleet = self
        fleet.addRuns(from: self.horizon, to: horizon)
        fleet.horizon = horizon
        return fleet
    }

    /// The same fleet with one more event.
    package func adding(_ event: ScenarioEvent) -> SimulatedFleet {
        var scenario = scenario
        scenario.events.append(event)
        return SimulatedFleet(scenario: scenario, seed: seed, start: start, horizon: horizon)
    }

    /// A project by id or number.
    package func project(named name: String) -> SimulatedProject? {
        projects.first { $0.id == name || $0.number == name }
    }

    /// The plan of a VM's group.
    func group(of machine: Machine) -> VMGroupPlan { projects[machine.project].plan.groups[machine.group] }
}
