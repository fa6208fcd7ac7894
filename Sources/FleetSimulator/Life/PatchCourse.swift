import Fleet

/// How an agent that answers goes about patching its VM.
struct PatchCourse {
    let machine: Machine
    let run: SimulatedFleet.PlannedRun
    let fleet: SimulatedFleet
    private(set) var steps: [PatchStep] = []
    private(set) var reason: FailureText?
    private(set) var attempts = 1
    private(set) var installs = false
    private var clock = Timestamp(seconds: 0)

    init(machine: Machine, run: SimulatedFleet.PlannedRun, fleet: SimulatedFleet) {
        self.machine = machine
        self.run = run
        self.fleet = fleet
    }

    private var isWindows: Bool { machine.system == .windows2022 }

    /// Tells what happens from the moment at which the VM is notified.
    mutating func tell(from begin: Timestamp) {
        clock = begin
        reach(.notified, after: 0)
        reach(.acked, after: 4 + number(20, .acknowledgment))
        if run.plan.hasPreStep {
            reach(.runningPrePatchStep, after: 4)
            wait(15 + number(60, .step))
        }
        reach(.started, after: 3)
        reach(.applyingPatches, after: 8 + number(20, .step, 1))
        let ending = ending(at: begin)
        let length = isWindows ? 500 + number(1_500, .patching) : 90 + number(600, .patching)
        switch ending.state {
        case .timedOut: return
        case .failed: fail(ending, after: length)
        default: finish(ending.state, after: length)
        }
    }

    private mutating func fail(_ ending: ScenarioEvent.PatchEnding, after length: Int64) {
        reason = ending.reason ?? FailureText.usual(on: machine.system, fleet.chance.number(machine, .reason, seed))
        installs = ending.installs
        if reason == .rebootRace { reach(.rebooting, after: length) }
        attempts = 3
        reach(.failed, after: reason == .rebootRace ? 95 : length / 2)
    }

    private mutating func finish(_ state: PatchState, after length: Int64) {
        // A rehearsal installs nothing, so that nothing asks for a reboot.
        installs = !run.plan.isDryRun
        wait(length)
        let isLeftOpen = state == .succeededRebootRequired
        let asksForReboot = installs && (isLeftOpen || number(100, .reboot) < (isWindows ? 90 : 35))
        let isWanted = run.plan.reboot == .always || run.plan.reboot == .default && asksForReboot
        let reboots = installs && isWanted && !isLeftOpen
        if reboots {
            reach(.rebooting, after: 0)
            reach(.applyingPatches, after: 50 + number(isWindows ? 200 : 60, .reboot, 1))
            wait(15)
        }
        if run.plan.hasPostStep {
            reach(.runningPostPatchStep, after: 2)
            wait(10 + number(40, .step, 2))
        }
        reach(asksForReboot && !reboots ? .succeededRebootRequired : .succeeded, after: 2)
    }

    /// What the job comes to: what an event says, else what chance brings.
    private func ending(at begin: Timestamp) -> ScenarioEvent.PatchEnding {
        for episode in fleet.episodes[machine.index, default: []].reversed() where episode.holds(at: begin) {
            if case .patchEnding(let ending) = episode.action { return ending }
        }
        // Agents of Container-Optimized OS have nothing to fetch.
        guard fleet.reachesRepositories(machine) || !machine.system.offersUpdates else {
            return .init(.failed, reason: isWindows ? .windowsUpdate : .repositoryUnreachable)
        }
        let weather = fleet.scenario.weather
        if fleet.chance.happens(weather.patchFailure, machine, .ending, seed) { return .init(.failed) }
        if fleet.chance.happens(weather.patchTimeout, machine, .ending, seed &+ 1) { return .init(.timedOut) }
        if fleet.chance.happens(weather.rebootRequired, machine, .ending, seed &+ 2) {
            return .init(.succeededRebootRequired)
        }
        return .init(.succeeded)
    }

    private mutating func reach(_ state: PatchState, after seconds: Int64) {
        wait(seconds)
        steps.append(PatchStep(at: clock, state: state))
    }

    private mutating func wait(_ seconds: Int64) { clock = clock + .seconds(seconds) }

    private var seed: UInt64 { UInt64(bitPattern: run.createTime.microseconds) }

    private func number(_ bound: Int64, _ purpose: Chance.Purpose, _ detail: UInt64 = 0) -> Int64 {
        fleet.chance.number(below: bound, machine, purpose, seed &+ detail)
    }
}

extension FailureText {
    /// What usually goes wrong on a system.
    fileprivate static func usual(on system: OperatingSystem, _ number: UInt64) -> FailureText {
        switch system {
        case .debian12, .ubuntu2204, .ubuntu2404: number % 3 == 0 ? .repositoryUnreachable : .lockHeld
        case .rhel9, .centos7, .cos: .diskFull
        case .sles15: .dependency
        case .windows2022: number % 2 == 0 ? .windowsUpdate : .rebootRace
        }
    }
}
