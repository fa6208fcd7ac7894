import Fleet

/// The fleet at one moment.
struct DemoScene: Sendable {
    let chance: Chance
    /// The moment around which the stories are told.
    let start: Timestamp
    let now: Timestamp
    /// Whether inventories list their items.
    let isFull: Bool

    /// The VMs of a project, by zone and name.
    func vms(of project: DemoProject) -> [DemoVM] { DemoVM.roster.filter { $0.project == project } }

    /// The zones of a project that have VMs, sorted.
    func zones(of project: DemoProject) -> [String] { Set(vms(of: project).map(\.zone)).sorted() }

    /// The numeric id of a VM.
    func instanceID(of vm: DemoVM) -> String { chance.instanceID(vm.key) }

    /// The name under which OS Config files what a VM reports.
    func resourceName(of vm: DemoVM, id: String? = nil) -> String {
        "projects/\(vm.project.number)/locations/\(vm.zone)/instances/\(id ?? instanceID(of: vm))"
    }

    /// When the VM last booted.
    func bootTime(of vm: DemoVM) -> Timestamp {
        switch vm.story {
        case .justStarted: start - .seconds(130)
        case .recreated: start - .seconds(26 * 3_600 + 517)
        default: start - .seconds(16 * 86_400 + chance.number(below: 60 * 86_400, vm.key + "/boot"))
        }
    }

    /// When the VM was stopped; `nil` for one that runs.
    func stopTime(of vm: DemoVM) -> Timestamp? {
        vm.story == .stopped ? start - .seconds(5 * 86_400 + chance.number(below: 86_400, vm.key + "/stop")) : nil
    }

    /// When the agent fell silent for good; `nil` for one that still reports.
    func lastReport(of vm: DemoVM) -> Timestamp? {
        switch vm.story {
        case .hung: start - .seconds(2 * 86_400)
        case .disabled: start - .seconds(15 * 86_400)
        default: nil
        }
    }

    /// When the agent last reported its inventory; `nil` when it never did.
    func heartbeat(of vm: DemoVM) -> Timestamp? {
        switch vm.story {
        case .neverSeen, .inventoryOff: nil
        case .hung, .disabled: beat(of: vm, until: lastReport(of: vm) ?? now)
        case .late: beat(of: vm, until: now - .seconds(40 * 60))
        case .stopped: beat(of: vm, until: stopTime(of: vm) ?? now)
        case .busy: beat(of: vm, until: silence(of: vm) ?? now)
        case .healthy, .justStarted, .recreated: beat(of: vm, until: now)
        }
    }

    /// The last report of the rhythm in which an agent reports, each VM's at its own second.
    ///
    /// The first one comes 3 to 5 minutes after the agent's start.
    private func beat(of vm: DemoVM, until limit: Timestamp) -> Timestamp? {
        let limit = min(limit, now)
        let period = Int64(vm.pollMinutes ?? 10) * 60_000_000
        let first = bootTime(of: vm) + .microseconds(180_000_000 + chance.number(below: 119_000_000, vm.key + "/beat"))
        guard first <= limit else { return nil }
        let beats = (limit.microseconds - first.microseconds) / period
        return Timestamp(microseconds: first.microseconds + beats * period)
    }

    /// Since when a patch run keeps the agent from reporting; `nil` when it is free.
    private func silence(of vm: DemoVM) -> Timestamp? {
        for job in hotfixJobs {
            guard let part = job.parts.first(where: { $0.vm == vm }) else { continue }
            let working = part.steps.filter { $0.state.isWorking }.map(\.after)
            guard let from = working.first, let end = part.steps.first(where: { $0.state.isFinished })?.after else {
                continue
            }
            if job.createTime + from <= now, now < job.createTime + end { return job.createTime + from }
        }
        return nil
    }
}
