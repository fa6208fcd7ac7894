import Fleet

extension Check {
    /// Whether the VM was patched within the limit.
    static let patchRecent = Check(
        id: "patch_recent",
        title: "Patching succeeded not long ago",
        severity: .high,
        why: """
            A deployment may be active, on time and green while one of its VMs was off, unreachable or failing each \
            time; only the VM's own last success tells.
            """,
        remedy: """
            Patch the VM now, and find out why its deployment does not: \
            `gcloud compute os-config patch-jobs execute --instance-filter-names=zones/ZONE/instances/VM`.
            """,
        controls: ["CIS GCP 4.12"],
        basis: """
            The VM's part in the patch jobs that are known, dry runs left out; of a VM without any, its creation. The \
            age is taken at the last good read of patch jobs.
            """,
        reasons: [
            ("ok", "The last patching that went well is recent enough."),
            ("new_vm", "The VM was never patched, and is younger than the limit."),
            ("never_patched", "No patching of the VM that went well is known, and it is older than the limit."),
            ("too_long_ago", "The last patching that went well is older than the limit."),
            ("vm_stopped", "The VM does not run."),
            ("job_not_known", "Patching went well in a job whose time is not known."),
            ("creation_not_told", "The VM was never patched, and its age is not known."),
        ] + Source.instances.unreadReasons + Source.patchJobs.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard let time = subject.patch.lastSuccess ?? subject.patch.newestSuccess?.stateSince else {
            return subject.patch.successState == nil ? subject.unpatched : .unknown("job_not_known")
        }
        let limit = time.adding(microseconds: subject.context.limits.longestWithoutPatching)
        guard subject.reference(.patchJobs) > limit else {
            return .pass().until(limit.next, readOf: .patchJobs, subject)
        }
        let job = subject.patch.newestSuccess.map { " in patch job \($0.job)" } ?? ""
        return .fail(
            "too_long_ago",
            evidence: ["patched \(time.rfc3339)\(job), and not since"],
            remedy: subject.vm.patchLine(),
            since: limit
        )
    }
}

extension CheckSubject {
    /// Why the VM's part in patch jobs is not known; `nil` when jobs were read.
    var withoutPatchJobs: CheckAnswer? {
        context.hasRead(.patchJobs) ? nil : notRead(.patchJobs)
    }

    /// The answer for a VM that was never patched well.
    fileprivate var unpatched: CheckAnswer {
        if let withoutPatchJobs { return withoutPatchJobs }
        guard let instance else { return notRead(.instances) }
        guard let creation = instance.creationTime else { return .unknown("creation_not_told") }
        let limit = creation.adding(microseconds: context.limits.longestWithoutPatching)
        guard reference(.patchJobs) > limit else { return .pass("new_vm").until(limit.next, readOf: .patchJobs, self) }
        return .fail(
            "never_patched",
            evidence: ["created \(creation.rfc3339), and no patch job is known in which it ended well"],
            remedy: vm.patchLine(),
            since: limit
        )
    }
}
