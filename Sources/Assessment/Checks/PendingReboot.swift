import Fleet

extension Check {
    /// Whether a reboot that Patch asked for is still to come.
    static let pendingReboot = Check(
        id: "pending_reboot",
        title: "No reboot that patching asked for is outstanding",
        severity: .medium,
        why: "Until the reboot the old kernel and libraries stay in memory, so the VM is patched on disk only.",
        remedy: """
            Reboot the VM in its window, or let Patch do it: set rebootConfig to DEFAULT or ALWAYS in the patch \
            deployment.
            """,
        controls: ["CIS GCP 4.12"]
    ) { subject in
        guard let success = subject.patch.newestSuccess else { return .notApplicable("no_successful_patching") }
        guard success.state == .succeededRebootRequired else { return .pass() }
        let instance = subject.vm.instance?.value
        if let start = instance?.lastStartTime, let patched = success.stateSince, start > patched {
            return .pass("restarted", evidence: ["started \(start.rfc3339), after the patch job"])
        }
        guard subject.agent.state != .vmStopped else { return .notApplicable("vm_stopped") }
        return .fail("reboot_required", evidence: ["\(success.state.label) in patch job \(success.job)"])
    }
}
