import Fleet

/// A patch job with what happens to each of its VMs over time.
struct DemoJob: Sendable {
    let project: DemoProject
    let id: String
    let displayName: String
    var description = ""
    let createTime: Timestamp
    var duration: Duration? = .seconds(7_200)
    /// The deployment that started it; `nil` for a job on demand.
    var deployment: String?
    var isDryRun = false
    /// When somebody canceled it; `nil` when nobody did.
    var canceledAfter: Duration?
    var filter: JSONValue = ["all": true]
    let parts: [DemoJobPart]

    /// Where the job stands some time after its creation.
    func state(after elapsed: Duration) -> String {
        if let canceledAfter, elapsed >= canceledAfter { return "CANCELED" }
        if elapsed < .seconds(20) { return "STARTED" }
        if elapsed < .seconds(50) { return "INSTANCE_LOOKUP" }
        let states = states(after: elapsed)
        guard states.allSatisfy(\.isFinished) else {
            return duration.map { elapsed >= $0 } == true ? "TIMED_OUT" : "PATCHING"
        }
        return states.contains(where: \.isFailure) ? "COMPLETED_WITH_ERRORS" : "SUCCEEDED"
    }

    /// Where its VMs stand, in the order of its parts; what is over stays as it was.
    func states(after elapsed: Duration) -> [PatchState] {
        parts.map { $0.state(after: elapsed, canceledAfter: canceledAfter, limit: duration) }
    }

    /// The last moment at which anything changed.
    func updateTime(at now: Timestamp) -> Timestamp {
        let end = [canceledAfter, duration].compactMap(\.self).min()
        var changes = parts.flatMap { $0.steps.map(\.after) }.filter { $0 <= end ?? $0 }
        if let end, canceledAfter == end || parts.contains(where: { $0.steps.last?.state.isFinished != true }) {
            changes.append(end)
        }
        return createTime + (changes.filter { createTime + $0 <= now }.max() ?? .zero)
    }
}

/// One VM's part in a job.
struct DemoJobPart: Sendable {
    /// A state that begins some time after the job's creation.
    typealias Step = (after: Duration, state: PatchState)

    let vm: DemoVM
    /// What happens, in order; until the first step the VM is pending.
    let steps: [Step]
    /// Why it failed, if it does.
    var failureReason = ""
    /// How often the agent tried.
    var attempts = 1

    /// Where the VM stands; the job's end, whether by hand or by time, ends what it does too.
    func state(after elapsed: Duration, canceledAfter: Duration?, limit: Duration?) -> PatchState {
        let end = [canceledAfter, limit].compactMap(\.self).min()
        let reached = steps.last { $0.after <= min(elapsed, end ?? elapsed) }?.state ?? .pending
        guard let end, elapsed >= end, !reached.isFinished, reached != .pending else { return reached }
        return end == canceledAfter ? .failed : .timedOut
    }

    /// Why the VM failed; empty for one that did not.
    func reason(in state: PatchState, isCanceled: Bool) -> String {
        guard state == .failed else { return "" }
        return isCanceled ? "task canceled by server" : failureReason
    }
}
