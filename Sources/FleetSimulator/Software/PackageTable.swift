/// The packages of a system as lines that `PackageLine` reads.
struct PackageTable: Sendable {
    /// What all VMs have.
    let common: String
    /// What VMs of a role have besides.
    let roles: [String: String]

    /// The table of a system.
    static func of(_ system: OperatingSystem) -> PackageTable {
        switch system {
        case .debian12: debian12
        case .ubuntu2404: ubuntu2404
        case .ubuntu2204: ubuntu2204
        case .rhel9: rhel9
        case .centos7: centos7
        case .sles15: sles15
        case .windows2022: windows2022
        case .cos: cos
        }
    }
}
