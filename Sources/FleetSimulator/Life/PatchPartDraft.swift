import Fleet

/// What a patch job does on one VM, while it is being told.
struct PatchPartDraft {
    let machine: Int
    private(set) var steps: [PatchStep] = []
    private(set) var reason: FailureText?
    private(set) var attempts = 0
    private(set) var installs = false

    /// A VM that the job never comes to.
    init(machine: Int) {
        self.machine = machine
    }

    /// The state that the VM ends in; `nil` when it never ends.
    var finalState: PatchState? { steps.last.flatMap { $0.state.isFinished ? $0.state : nil } }
    /// When the VM is done; `nil` for never.
    var endTime: Timestamp? { steps.last.flatMap { $0.state.isFinished ? $0.at : nil } }

    /// Lets a job patch a VM from a moment on; what is not done at the limit is ended by the service.
    init(
        of machine: Machine,
        in run: SimulatedFleet.PlannedRun,
        fleet: SimulatedFleet,
        from begin: Timestamp,
        limit: Timestamp?,
        isCanceled: Bool
    ) {
        self.machine = machine.index
        let begin = Self.free(machine, of: fleet, from: begin)
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        let features = fleet.features(of: machine, at: begin)
        switch rhythm.trouble(at: begin, features: features) {
        case .vmNotRunning: steps = [PatchStep(at: begin, state: .inactive)]
        case .notInstalled, .noServiceAccount, .noWayOut, .disabled: tellAgentless(from: begin)
        case .hung: steps = [PatchStep(at: begin, state: .notified)]
        case .starting, nil:
            if features.tasks {
                var course = PatchCourse(machine: machine, run: run, fleet: fleet)
                course.tell(from: begin)
                (steps, reason, attempts) = (course.steps, course.reason, course.attempts)
                installs = course.installs
                if let silence = fleet.nextSilence(of: machine, after: begin) { stop(at: silence) }
            } else {
                tellAgentless(from: begin)
            }
        }
        if let deletedAt = machine.deletedAt, begin < deletedAt { end(at: deletedAt) }
        cut(at: limit, isCanceled: isCanceled)
    }

    /// Lets an agent that falls silent stay where it is.
    private mutating func stop(at silence: Timestamp) {
        guard let last = steps.last, last.at >= silence else { return }
        steps.removeAll { $0.at >= silence }
        reason = nil
        installs = false
    }

    /// Ends what is not done when the VM is deleted.
    private mutating func end(at deletion: Timestamp) {
        if let endTime, endTime < deletion { return }
        stop(at: deletion)
        steps.append(PatchStep(at: deletion, state: .inactive))
    }

    /// The service waits ten minutes for an agent that does not come.
    private mutating func tellAgentless(from begin: Timestamp) {
        steps = [
            PatchStep(at: begin, state: .notified), PatchStep(at: begin + .seconds(600), state: .noAgentDetected),
        ]
    }

    private mutating func cut(at limit: Timestamp?, isCanceled: Bool) {
        guard let limit, (steps.last?.at ?? limit) > limit || finalState == nil else { return }
        steps.removeAll { $0.at > limit }
        reason = nil
        installs = false
        guard !steps.isEmpty else { return }
        steps.append(PatchStep(at: limit, state: isCanceled ? .failed : .timedOut))
    }

    /// The first moment from one on at which no other job is at work on the VM.
    private static func free(_ machine: Machine, of fleet: SimulatedFleet, from begin: Timestamp) -> Timestamp {
        for part in fleet.lastParts(of: machine, before: begin) {
            guard let end = part.endTime else { continue }
            return end > begin ? end + .seconds(10) : begin
        }
        return begin
    }
}
