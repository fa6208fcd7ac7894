package import Assessment
package import Fleet

/// Remembers verdicts over time: which checks apply, since when one does not pass, and since when the agent is on.
package enum FindingHistory {
    /// What an assessment adds to the history: only what differs from what the fleet already remembers.
    ///
    /// `recorded` is a fleet of which all was added before: VMs about which nothing is new since then are not looked at.
    package static func sightings(
        of fleet: FleetSnapshot,
        assessed assessment: Assessment,
        since recorded: (fleet: FleetSnapshot, assessment: Assessment)? = nil
    ) -> [Sighting] {
        var lists = ApplicableChecks(of: assessment.checks)
        var sightings: [Sighting] = []
        for (number, (project, verdicts)) in zip(fleet.projects, assessment.projects).enumerated() {
            let before = recorded.flatMap { Recorded($0.fleet, $0.assessment, project: number) }
            for (index, vm) in project.vms.enumerated() {
                let verdict = verdicts.vms[index]
                if before?.holds(vm, verdict, at: index) ?? false { continue }
                sightings += self.sightings(of: vm, verdict, assessment.checks, &lists, at: fleet.at)
            }
        }
        return sightings
    }

    private static func sightings(
        of vm: VM,
        _ verdict: VMAssessment,
        _ checks: [Check],
        _ lists: inout ApplicableChecks,
        at moment: Timestamp
    ) -> [Sighting] {
        var changes: [Sighting] = []
        // What does not apply, as to a VM that is stopped, neither begins nor ends a finding.
        for (check, outcome) in zip(checks, verdict.outcomes) where outcome.verdict != .notApplicable {
            let key = HistoryKey(kind: .finding, subject: check.id)
            let known = vm.history[key]?.current?.value ?? Verdict.pass.rawValue
            if known != outcome.verdict.rawValue {
                changes.append(sighting(of: vm, key: key, value: outcome.verdict.rawValue, at: moment))
            }
        }
        let applicable = lists.value(of: verdict.outcomes)
        if vm.history[RecordedVerdicts.applicableChecks]?.current?.value != applicable {
            changes.append(sighting(of: vm, key: RecordedVerdicts.applicableChecks, value: applicable, at: moment))
        }
        if let features = verdict.agent.configuration.features, vm.instance != nil {
            let key = HistoryKey(kind: .agentEnabled)
            let value = features.isDisabled ? "off" : "on"
            if vm.history[key]?.current?.value != value {
                changes.append(sighting(of: vm, key: key, value: value, at: moment))
            }
        }
        return changes
    }

    private static func sighting(of vm: VM, key: HistoryKey, value: String, at moment: Timestamp) -> Sighting {
        Sighting(vm: vm.id, key: key, interval: HistoryInterval(value: value, since: moment, seenUntil: moment))
    }
}

/// A project as it was when its history was written last.
private struct Recorded {
    private let vms: [VM]
    private let verdicts: [VMAssessment]

    init?(_ fleet: FleetSnapshot, _ assessment: Assessment, project index: Int) {
        guard index < fleet.projects.count, index < assessment.projects.count else { return nil }
        (vms, verdicts) = (fleet.projects[index].vms, assessment.projects[index].vms)
    }

    /// Whether a VM and its verdicts are the very same; most VMs stand where they stood.
    func holds(_ vm: VM, _ verdict: VMAssessment, at index: Int) -> Bool {
        index < vms.count && index < verdicts.count && verdicts[index] === verdict && vms[index].isIdentical(to: vm)
    }
}

/// The values that say which checks apply; few in a fleet, so that each is made once.
private struct ApplicableChecks {
    private let ids: [String]
    private var values: [[Bool]: String] = [:]

    init(of checks: [Check]) {
        ids = checks.map(\.id)
    }

    mutating func value(of outcomes: [CheckOutcome]) -> String {
        let applies = outcomes.map { $0.verdict != .notApplicable }
        if let known = values[applies] { return known }
        let value = RecordedVerdicts.value(applicable: zip(ids, applies).filter(\.1).map(\.0))
        values[applies] = value
        return value
    }
}
