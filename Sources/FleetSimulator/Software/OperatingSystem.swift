import Fleet

/// An operating system of a made-up VM.
package enum OperatingSystem: String, Hashable, Sendable, CaseIterable {
    /// Debian 12.
    case debian12 = "debian-12"
    /// Ubuntu 24.04 LTS.
    case ubuntu2404 = "ubuntu-24.04"
    /// Ubuntu 22.04 LTS.
    case ubuntu2204 = "ubuntu-22.04"
    /// Red Hat Enterprise Linux 9.
    case rhel9 = "rhel-9"
    /// CentOS 7, past its end of life.
    case centos7 = "centos-7"
    /// SUSE Linux Enterprise Server 15.
    case sles15 = "sles-15"
    /// Windows Server 2022.
    case windows2022 = "windows-2022"
    /// Container-Optimized OS.
    case cos = "cos"

    /// `osInfo.shortName`, which policies filter by.
    package var shortName: String {
        switch self {
        case .debian12: "debian"
        case .ubuntu2404, .ubuntu2204: "ubuntu"
        case .rhel9: "rhel"
        case .centos7: "centos"
        case .sles15: "sles"
        case .windows2022: "windows"
        case .cos: "cos"
        }
    }

    /// `osInfo.longName`.
    var longName: String {
        switch self {
        case .debian12: "Debian GNU/Linux 12 (bookworm)"
        case .ubuntu2404: "Ubuntu 24.04.3 LTS"
        case .ubuntu2204: "Ubuntu 22.04.5 LTS"
        case .rhel9: "Red Hat Enterprise Linux 9.6 (Plow)"
        case .centos7: "CentOS Linux 7 (Core)"
        case .sles15: "SUSE Linux Enterprise Server 15 SP7"
        case .windows2022: "Microsoft Windows Server 2022 Datacenter"
        case .cos: "Container-Optimized OS from Google"
        }
    }

    /// `osInfo.version`.
    var version: String {
        switch self {
        case .debian12: "12"
        case .ubuntu2404: "24.04"
        case .ubuntu2204: "22.04"
        case .rhel9: "9.6"
        case .centos7: "7"
        case .sles15: "15.7"
        case .windows2022: "10.0.20348"
        case .cos: "121"
        }
    }

    /// The key of `SoftwarePackage` under which its packages are listed.
    var packageKey: String {
        switch self {
        case .debian12, .ubuntu2404, .ubuntu2204: "aptPackage"
        case .rhel9, .centos7: "yumPackage"
        case .sles15: "zypperPackage"
        case .windows2022: "googetPackage"
        case .cos: "cosPackage"
        }
    }

    /// Whose tracker references of a vulnerability name as their source.
    var securitySource: String {
        switch self {
        case .debian12: "DEBIAN"
        case .ubuntu2404, .ubuntu2204: "UBUNTU"
        case .rhel9, .centos7: "REDHAT"
        case .sles15: "SUSE"
        case .windows2022: "MICROSOFT"
        case .cos: "COS"
        }
    }

    /// Whether a package manager offers updates; a COS VM gets another image instead.
    var offersUpdates: Bool { self != .cos }

    /// The day after which nothing is released any more, in days since 1970-01-01; `nil` for none yet.
    var lastReleaseDay: Int? {
        self == .centos7 ? CivilDate(year: 2_024, month: 6, day: 30).daysSinceEpoch : nil
    }

    /// How many days a release of a project needs to get into the system.
    func delay(of project: String) -> Int {
        switch self {
        case .windows2022: 0
        // One image holds the releases of some weeks.
        case .cos: 14
        default: 1 + Chance(seed: 0).number(below: 9, "delay/\(rawValue)/\(project)")
        }
    }
}
