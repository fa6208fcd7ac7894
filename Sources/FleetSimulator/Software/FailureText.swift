/// What agents write when patching fails.
package enum FailureText: String, Sendable, Hashable, CaseIterable {
    /// Another program, here the nightly one, holds the lock of apt.
    case lockHeld = """
        Error running apt-get with args ["dist-upgrade" "-y"]: exit status 100, stdout: "", stderr: "E: Could not get \
        lock /var/lib/dpkg/lock-frontend. It is held by process 2381 (unattended-upgr)\\nE: Unable to acquire the dpkg \
        frontend lock (/var/lib/dpkg/lock-frontend), is another process using it?\\n"
        """
    /// A package source cannot be reached, as without Cloud NAT.
    case repositoryUnreachable = """
        Error running apt-get with args ["update"]: exit status 100, stdout: "Ign:1 https://deb.debian.org/debian \
        bookworm InRelease", stderr: "E: Failed to fetch https://deb.debian.org/debian/dists/bookworm/InRelease  Could \
        not connect to debian.map.fastlydns.net:443 (151.101.86.132), connection timed out\\nE: Some index files \
        failed to download.\\n"
        """
    /// No room for a new kernel.
    case diskFull = """
        Error running yum with args ["update" "--assumeyes"]: exit status 1, stdout: "", stderr: "Error unpacking rpm \
        package kernel-core-5.14.0-570.39.1.el9_6.x86_64\\nerror: unpacking of archive failed on file \
        /boot/vmlinuz-5.14.0-570.39.1.el9_6.x86_64: cpio: write failed - No space left on device\\n"
        """
    /// Windows rebooted while the agent reported; the updates are in all the same.
    case rebootRace = """
        Error running postPatchReboot: error reporting state REBOOTING: error calling ReportTaskProgress: code: \
        "Canceled", message: "context canceled", details: []
        """
    /// Packages that exclude each other.
    case dependency = """
        Error running zypper with args ["--non-interactive" "update"]: exit status 4, stderr: "Problem: the installed \
        saphanasr-0.162.5 has unmet dependencies: resource-agents < 4.14\\n"
        """
    /// Windows Update fails again and again.
    case windowsUpdate = "failed to install all updates after trying 10 times"
    /// Windows' automatic updates are at work (WU_E_INSTALL_NOT_ALLOWED).
    case anotherInstallation = """
        Error installing Windows updates: error calling method Install on IUpdateInstaller: Exception occurred. (Windows \
        Update: 0x80240016, another installation is in progress or waits for a reboot)
        """
    /// A script before or after patching fails.
    case script = """
        Error running ExecStepTask: exec step failed: exit code 1, stderr: "drain.sh: line 14: cannot reach the load \
        balancer\\n"
        """
    /// A script cannot be fetched from Cloud Storage.
    case scriptDownload = """
        Error downloading GCS object: googleapi: Error 403: The caller does not have storage.objects.get access to the \
        Google Cloud Storage object., forbidden
        """
}
