import Fleet

/// The VMs of the last snapshot: one about which nothing changed is taken from there, so that whoever has judged or
/// rendered it sees at once that it is the same.
struct KnownVMs: Sendable {
    private var vms: [InstanceID: VM] = [:]
    private var departed: [InstanceID: VM] = [:]

    /// Knows none.
    init() {}

    /// Gives each VM that is as it was its old identity, and remembers all of them for the next time.
    mutating func takeOver(_ projects: [ProjectFleet]) -> [ProjectFleet] {
        var projects = projects
        var next: [InstanceID: VM] = [:]
        next.reserveCapacity(vms.count)
        for project in projects.indices {
            for place in projects[project].vms.indices {
                let vm = projects[project].vms[place]
                if let known = vms[vm.id], known.holdsTheSame(as: vm) {
                    projects[project].vms[place] = known
                    next[vm.id] = known
                } else {
                    next[vm.id] = vm
                }
            }
            for place in projects[project].departed.indices {
                let vm = projects[project].departed[place]
                if let known = departed[vm.id], known.holdsTheSame(as: vm) {
                    projects[project].departed[place] = known
                }
            }
        }
        let all = projects.flatMap(\.departed).map { ($0.id, $0) }
        (vms, departed) = (next, Dictionary(all) { first, _ in first })
        return projects
    }
}

extension VM {
    /// Whether two VMs have the same facts; what is compared mostly shares its memory, which makes it quick.
    fileprivate func holdsTheSame(as other: VM) -> Bool {
        project == other.project && zone == other.zone && name == other.name && instance == other.instance
            && inventory.isSame(as: other.inventory) && patches == other.patches
            && policyReports == other.policyReports && vulnerabilities == other.vulnerabilities
            && history == other.history
    }
}

extension VMInventory? {
    fileprivate func isSame(as other: VMInventory?) -> Bool {
        guard let self, let other else { return self == nil && other == nil }
        return self.updateTime == other.updateTime && self.packagesTime == other.packagesTime
            && self.packages?.id == other.packages?.id && self.osInfo == other.osInfo
    }
}
