import Assessment
import Exposition
import Fleet

/// The families about how VMs stand by Patch.
enum PatchMetrics {
    /// The state of VMs that no patch job lists.
    static let none = "NONE"

    static let state: VMFamily = .perVM(
        name: "vmmanager_vm_patch_state",
        help: """
            Where the VM stands in the newest patch job that lists it and is not a dry run; 1 for the state that holds.
            """,
        labels: ["state"],
        rank: .essential
    ) { vm, sink in
        guard let newest = vm.verdict.patch.newest else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name, newest.state.labelValue], 1)
    }

    static let jobTime: VMFamily = .perVM(
        name: "vmmanager_vm_patch_job_timestamp_seconds",
        help: "When the newest patch job was created that lists the VM and is not a dry run."
    ) { vm, sink in
        guard let time = vm.verdict.patch.newest?.jobCreateTime else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .time(time))
    }

    static let lastSuccess: VMFamily = .perVM(
        name: "vmmanager_vm_patch_last_success_timestamp_seconds",
        help: "When the newest patch job was created in which the VM succeeded; absent if it never did."
    ) { vm, sink in
        guard let time = vm.verdict.patch.lastSuccess else { return }
        sink.sample(labels: [vm.project, vm.zone, vm.name], .time(time))
    }

    static let failure: VMFamily = .perVM(
        name: "vmmanager_vm_patch_failure_info",
        help: """
            The VM's newest finished patching failed; the reason is one word of a closed list. A newer job that still \
            runs does not clear it.
            """,
        type: .info,
        labels: ["patch_job", "deployment", "reason"],
        rank: .alarm
    ) { vm, sink in
        guard let reason = vm.verdict.patch.failure, let finished = vm.verdict.patch.newestFinished else { return }
        sink.sample(
            labels: [
                vm.project, vm.zone, vm.name, finished.job.text, finished.deployment?.text ?? "", reason.rawValue,
            ],
            1
        )
    }

    static let countByState: FleetFamily = .perProject(
        name: "vmmanager_patch_state_vms",
        help: "VMs by where they stand in their newest patch job; NONE for VMs that no job lists.",
        labels: ["state"]
    ) { project, sink in
        // Jobs whose details are not known say nothing of any VM, least of all that no job lists it.
        let hasDetails = project.counts.facts[.patchJobs] > 0
        guard project.knows(.patchJobs), hasDetails || project.facts.patchJobs.isEmpty else { return }
        for row in project.counts.patchStates.rows(known: PatchState.allCases.map(\.rawValue) + [none]) {
            sink.sample(labels: [project.id, row.value], .integer(row.count))
        }
    }
}
