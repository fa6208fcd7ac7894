import Exposition
import Fleet

/// The families about OS policy assignments.
enum PolicyAssignmentMetrics {
    static let info: FleetFamily = .perProject(
        name: "vmmanager_policy_assignment_info",
        help: "An OS policy assignment with its newest revision.",
        type: .info,
        labels: ["zone", "assignment", "revision"]
    ) { project, sink in
        for assignment in project.policyAssignments {
            sink.sample(
                labels: [project.id, assignment.zone.text, assignment.id.text, assignment.revision.text],
                1
            )
        }
    }

    static let rolloutState: FleetFamily = .perProject(
        name: "vmmanager_policy_assignment_rollout_state",
        help: "How far the assignment's newest revision has spread; 1 for the state that holds.",
        labels: ["zone", "assignment", "state"]
    ) { project, sink in
        for assignment in project.policyAssignments {
            sink.sample(
                labels: [
                    project.id, assignment.zone.text, assignment.id.text, assignment.rolloutState.labelValue,
                ],
                1
            )
        }
    }

    static let lagging: FleetFamily = .perProject(
        name: "vmmanager_policy_assignment_lagging_vms",
        help: "VMs whose report names another revision than the assignment's newest.",
        labels: ["zone", "assignment"]
    ) { project, sink in
        let zones = project.zonesWithKnownReports
        let newest = Dictionary(
            project.policyAssignments.map { ($0.key, $0.revision) },
            uniquingKeysWith: { first, _ in first }
        )
        var lagging: [PolicyAssignmentKey: Int] = [:]
        let revisions = project.counts.revisions
        for told in revisions.values where !told.revision.text.isEmpty {
            guard let revision = newest[told.assignment], revision != told.revision else { continue }
            lagging[told.assignment, default: 0] += revisions[told]
        }
        for assignment in project.policyAssignments
        where zones.contains(assignment.zone) && !assignment.revision.text.isEmpty {
            sink.sample(
                labels: [project.id, assignment.zone.text, assignment.id.text],
                .integer(lagging[assignment.key] ?? 0)
            )
        }
    }
}
