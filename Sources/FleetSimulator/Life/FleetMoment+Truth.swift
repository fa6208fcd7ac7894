import Fleet

/// What is so in the fleet, apart from how Google's APIs tell it, for tests to compare with.
extension FleetMoment {
    /// The truth about one project or all, and in it about one VM or all.
    package func truth(project: String? = nil, vm: String? = nil) -> JSONValue {
        let projects = fleet.projects.filter { project == nil || $0.id == project || $0.number == project }
        return [
            "now": .text(now.rfc3339),
            "scenario": .text(fleet.scenario.name),
            "projects": .list(projects.map { truth(of: $0, vm: vm) }),
        ]
    }

    private func truth(of project: SimulatedProject, vm: String?) -> JSONValue {
        let machines = fleet.machines[project.machines].filter { machine in
            isPresent(machine) && (vm == nil || machine.name == vm || machine.id == vm)
        }
        let assignments = Dictionary(
            uniqueKeysWithValues: project.zones.map { ($0, self.assignments(in: project, zone: $0)) }
        )
        return [
            "id": .text(project.id),
            "number": .text(project.number),
            "featureSet": .optional(featureSet(of: project)?.rawValue),
            "vms": .list(machines.map { truth(of: $0, in: project, assignments: assignments[$0.zone, default: []]) }),
            "patchJobs": .list(runs(of: project).map { truth(of: $0) }),
        ]
    }

    private func truth(
        of machine: Machine,
        in project: SimulatedProject,
        assignments: [AssignmentMoment]
    ) -> JSONValue {
        let power = power(of: machine)
        return [
            "name": .text(machine.name),
            "id": .text(machine.id),
            "zone": .text(machine.zone),
            "created": .text(machine.createdAt.rfc3339),
            "status": .text(power.status),
            "lastStart": .text(power.lastStart.rfc3339),
            "labels": .map(labels(of: machine)),
            "reaches": .strings(fleet.destinations(from: machine)),
            "scopes": hasServiceAccount(machine) ? .strings(fleet.group(of: machine).scopes) : .absent,
            "agent": truth(of: agent(of: machine)),
            "software": software(of: machine).map { truth(of: $0, on: machine) } ?? .absent,
            "lastPatch": fleet.lastParts(of: machine, before: now).first { _ in true }.map { truth(of: $0) } ?? .absent,
            "patching": patchingTruth(of: machine, in: project),
            "policies": .nonEmpty(assignments.flatMap { policiesTruth(of: machine, by: $0) }),
        ]
    }

    private func truth(of agent: AgentMoment) -> JSONValue {
        [
            "trouble": .optional(agent.trouble?.rawValue),
            "features": .list(agent.features.words.map { .text($0) }),
            "lastInventory": .optional(agent.lastInventory?.rfc3339),
            "lastFullInventory": .optional(agent.lastFullInventory?.rfc3339),
        ]
    }

    private func truth(of software: SoftwareState, on machine: Machine) -> JSONValue {
        let counts = ItemCache.shared.counts(of: software)
        return [
            "system": .text(software.system.rawValue),
            "endOfLife": .optional(software.system.lastReleaseDay.map { "\(CivilDate(daysSinceEpoch: $0))" }),
            "agentVersion": .text(ItemCache.shared.agentVersion(of: software)),
            "hasAgentUpdate": .flag(software.hasAgentUpdate),
            "installed": .integer(counts.installed),
            "updates": .integer(counts.updates),
            "definitionUpdates": .integer(software.definitionUpdates),
            "vulnerabilities": .list(
                ItemCache.shared.vulnerabilities(of: software, enums: .words).map { .text($0.cve) }
            ),
            "oldestMendable": .map(oldestMendable(on: machine)),
        ]
    }

    /// When, for each severity, the oldest vulnerability was found that an update would mend, as the last scan has it.
    private func oldestMendable(on machine: Machine) -> [String: String] {
        guard let scan = vulnerabilityScan(of: machine) else { return [:] }
        var oldest: [String: Timestamp] = [:]
        for found in ItemCache.shared.vulnerabilities(of: scan.software, enums: .words) where found.availableItem != nil
        {
            let time = found.found(on: machine, by: scan.at)
            oldest[found.severity] = min(time, oldest[found.severity] ?? time)
        }
        return oldest.mapValues(\.rfc3339)
    }

    private func truth(of run: PatchRun) -> JSONValue {
        let counts = counts(of: run)
        return [
            "id": .text(run.id),
            "displayName": .text(run.displayName),
            "state": .text(state(of: run).rawValue),
            "createTime": .text(run.createTime.rfc3339),
            "counts": .object(
                PatchState.allCases.compactMap { state in counts[state].map { .init(state.rawValue, .integer($0)) } }
            ),
        ]
    }
}

extension SimulatedFleet {
    /// Where ways lead from a VM.
    fileprivate func destinations(from machine: Machine) -> [String] {
        (reachesAPIs(machine) ? ["apis"] : []) + (reachesRepositories(machine) ? ["repositories"] : [])
    }
}

extension AgentFeatures {
    /// The features that are on, in the words of the agent.
    fileprivate var words: [String] {
        [(tasks, "tasks"), (guestPolicies, "guestpolicies"), (inventory, "osinventory")].filter(\.0).map(\.1)
    }
}
