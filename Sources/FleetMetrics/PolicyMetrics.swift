import Exposition
import Fleet

/// The families about OS policies.
enum PolicyMetrics {
    static let compliance: VMFamily = .perVM(
        name: "vmmanager_vm_policy_compliance",
        help: "How the VM stands by an OS policy; 1 for the state that holds.",
        labels: ["assignment", "policy", "state"]
    ) { vm, sink in
        for report in vm.policyReports {
            for policy in report.policies {
                sink.sample(
                    labels: [
                        vm.project, vm.zone, vm.name, report.assignment.text, policy.policy.text,
                        policy.state.labelValue,
                    ],
                    1
                )
            }
        }
    }

    static let stateSince: VMFamily = .perVM(
        name: "vmmanager_vm_policy_state_since_timestamp_seconds",
        help: "When the VM's state by the OS policy began, as far as the exporter saw it.",
        labels: ["assignment", "policy"]
    ) { vm, sink in
        for report in vm.policyReports {
            for policy in report.policies {
                let subject = "\(report.assignment)/\(policy.policy)"
                // A history that ends in another state tells when that one began, not this one.
                guard let current = vm.facts.timeline(.policyState, subject: subject).current,
                    current.value == policy.state.label
                else { continue }
                sink.sample(
                    labels: [vm.project, vm.zone, vm.name, report.assignment.text, policy.policy.text],
                    .time(current.since)
                )
            }
        }
    }

    static let reportTime: VMFamily = .perVM(
        name: "vmmanager_vm_policy_report_timestamp_seconds",
        help: "When the VM's report about the assignment was last generated, which goes on while the VM is off.",
        labels: ["assignment"]
    ) { vm, sink in
        for report in vm.policyReports {
            guard let time = report.updateTime else { continue }
            sink.sample(labels: [vm.project, vm.zone, vm.name, report.assignment.text], .time(time))
        }
    }

    static let countByCompliance: FleetFamily = .perProject(
        name: "vmmanager_policy_compliance_vms",
        help: "VMs by how they stand by an OS policy.",
        labels: ["zone", "assignment", "policy", "state"]
    ) { project, sink in
        for (key, tally) in PolicyTallies(of: project).sorted {
            for row in tally.rows {
                sink.sample(
                    labels: [project.id, key.zone, key.assignment, key.policy, row.value],
                    .integer(row.count)
                )
            }
        }
    }
}

/// The VMs of a project by how they stand by each policy.
private struct PolicyTallies {
    struct Key: Hashable {
        let zone: String
        let assignment: String
        let policy: String
    }

    private var tallies: [Key: Tally] = [:]

    /// Counts reports; a policy of which nobody reports has no VM in any state.
    init(of project: JudgedProject) {
        let zones = project.zonesWithKnownReports
        for assignment in project.policyAssignments where zones.contains(assignment.zone) {
            for policy in assignment.policies {
                let key = Key(zone: assignment.zone.text, assignment: assignment.id.text, policy: policy.id.text)
                tallies[key] = Tally(ComplianceState.self)
            }
        }
        for vm in project.vms where zones.contains(vm.facts.zone) {
            for report in vm.policyReports {
                for policy in report.policies {
                    let key = Key(zone: vm.zone, assignment: report.assignment.text, policy: policy.policy.text)
                    tallies[key, default: Tally(ComplianceState.self)].add(policy.state.labelValue)
                }
            }
        }
    }

    var sorted: [(key: Key, value: Tally)] {
        tallies.sorted {
            ($0.key.zone, $0.key.assignment, $0.key.policy) < ($1.key.zone, $1.key.assignment, $1.key.policy)
        }
    }
}
