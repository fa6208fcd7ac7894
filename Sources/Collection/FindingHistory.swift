package import Assessment
package import Fleet

/// Remembers verdicts over time: since when a check does not pass, and since when the agent is switched on.
package enum FindingHistory {
    /// What an assessment adds to the history: only what differs from what the fleet already remembers.
    package static func sightings(of fleet: FleetSnapshot, assessed assessment: Assessment) -> [Sighting] {
        zip(fleet.projects, assessment.projects).flatMap { project, verdicts in
            zip(project.vms, verdicts.vms).flatMap { vm, verdict in
                var changes: [Sighting] = []
                for (check, outcome) in zip(assessment.checks, verdict.outcomes) {
                    let key = HistoryKey(kind: .finding, subject: check.id)
                    let known = vm.history[key]?.current?.value ?? Verdict.pass.rawValue
                    let value = outcome.verdict == .notApplicable ? .pass : outcome.verdict
                    if known != value.rawValue {
                        changes.append(sighting(of: vm, key: key, value: value.rawValue, at: fleet.at))
                    }
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
