import Exposition
import Fleet

/// The families about patch deployments.
enum PatchDeploymentMetrics {
    static let info: FleetFamily = .perProject(
        name: "vmmanager_patch_deployment_info",
        help: "A patch deployment with its schedule in words and whether its jobs reboot VMs; empty where unknown.",
        type: .info,
        labels: ["deployment", "schedule", "reboot_config"]
    ) { project, sink in
        for deployment in project.patchDeployments {
            sink.sample(
                labels: [
                    project.id, deployment.id.text, deployment.scheduleLabel,
                    deployment.patchConfig?.rebootConfig.bounded(to: 40) ?? "",
                ],
                1
            )
        }
    }

    static let state: FleetFamily = .perProject(
        name: "vmmanager_patch_deployment_state",
        help: "Whether the patch deployment is active or paused; 1 for the state that holds.",
        labels: ["deployment", "state"]
    ) { project, sink in
        for deployment in project.patchDeployments {
            sink.sample(labels: [project.id, deployment.id.text, deployment.state.labelValue], 1)
        }
    }

    static let lastExecution: FleetFamily = .perProject(
        name: "vmmanager_patch_deployment_last_execute_timestamp_seconds",
        help: "When the patch deployment last started a job, as the API gives it.",
        labels: ["deployment"]
    ) { project, sink in
        for deployment in project.patchDeployments {
            guard let time = deployment.lastExecution else { continue }
            sink.sample(labels: [project.id, deployment.id.text], .time(time))
        }
    }

    static let nextExecution: FleetFamily = .perProject(
        name: "vmmanager_patch_deployment_next_execute_timestamp_seconds",
        help: "When the patch deployment will start its next job, as the API gives it.",
        labels: ["deployment"]
    ) { project, sink in
        for deployment in project.patchDeployments {
            guard let time = deployment.nextExecution else { continue }
            sink.sample(labels: [project.id, deployment.id.text], .time(time))
        }
    }
}

extension PatchDeployment {
    fileprivate var scheduleLabel: String {
        switch schedule {
        case .oneTime: "one-time"
        case .recurring(let recurring): recurring.summary.bounded(to: 200)
        case nil: ""
        }
    }

    fileprivate var lastExecution: Timestamp? {
        guard lastExecuteTime == nil, case .recurring(let recurring) = schedule else { return lastExecuteTime }
        return recurring.lastExecuteTime
    }

    /// The API gives a one-time deployment no next time, but its only one holds until it has run.
    fileprivate var nextExecution: Timestamp? {
        switch schedule {
        case .oneTime(let executeTime): lastExecuteTime == nil ? executeTime : nil
        case .recurring(let recurring): recurring.nextExecuteTime
        case nil: nil
        }
    }
}
