package import Assessment
package import Fleet

/// Remembers verdicts over time: which checks apply, since when one does not pass, and since when the agent is on.
package enum FindingHistory {
    /// What an assessment adds to the history: only what differs from what the fleet already remembers.
    package static func sightings(of fleet: FleetSnapshot, assessed assessment: Assessment) -> [Sighting] {
        var lists = ApplicableChecks(of: assessment.checks)
        return zip(fleet.projects, assessment.projects).flatMap { project, verdicts in
            zip(project.vms, verdicts.vms).flatMap { vm, verdict in
                var changes: [Sighting] = []
                // What does not apply, as to a VM that is stopped, neither begins nor ends a finding.
                for (check, outcome) in zip(assessment.checks, verdict.outcomes)
                where outcome.verdict != .notApplicable {
                    let key = HistoryKey(kind: .finding, subject: check.id)
                    let known = vm.history[key]?.current?.value ?? Verdict.pass.rawValue
                    if known != outcome.verdict.rawValue {
                        changes.append(sighting(of: vm, key: key, value: outcome.verdict.rawValue, at: fleet.at))
                    }
                }
                let applicable = lists.value(of: verdict.outcomes)
                if vm.history[RecordedVerdicts.applicableChecks]?.current?.value != applicable {
                    changes.append(
                        sighting(of: vm, key: RecordedVerdicts.applicableChecks, value: applicable, at: fleet.at)
                    )
                }
                if let features = verdict.agent.configuration.features, vm.instance != nil {
                    let key = HistoryKey(kind: .agentEnabled)
                    let value = features.isDisabled ? "off" : "on"
                    if vm.history[key]?.current?.value != value {
                        changes.append(sighting(of: vm, key: key, value: value, at: fleet.at))
                    }
                }
                return changes
            }
        }
    }

    private static func sighting(of vm: VM, key: HistoryKey, value: String, at moment: Timestamp) -> Sighting {
        Sighting(vm: vm.id, key: key, interval: HistoryInterval(value: value, since: moment, seenUntil: moment))
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
