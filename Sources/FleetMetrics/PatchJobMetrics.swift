import Exposition
import Fleet

/// The families about patch jobs: the running ones, the newest finished one of each deployment, and recent ones.
enum PatchJobMetrics {
    static let info: FleetFamily = .perProject(
        name: "vmmanager_patch_job_info",
        help: """
            A patch job that runs, is the newest finished one of its deployment, or changed within the last 7 days or \
            as configured; deployment is empty for an on-demand job.
            """,
        type: .info,
        labels: ["patch_job", "display_name", "deployment", "dry_run"]
    ) { project, sink in
        for job in project.patchJobs {
            sink.sample(
                labels: [
                    project.id, job.id.text, job.displayName.bounded(to: 200), job.deploymentLabel,
                    job.isDryRun ? "true" : "false",
                ],
                1
            )
        }
    }

    static let state: FleetFamily = .perProject(
        name: "vmmanager_patch_job_state",
        help: "Where the patch job stands; 1 for the state that holds.",
        labels: ["patch_job", "deployment", "state"]
    ) { project, sink in
        for job in project.patchJobs {
            sink.sample(labels: [project.id, job.id.text, job.deploymentLabel, job.state.labelValue], 1)
        }
    }

    static let vms: FleetFamily = .perProject(
        name: "vmmanager_patch_job_vms",
        help: "VMs of the patch job by where they stand in it, as the job itself counts them.",
        labels: ["patch_job", "deployment", "state"]
    ) { project, sink in
        for job in project.patchJobs {
            for state in PatchState.allCases {
                sink.sample(
                    labels: [project.id, job.id.text, job.deploymentLabel, state.rawValue],
                    .integer(job.instanceCounts[state] ?? 0)
                )
            }
        }
    }

    static let progress: FleetFamily = .perProject(
        name: "vmmanager_patch_job_progress_ratio",
        help: "How far the patch job is, from 0 to 1; 1 says nothing of success.",
        labels: ["patch_job", "deployment"]
    ) { project, sink in
        for job in project.patchJobs {
            sink.sample(labels: [project.id, job.id.text, job.deploymentLabel], .real(job.percentComplete / 100))
        }
    }

    static let createTime: FleetFamily = .perProject(
        name: "vmmanager_patch_job_create_timestamp_seconds",
        help: "When the patch job was created.",
        labels: ["patch_job", "deployment"]
    ) { project, sink in
        for job in project.patchJobs {
            guard let time = job.createTime else { continue }
            sink.sample(labels: [project.id, job.id.text, job.deploymentLabel], .time(time))
        }
    }

    static let updateTime: FleetFamily = .perProject(
        name: "vmmanager_patch_job_update_timestamp_seconds",
        help: "When the patch job last changed.",
        labels: ["patch_job", "deployment"]
    ) { project, sink in
        for job in project.patchJobs {
            guard let time = job.updateTime else { continue }
            sink.sample(labels: [project.id, job.id.text, job.deploymentLabel], .time(time))
        }
    }
}

extension PatchJob {
    /// The value of the `deployment` label.
    fileprivate var deploymentLabel: String { deployment?.text ?? "" }
}
