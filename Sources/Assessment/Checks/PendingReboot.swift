import Fleet

extension Check {
    /// Whether a reboot that Patch asked for is outstanding for too long.
    static let pendingReboot = Check(
        id: "pending_reboot",
        title: "No reboot that patching asked for is overdue",
        severity: .medium,
        why: """
            Until the reboot the old kernel and libraries stay in memory, so the VM is patched on disk only; its job \
            has succeeded, and no list of Google's shows that something is missing.
            """,
        remedy: """
            Reboot the VM in its window, or let Patch do it: set rebootConfig to DEFAULT or ALWAYS in the patch \
            deployment.
            """,
        controls: ["CIS GCP 4.12"],
        basis: """
            SUCCEEDED_REBOOT_REQUIRED in the newest patch job in which the VM ended well, and the VM's last start. A \
            reboot from inside the guest leaves no trace before the next patch job.
            """,
        reasons: [
            ("ok", "The last patching asked for no reboot."),
            ("restarted", "The VM was started since."),
            ("reboot_pending", "A reboot is outstanding, and not for too long yet."),
            ("reboot_required", "A reboot is outstanding for too long."),
            ("no_successful_patching", "No patching of the VM that went well is known."),
            ("vm_stopped", "The VM does not run."),
            ("job_not_known", "A reboot is outstanding, nobody knows since when."),
        ] + Source.patchJobs.unreadReasons
    ) { subject in
        // Most VMs need no reboot, and a whole outcome is dear to copy.
        guard subject.patch.successState != .succeeded else { return .pass() }
        guard let success = subject.patch.newestSuccess else {
            return subject.withoutPatchJobs ?? .notApplicable("no_successful_patching")
        }
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        let job = "\(success.state.label) in patch job \(success.job)"
        guard let patched = success.stateSince else { return .unknown("job_not_known", evidence: [job]) }
        if let start = subject.instance?.lastStartTime, start > patched {
            return .pass("restarted", evidence: ["started \(start.rfc3339), after the patch job"])
        }
        let limit = patched.adding(microseconds: subject.context.limits.longestPendingReboot)
        let evidence = ["\(job), since \(patched.rfc3339)"]
        guard subject.now > limit else {
            return .pass("reboot_pending", evidence: evidence).until(limit.next)
        }
        return .fail(
            "reboot_required",
            evidence: evidence,
            remedy: subject.vm.patchLine(flags: " --reboot-config=always"),
            since: patched
        )
    }
}
