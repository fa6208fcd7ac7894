import Assessment
import Exposition
import Fleet

/// The families about the answers to checks.
enum FindingMetrics {
    static let finding: VMFamily = .perVM(
        name: "vmmanager_vm_finding",
        help: "A check that fails for the VM and is not waived.",
        labels: ["check", "severity", "reason"],
        rank: .alarm
    ) { vm, sink in
        for (check, outcome) in zip(vm.checks, vm.verdict.outcomes) where outcome.verdict == .fail {
            sink.sample(
                labels: [vm.project, vm.zone, vm.name, check.id, check.severity.rawValue, outcome.reason],
                1
            )
        }
    }

    static let countByOutcome: FleetFamily = .perProject(
        name: "vmmanager_findings",
        help: "VMs by the outcome of a check.",
        labels: ["check", "severity", "outcome"]
    ) { project, sink in
        guard project.knowsVMs else { return }
        for (check, outcomes) in zip(project.checks, project.counts.outcomes) {
            for verdict in Verdict.allCases {
                sink.sample(
                    labels: [project.id, check.id, check.severity.rawValue, verdict.rawValue],
                    .integer(outcomes[verdict])
                )
            }
        }
    }
}
