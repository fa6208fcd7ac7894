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
        let agent = agent(of: machine)
        return [
            "name": .text(machine.name),
            "id": .text(machine.id),
            "zone": .text(machine.zone),
            "status": .text(power.status),
            "lastStart": .text(power.lastStart.rfc3339),
            "agent": [
                "trouble": .optional(agent.trouble?.rawValue),
                "features": .list(agent.features.words.map { .text($0) }),
                "lastInventory": .optional(agent.lastInventory?.rfc3339),
                "lastFullInventory": .optional(agent.lastFullInventory?.rfc3339),
            ],
            "software": software(of: machine).map { truth(of: $0) } ?? .absent,
            "lastPatch": fleet.lastParts(of: machine, before: now).first { _ in true }.map { truth(of: $0) } ?? .absent,
            "policies": .nonEmpty(assignments.flatMap { truth(of: machine, by: $0) }),
        ]
    }

    private func truth(of software: SoftwareState) -> JSONValue {
        let counts = ItemCache.shared.counts(of: software)
        return [
            "system": .text(software.system.rawValue),
            "agentVersion": .text(ItemCache.shared.agentVersion(of: software)),
            "installed": .integer(counts.installed),
            "updates": .integer(counts.updates),
            "vulnerabilities": .list(
                ItemCache.shared.vulnerabilities(of: software, enums: .words).map { .text($0.cve) }
            ),
        ]
    }

    private func truth(of part: PatchPart) -> JSONValue {
        [
            "job": .text(fleet.runs[part.run].id),
            "state": .text(state(of: part).rawValue),
            "failureReason": .nonEmpty(failureReason(of: part)),
        ]
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

    private func truth(of machine: Machine, by assignment: AssignmentMoment) -> [JSONValue] {
        guard let report = report(on: machine, by: assignment) else { return [] }
        let reporter = PolicyReporter(moment: self, machine: machine, assignment: assignment)
        return report.verdicts.map { verdict in
            [
                "assignment": .text(assignment.plan.id),
                "policy": .text(verdict.policy.id),
                "state": .text(verdict.state.rawValue),
                "reason": .nonEmpty(verdict.reason),
                "isViolated": .flag(reporter.isViolated(verdict.policy)),
            ]
        }
    }
}

extension AgentFeatures {
    /// The features that are on, in the words of the agent.
    fileprivate var words: [String] {
        [(tasks, "tasks"), (guestPolicies, "guestpolicies"), (inventory, "osinventory")].filter(\.0).map(\.1)
    }
}
