import Fleet

/// The use of one project's VMs in a month so far, to which a VM can be added and from which it can be taken away.
struct ProjectLedger {
    let project: ProjectID
    private(set) var surroundings: Surroundings
    private(set) var sums: UseSums
    /// The VMs that were judged, departed ones last.
    private var vms: [VM] = []
    /// Parallel to them, from when on what is said of each may be wrong.
    private var ends: [Int64] = []

    /// Judges all VMs of a project.
    init(of project: ProjectFleet, in surroundings: Surroundings, month: PricedMonth) {
        self.project = project.id
        self.surroundings = surroundings
        sums = UseSums(month)
        guard !surroundings.isFree else { return }
        vms = project.vms + project.departed
        ends = vms.map { vm in
            let use = AgentUse(of: vm, in: surroundings)
            sums.add(use, 1, until: surroundings.window, in: month)
            return use.nextChange
        }
    }

    /// Goes on to a later moment of the month, in surroundings that differ in nothing else.
    mutating func advance(to project: ProjectFleet, in later: Surroundings, month: PricedMonth) {
        guard !surroundings.isFree else { return }
        let before = surroundings
        surroundings = later
        let (from, to) = (before.window.end, later.window.end)
        var leaving = Leaving()
        var coming: [Int] = []
        let old = (vms: vms, ends: ends)
        vms = project.vms + project.departed
        ends = vms.indices.map { index in
            if index < old.vms.count, old.vms[index].isIdentical(to: vms[index]) {
                if to < old.ends[index] || to == from { return old.ends[index] }
                sums.add(AgentUse(of: vms[index], in: before), -1, until: before.window, in: month)
            } else if index < old.vms.count {
                leaving.add(old.vms[index], old.ends[index])
            }
            coming.append(index)
            return 0
        }
        for index in vms.count..<max(vms.count, old.vms.count) { leaving.add(old.vms[index], old.ends[index]) }
        // VMs that only moved keep what is said of them.
        coming.removeAll { index in
            guard let end = leaving.take(vms[index], if: { to < $0 || to == from }) else { return false }
            ends[index] = end
            return true
        }
        for vm in leaving.vms { sums.add(AgentUse(of: vm, in: before), -1, until: before.window, in: month) }
        sums.advance(over: TimeSpan(start: from, end: to), in: month)
        for index in coming {
            let use = AgentUse(of: vms[index], in: later)
            sums.add(use, 1, until: later.window, in: month)
            ends[index] = use.nextChange
        }
    }
}

/// VMs that are no longer where they were.
private struct Leaving {
    private var ends: [InstanceID: [(vm: VM, end: Int64)]] = [:]

    mutating func add(_ vm: VM, _ end: Int64) { ends[vm.id, default: []].append((vm, end)) }

    /// Takes a VM out, and tells until when it stands.
    mutating func take(_ vm: VM, if isWanted: (Int64) -> Bool) -> Int64? {
        guard let known = ends[vm.id],
            let index = known.firstIndex(where: { $0.vm.isIdentical(to: vm) && isWanted($0.end) })
        else { return nil }
        return ends[vm.id]?.remove(at: index).end
    }

    /// Those that nobody took.
    var vms: [VM] { ends.values.flatMap { $0.map(\.vm) } }
}
