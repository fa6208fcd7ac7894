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
        let zones = project.zonesWithKnownReports
        // A policy of which nobody reports has no VM in any state.
        var states: [PolicyKey: Counts<String>] = [:]
        for assignment in project.policyAssignments where zones.contains(assignment.zone) {
            for policy in assignment.policies {
                states[PolicyKey(assignment: assignment.key, policy: policy.id)] = Counts()
            }
        }
        let told = project.counts.policyStates
        for state in told.values where zones.contains(state.policy.assignment.zone) {
            states[state.policy, default: Counts()].add(state.state, told[state])
        }
        for (policy, counts) in states.sorted(by: { $0.key < $1.key }) {
            for row in counts.rows(ComplianceState.self) {
                sink.sample(
                    labels: [
                        project.id, policy.assignment.zone.text, policy.assignment.id.text, policy.policy.text,
                        row.value,
                    ],
                    .integer(row.count)
                )
            }
        }
    }
}

extension PolicyKey {
    /// By zone, assignment and policy.
    fileprivate static func < (left: PolicyKey, right: PolicyKey) -> Bool {
        (left.assignment.zone.text, left.assignment.id.text, left.policy.text)
            < (right.assignment.zone.text, right.assignment.id.text, right.policy.text)
    }
}
