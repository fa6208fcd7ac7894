/// What is installed on a VM, and what waits.
extension DemoVM {
    /// The items of its inventory.
    var software: [InventoryItem] {
        let packages = SoftwareTable.packages(of: self)
        let installed = packages.map {
            InventoryItem.versioned($0, installedVersion(of: $0, among: packages), of: system)
        }
        let waiting = missingPackages.compactMap { package in
            package.update.map { InventoryItem.versioned(package, $0, of: system, isUpdate: true) }
        }
        return installed + besides + waiting + patches
    }

    /// The packages that it has in a version that is not the newest.
    var missingPackages: [DemoPackage] {
        Array(SoftwareTable.packages(of: self).filter { $0.update != nil }.prefix(missingUpdates))
    }

    /// The version of a package that it has.
    func installedVersion(of package: DemoPackage, among packages: [DemoPackage]) -> String {
        missingPackages.contains(package) ? package.version : package.update ?? package.version
    }

    /// The agent's version, which is that of its package.
    var agentVersion: String {
        let packages = SoftwareTable.packages(of: self)
        guard let agent = packages.first(where: { $0.name.hasSuffix("google-osconfig-agent") }) else { return "" }
        let version = installedVersion(of: agent, among: packages)
        return version.hasPrefix("1:") ? String(version.dropFirst(2)) : version
    }

    /// What Windows has besides packages.
    private var besides: [InventoryItem] {
        guard system == .windows else { return [] }
        let packages = SoftwareTable.packages(of: self)
        let twins = packages.map {
            InventoryItem.application("GooGet - \($0.name)", installedVersion(of: $0, among: packages))
        }
        let updates = WindowsUpdate.offered.dropFirst(missingUpdates).map {
            InventoryItem.windowsUpdate($0, isUpdate: false)
        }
        return twins + WindowsUpdate.installed.map { InventoryItem.windowsUpdate($0, isUpdate: false) } + updates + [
            .application("Microsoft Edge", "142.0.3595.65", publisher: "Microsoft Corporation"),
            .application("7-Zip 25.01 (x64)", "25.01", publisher: "Igor Pavlov"),
            .application("Microsoft SQL Server 2022 (64-bit)", "16.0.4215.2", publisher: "Microsoft Corporation"),
            .hotfix("KB5066136", "Update"), .hotfix("KB5066782", "Security Update"), .hotfix("KB5067015", "Update"),
        ]
    }

    /// Patches, which Windows and SLES offer besides packages.
    private var patches: [InventoryItem] {
        switch system {
        case .windows:
            WindowsUpdate.offered.prefix(missingUpdates).map { InventoryItem.windowsUpdate($0, isUpdate: true) }
        case .sles:
            Self.slesPatches.prefix((missingUpdates + 1) / 2).map { name, severity, summary in
                InventoryItem.zypperPatch(name, severity: severity, summary: summary)
            }
        default: []
        }
    }

    private static let slesPatches = [
        ("SUSE-SLE-Module-Basesystem-15-SP6-2026-3267", "important", "Security update for curl"),
        ("SUSE-SLE-Module-Basesystem-15-SP6-2026-3443", "moderate", "Security update for glibc"),
        ("SUSE-SLE-Module-Basesystem-15-SP6-2026-3540", "critical", "Security update for the Linux Kernel"),
    ]
}
