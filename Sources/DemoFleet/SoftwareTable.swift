/// A package that VMs of one system have, in its old and, where there is one, its new version.
struct DemoPackage: Hashable, Sendable {
    let name: String
    /// The version that everybody has who did not update.
    let version: String
    /// The version that repositories offer; `nil` when there is nothing newer.
    let update: String?
    /// The architecture in the agent's words; empty where the system has none.
    let architecture: String

    /// The rest of an inventory item's key, which the API calls opaque.
    func key(at version: String) -> String { "\(name):\(architecture):\(version)" }
}

/// Package lists, written as lines of `name version` or `name old > new`, with `/all` after names of noarch packages.
enum SoftwareTable {
    /// What a VM has: the system's packages and those of its purpose, sorted by name.
    static func packages(of vm: DemoVM) -> [DemoPackage] {
        common[vm.system, default: []] + special["\(vm.system.rawValue) \(vm.purpose)", default: []]
    }

    private static let common: [OperatingSystem: [DemoPackage]] = [
        .debian: read(debian), .ubuntu: read(ubuntu), .rhel: read(rhel), .sles: read(sles), .windows: read(windows),
        .cos: read(cos),
    ]

    private static let special: [String: [DemoPackage]] = [
        "debian web": read(debianWeb), "debian cache": read(debianCache), "ubuntu api": read(ubuntuAPI),
        "ubuntu ci": read(ubuntuCI), "rhel db": read(rhelDatabase), "sles sap": read(slesSAP),
    ]

    private static func read(_ table: String) -> [DemoPackage] {
        table.split(separator: "\n").map { line in
            let words = line.split(separator: " ").map { String($0) }
            let isForAll = words[0].hasSuffix("/all")
            return DemoPackage(
                name: isForAll ? String(words[0].dropLast(4)) : words[0],
                version: words[1],
                update: words.count == 4 ? words[3] : nil,
                architecture: isForAll ? "all" : "x86_64"
            )
        }
    }
}
