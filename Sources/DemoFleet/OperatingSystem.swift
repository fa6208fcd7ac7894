/// An operating system of the demo.
enum OperatingSystem: String, Hashable, Sendable, CaseIterable {
    case debian
    case ubuntu
    case rhel
    case sles
    case windows
    case cos

    /// What `osInfo` says, but for the host name and the agent's version.
    var information: [(key: String, value: JSONValue)] {
        let (long, version, kernel, release) = names
        return [
            ("longName", .text(long)),
            ("shortName", .text(rawValue)),
            ("version", .text(version)),
            ("architecture", "x86_64"),
            ("kernelVersion", .text(kernel)),
            ("kernelRelease", .text(release)),
        ]
    }

    /// The licence of the image that it was made from.
    var license: String {
        switch self {
        case .debian: "debian-cloud/global/licenses/debian-12-bookworm"
        case .ubuntu: "ubuntu-os-cloud/global/licenses/ubuntu-2404-lts"
        case .rhel: "rhel-cloud/global/licenses/rhel-9-server"
        case .sles: "suse-cloud/global/licenses/sles-15"
        case .windows: "windows-cloud/global/licenses/windows-server-2022-dc"
        case .cos: "cos-cloud/global/licenses/cos"
        }
    }

    /// The key of `SoftwarePackage` under which its packages are listed.
    var packageKey: String {
        switch self {
        case .debian, .ubuntu: "aptPackage"
        case .rhel: "yumPackage"
        case .sles: "zypperPackage"
        case .windows: "googetPackage"
        case .cos: "cosPackage"
        }
    }

    private var names: (long: String, version: String, kernel: String, release: String) {
        switch self {
        case .debian:
            (
                "Debian GNU/Linux 12 (bookworm)", "12", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.148-1 (2026-08-26)",
                "6.1.0-39-cloud-amd64"
            )
        case .ubuntu:
            ("Ubuntu 24.04.3 LTS", "24.04", "#21~24.04.1-Ubuntu SMP Thu Sep 3 20:44:50 UTC 2026", "6.14.0-1018-gcp")
        case .rhel:
            (
                "Red Hat Enterprise Linux 9.6 (Plow)", "9.6", "#1 SMP PREEMPT_DYNAMIC Mon Aug 17 11:02:44 EDT 2026",
                "5.14.0-570.39.1.el9_6.x86_64"
            )
        case .sles:
            (
                "SUSE Linux Enterprise Server 15 SP6", "15.6", "#1 SMP PREEMPT_DYNAMIC Wed Aug 12 08:00:01 UTC 2026",
                "6.4.0-150600.23.65-default"
            )
        case .windows:
            (
                "Microsoft Windows Server 2022 Datacenter", "10.0.20348", "10.0.20348.4171 (WinBuild.160101.0800)",
                "10.0.20348.4171"
            )
        case .cos:
            (
                "Container-Optimized OS from Google", "117", "#1 SMP PREEMPT_DYNAMIC Sat Jul 4 09:12:16 UTC 2026",
                "6.6.93+"
            )
        }
    }
}
