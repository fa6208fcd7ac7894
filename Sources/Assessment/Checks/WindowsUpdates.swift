import Fleet

extension Check {
    /// Whether something else installs Windows updates beside Patch.
    static let windowsUpdates = Check(
        id: "windows_updates",
        title: "Nothing else installs Windows updates beside Patch",
        severity: .medium,
        why: """
            Windows' automatic updates hold the installer while they work and reboot when they like, so that patch \
            jobs fail, overrun or are cut off. Agents no longer turn them off.
            """,
        remedy: """
            Turn automatic updates off on the VM before Patch takes over: set the DWORD NoAutoUpdate to 1 under \
            HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows\\WindowsUpdate\\AU.
            """,
        basis: """
            How the VM's last patching ended. Whether automatic updates are on is told by the guest only, and no API \
            of Google's passes it on: what is seen here is that they got in the way, never that they are off.
            """,
        reasons: [
            ("no_conflict_seen", "The last patching met no other installation."),
            ("another_installation", "Windows refused to install, because another installation was at work."),
            ("windows_update_failed", "Windows Update failed without saying why; another installation is one cause."),
            ("not_patched_yet", "No patching of the VM has ended yet, so that nothing can be seen."),
            ("not_covered", "No deployment that will run again covers the VM, so that automatic updates are in order."),
            ("not_windows", "The VM does not run Windows."),
            ("vm_stopped", "The VM does not run."),
        ] + Source.instances.unreadReasons + Source.patchDeployments.unreadReasons + Source.patchJobs.unreadReasons
    ) { subject in
        guard !subject.isStopped else { return .notApplicable("vm_stopped") }
        guard subject.runsWindows else {
            return subject.instance == nil && subject.inventory?.osInfo == nil
                ? subject.notRead(.instances) : .notApplicable("not_windows")
        }
        guard let standing = subject.deployments else { return subject.withoutDeployments }
        guard standing.isCovered else { return .notApplicable("not_covered").until(standing.turningPoints) }
        return subject.competition.until(standing.turningPoints)
    }
}

extension CheckSubject {
    fileprivate var runsWindows: Bool {
        if let system = inventory?.osInfo?.shortName, !system.isEmpty { return system == "windows" }
        return instance?.disks.contains { $0.guestOSFeatures.contains("WINDOWS") } ?? false
    }

    /// What the last patching of a Windows VM tells of other installers.
    fileprivate var competition: CheckAnswer {
        guard let finished = patch.newestFinished else { return withoutPatchJobs ?? .notApplicable("not_patched_yet") }
        let isRefused = finished.state == .failed && Refusal.isTold(by: finished.failureReason)
        guard isRefused || patch.failure == .windowsUpdate else { return .pass("no_conflict_seen") }
        let evidence = ["\(finished.state.label) in patch job \(finished.job)", finished.failureReason]
        guard isRefused else { return .unknown("windows_update_failed", evidence: evidence) }
        return .fail("another_installation", evidence: evidence, since: finished.stateSince)
    }
}

/// How Windows Update says that another installation is at work.
private enum Refusal {
    // WU_E_INSTALL_NOT_ALLOWED in the three spellings of an HRESULT, and in words:
    // https://learn.microsoft.com/windows/deployment/update/windows-update-error-reference
    private static let signatures: [StaticString] = [
        "80240016", "2145124330", "2149842966", "install_not_allowed", "another install",
        "installation is in progress", "installation in progress",
    ]

    static func isTold(by text: String) -> Bool {
        let lowered = LoweredText(text)
        return signatures.contains { lowered.contains($0) }
    }
}
