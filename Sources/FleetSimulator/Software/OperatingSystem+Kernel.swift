/// What the system's `uname` says.
extension OperatingSystem {
    /// The project whose releases are kernels.
    var kernelProject: String { self == .windows2022 ? "windows" : "linux" }

    /// `osInfo.kernelVersion`, which is `uname -v` on Linux.
    var kernelVersion: VersionTemplate { Self.kernels[self]?.version ?? VersionTemplate("") }

    /// `osInfo.kernelRelease`, which is `uname -r` on Linux.
    var kernelRelease: VersionTemplate { Self.kernels[self]?.release ?? VersionTemplate("") }

    private static let kernels: [OperatingSystem: (version: VersionTemplate, release: VersionTemplate)] = [
        .debian12: (
            VersionTemplate("#1 SMP PREEMPT_DYNAMIC Debian 6.1.{158+2}-1 ({iso})"),
            VersionTemplate("6.1.0-{41}-cloud-amd64")
        ),
        .ubuntu2404: (
            VersionTemplate("#{24}~24.04.1-Ubuntu SMP {stamp} 20:44:50 UTC {year}"),
            VersionTemplate("6.14.0-{1021}-gcp")
        ),
        .ubuntu2204: (
            VersionTemplate("#{50}~22.04.2-Ubuntu SMP {stamp} 08:17:21 UTC {year}"), VersionTemplate("6.8.0-{1045}-gcp")
        ),
        .rhel9: (
            VersionTemplate("#1 SMP PREEMPT_DYNAMIC {stamp} 11:02:44 EDT {year}"),
            VersionTemplate("5.14.0-570.{66+3}.1.el9_6.x86_64")
        ),
        .centos7: (
            VersionTemplate("#1 SMP {stamp} 14:30:28 UTC {year}"), VersionTemplate("3.10.0-1160.{119}.1.el7.x86_64")
        ),
        .sles15: (
            VersionTemplate("#1 SMP PREEMPT_DYNAMIC {stamp} 08:00:01 UTC {year}"),
            VersionTemplate("6.4.0-150600.23.{81+3}-default")
        ),
        .windows2022: (
            VersionTemplate("10.0.20348.{4648+163} (WinBuild.160101.0800)"), VersionTemplate("10.0.20348.{4648+163}")
        ),
        .cos: (VersionTemplate("#1 SMP PREEMPT_DYNAMIC {stamp} 09:12:16 UTC {year}"), VersionTemplate("6.6.{113+2}+")),
    ]
}
