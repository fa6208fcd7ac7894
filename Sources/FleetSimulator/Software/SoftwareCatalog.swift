import Fleet

/// What VMs of one system and role have, and everything that is ever released of it.
struct SoftwareCatalog: Sendable {
    let system: OperatingSystem
    let lines: [PackageLine]
    let updates: [WindowsUpdateLine]
    let applications: [WindowsProgram]
    /// The line of the agent.
    let agent: PackageLine?
    /// The releases of the kernel, which is no package on every system.
    let kernel: ReleaseLine?
    private let releases: [ReleaseLine]

    private init(system: OperatingSystem, tables: [String], applications: [WindowsProgram]) {
        self.system = system
        self.applications = applications
        lines = tables.flatMap { $0.split(separator: "\n") }.compactMap { PackageLine($0, system: system) }
        updates = system == .windows2022 ? WindowsUpdateLine.all : []
        agent = lines.first { $0.releases.project.name == "google-osconfig-agent" }
        let shipped = lines.map(\.releases) + updates.map(\.releases)
        kernel = shipped.first { $0.project.name == system.kernelProject }
        releases = shipped + applications.map(\.releases)
    }

    /// The catalog of a system and role; of a role without special software, what all VMs of the system have.
    static func of(_ system: OperatingSystem, role: String) -> SoftwareCatalog? {
        all[system].flatMap { $0[role] ?? $0[""] }
    }

    /// The last day, up to a day, on which anything was released; 0 for never.
    func lastRelease(on day: Int) -> Int {
        releases.reduce(0) { latest, line in
            guard !line.isConstant else { return latest }
            let released = line.day(of: line.generation(on: day))
            return released > day ? latest : max(latest, released)
        }
    }

    /// The last day, up to a day, on which anything was released or a vulnerability became known; 0 for never.
    func lastNews(on day: Int) -> Int {
        releases.reduce(lastRelease(on: day)) { latest, line in
            var generation = line.project.generation(on: day)
            while line.project.day(of: generation) > max(latest, Flaw.firstDay) {
                if Flaw.count(of: line.project, generation) > 0 { return line.project.day(of: generation) }
                generation -= 1
            }
            return latest
        }
    }

    /// Every package line of a system, whatever the role.
    static func lines(of system: OperatingSystem) -> [PackageLine] { linesOfSystem[system] ?? [] }

    private static let all: [OperatingSystem: [String: SoftwareCatalog]] = {
        var all: [OperatingSystem: [String: SoftwareCatalog]] = [:]
        for system in OperatingSystem.allCases {
            let table = PackageTable.of(system)
            let applications = system == .windows2022 ? WindowsProgram.common : []
            all[system, default: [:]][""] = SoftwareCatalog(
                system: system,
                tables: [table.common],
                applications: applications
            )
            for (role, special) in table.roles {
                all[system, default: [:]][role] = SoftwareCatalog(
                    system: system,
                    tables: [table.common, special],
                    applications: applications + (system == .windows2022 ? WindowsProgram.of(role: role) : [])
                )
            }
        }
        return all
    }()

    private static let linesOfSystem: [OperatingSystem: [PackageLine]] = {
        var lines: [OperatingSystem: [PackageLine]] = [:]
        for system in OperatingSystem.allCases {
            let table = PackageTable.of(system)
            let texts = [table.common] + table.roles.sorted { $0.key < $1.key }.map(\.value)
            lines[system] = texts.flatMap { $0.split(separator: "\n") }.compactMap { PackageLine($0, system: system) }
        }
        return lines
    }()
}
