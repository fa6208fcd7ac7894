package import Fleet

/// Why a VM's patching failed; the closed list of the `reason` label.
package enum FailureReason: String, Hashable, Sendable, CaseIterable {
    /// The VM took longer than the job may.
    case timedOut = "timed_out"
    /// The service could not see the agent.
    case noAgentDetected = "no_agent_detected"
    /// The task was canceled, because the job was or ran out of time.
    case canceled
    /// The agent's last report was cut off by its own reboot; the updates may well be in.
    case reportCutOff = "report_cut_off"
    /// Windows Update failed again and again.
    case windowsUpdate = "windows_update"
    /// A script could not be fetched from Cloud Storage.
    case scriptDownload = "script_download"
    /// A script before or after patching failed.
    case script
    /// The VM has no service account.
    case noServiceAccount = "no_service_account"
    /// No room on the disk.
    case diskFull = "disk_full"
    /// Another program holds the package manager's lock.
    case lockHeld = "lock_held"
    /// A package source could not be reached.
    case repositoryUnreachable = "repository_unreachable"
    /// Packages contradict each other.
    case dependency
    /// The package manager failed in another way.
    case packageManager = "package_manager"
    /// No reason was given.
    case unspecified
    /// A reason that this version does not recognise.
    case other

    /// Texts of the agent and of package managers, in lower case, with the reason that they stand for; the first wins.
    private static let signatures: [(text: StaticString, reason: FailureReason)] = [
        ("task canceled by server", .canceled),
        ("reporttaskprogress: code: \"canceled\"", .reportCutOff),
        ("failed to install all updates after trying", .windowsUpdate),
        ("error installing windows updates", .windowsUpdate),
        ("error downloading gcs object", .scriptDownload),
        ("no service account", .noServiceAccount),
        ("no space left on device", .diskFull),
        ("not enough free space", .diskFull),
        ("could not get lock", .lockHeld),
        ("unable to acquire the dpkg", .lockHeld),
        ("another app is currently holding the yum lock", .lockHeld),
        ("system management is locked", .lockHeld),
        ("unable to fetch", .repositoryUnreachable),
        ("failed to fetch", .repositoryUnreachable),
        ("could not resolve", .repositoryUnreachable),
        ("temporary failure resolving", .repositoryUnreachable),
        ("cannot find a valid baseurl", .repositoryUnreachable),
        ("no more mirrors to try", .repositoryUnreachable),
        ("connection timed out", .repositoryUnreachable),
        ("unmet dependencies", .dependency),
        ("dependency problems", .dependency),
        ("depsolve", .dependency),
        ("exec step", .script),
        ("execsteptask", .script),
        ("exit code", .script),
        ("apt-get", .packageManager),
        ("dpkg", .packageManager),
        ("yum", .packageManager),
        ("zypper", .packageManager),
        ("googet", .packageManager),
    ]

    /// The word for a state and the text that the VM gave; `nil` for a state that is no failure.
    package init?(state: Open<PatchState>, text: String) {
        switch state.known {
        case .timedOut: self = .timedOut
        case .noAgentDetected: self = .noAgentDetected
        case .failed:
            let lowered = LoweredText(text)
            let match = Self.signatures.first { lowered.contains($0.text) }?.reason
            self = match ?? (text.isEmpty ? .unspecified : .other)
        default: return nil
        }
    }
}
