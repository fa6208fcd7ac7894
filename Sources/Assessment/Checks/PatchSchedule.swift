import Fleet

extension Check {
    /// Whether the deployments that cover the VM run when they should.
    static let patchSchedule = Check(
        id: "patch_schedule",
        title: "The patch deployments that cover the VM run on time",
        severity: .high,
        why: """
            A paused, exhausted or stuck deployment looks like a working one in every list, and the VMs that rely on \
            it are quietly patched no more.
            """,
        remedy: """
            Look at the deployment with `gcloud compute os-config patch-deployments describe DEPLOYMENT`; resume it \
            when it is paused, and give it a new schedule or delete it when it is over.
            """,
        controls: ["CIS GCP 4.12"],
        basis: """
            The schedules of the patch deployments whose filters match the VM, followed in their own time zones with \
            daylight saving, against the last runs that the API tells and the patch jobs that they started.
            """,
        reasons: [
            ("ok", "Each deployment that covers the VM ran when it last should have."),
            ("missed_run", "A run was due, longer ago than a run may be late, and did not happen."),
            ("deployment_paused", "Someone paused a deployment, and only a person resumes it."),
            ("deployment_over", "All deployments that cover the VM have run for the last time."),
            ("no_deployment", "No deployment covers the VM."),
            ("vm_stopped", "The VM does not run."),
            ("state_not_told", "The API does not say whether the deployment is active."),
            ("schedule_not_told", "The API tells no schedule."),
            ("schedule_not_understood", "This version does not understand the schedule."),
            ("time_zone_unknown", "The rules of the schedule's time zone are not known here."),
        ] + Source.instances.unreadReasons + Source.patchDeployments.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let deployments = subject.context.deployments, let standing = subject.deployments else {
            return subject.withoutDeployments
        }
        guard let worst = standing.worst else { return .notApplicable("no_deployment") }
        return deployments.members[worst].schedule.answer.until(standing.turningPoints)
    }
}

extension CheckSubject {
    /// Why nothing can be said about the deployments that are for the VM.
    var withoutDeployments: CheckAnswer {
        guard context.deployments == nil else { return notRead(.instances) }
        return notRead(.patchDeployments)
    }
}
