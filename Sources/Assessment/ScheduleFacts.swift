import Fleet

/// What there is to look at when a patch deployment is judged.
struct ScheduleFacts {
    /// Clocks may differ so much from ours, and readings of daylight saving too.
    private static let earliness = Duration.seconds(3_600)

    private let deployment: PatchDeployment
    private let reference: Timestamp
    private let now: Timestamp
    private let settings: AssessmentSettings
    private let lastRun: Timestamp?
    private let recurring: RecurringSchedule?
    private let occurrences: RecurringSchedule.Occurrences?
    /// Since when the schedule is what it is.
    let begin: Timestamp?

    init(
        deployment: PatchDeployment,
        newestJob: Timestamp?,
        reference: Timestamp,
        now: Timestamp,
        settings: AssessmentSettings
    ) {
        self.deployment = deployment
        self.reference = reference
        self.now = now
        self.settings = settings
        if case .recurring(var schedule) = deployment.schedule {
            schedule.startTime = schedule.startTime ?? deployment.createTime
            recurring = schedule
            let name = schedule.timeZone
            occurrences = settings.timeZone(name).flatMap { schedule.occurrences(in: $0) }
        } else {
            recurring = nil
            occurrences = nil
        }
        lastRun = [deployment.lastExecuteTime, recurring?.lastExecuteTime, newestJob].compactMap(\.self).max()
        begin = [deployment.createTime, deployment.updateTime, recurring?.startTime].compactMap(\.self).max()
    }

    /// The one moment of a one-time deployment.
    var onlyRun: Timestamp? {
        guard case .oneTime(let moment) = deployment.schedule else { return nil }
        return moment
    }

    /// When it will not run again by itself.
    var end: Timestamp? { onlyRun ?? recurring?.endTime }

    /// By what the API says, and where its schedule can be followed, by that.
    var willRunAgain: Bool {
        guard deployment.willRunAgain(after: now) else { return false }
        guard let occurrences, occurrences.next(after: now) == nil else { return true }
        return recurring?.nextExecuteTime.map { $0 > now } ?? false
    }

    var verdict: (DeploymentSchedule.Standing, reason: String) {
        if isOver { return (.over, "deployment_over") }
        if deployment.state == .paused { return (.paused, "deployment_paused") }
        guard deployment.state == .active else { return (.unknown, "state_not_told") }
        if firstMissed != nil { return (.missed, "missed_run") }
        if onlyRun != nil { return (.onTime, "ok") }
        guard let recurring else { return (.unknown, "schedule_not_told") }
        guard occurrences == nil else { return (.onTime, "ok") }
        guard settings.timeZone(recurring.timeZone) == nil else { return (.unknown, "schedule_not_understood") }
        return (.unknown, "time_zone_unknown")
    }

    private var isOver: Bool {
        if onlyRun != nil { return lastRun != nil }
        if let end = recurring?.endTime, end <= now { return true }
        guard deployment.state == .active, let occurrences else { return false }
        return !willRunAgain && occurrences.next(after: now) == nil
    }

    /// When the first run was due of those that did not happen; `nil` while none is missed.
    private var firstMissed: Timestamp? {
        let limit = reference - settings.longestRunDelay
        let due = onlyRun ?? occurrences?.last(atOrBefore: limit)
        let scheduled = due.flatMap { isMissed($0, by: limit) ? $0 : nil }
        let announced = recurring?.nextExecuteTime.flatMap { isMissed($0, by: limit) ? $0 : nil }
        guard let latest = [scheduled, announced].compactMap(\.self).min() else { return nil }
        let known = [lastRun.map { $0 + Self.earliness }, begin].compactMap(\.self).max()
        guard let known, let first = occurrences?.next(after: known - .microseconds(1)) else { return latest }
        return min(first, latest)
    }

    private func isMissed(_ due: Timestamp, by limit: Timestamp) -> Bool {
        guard due <= limit, begin.map({ due >= $0 }) ?? true else { return false }
        return lastRun.map { $0 < due - Self.earliness } ?? true
    }

    func since(_ standing: DeploymentSchedule.Standing) -> Timestamp? {
        switch standing {
        case .missed: firstMissed
        case .over: recurring?.endTime.flatMap { $0 <= now ? $0 : nil } ?? lastRun
        case .onTime, .unknown, .paused: nil
        }
    }

    /// When the next run counts as missed, unless it happens.
    var nextDeadline: Timestamp? {
        let limit = reference - settings.longestRunDelay
        let nextDue = onlyRun ?? occurrences?.next(after: limit) ?? recurring?.nextExecuteTime
        guard let nextDue, nextDue > limit else { return nil }
        let deadline = nextDue + settings.longestRunDelay
        // What is due may have happened since deployments were read; another look comes with the next reading.
        return deadline > now ? deadline : nil
    }

    /// When the clock passes a moment at which something else may be said.
    var nextLook: Timestamp? {
        let told = recurring?.nextExecuteTime
        let moments = [
            onlyRun, recurring?.endTime, told, told.map { $0 + settings.longestRunDelay },
            occurrences?.next(after: now),
        ]
        return (moments.compactMap(\.self).filter { $0 > now } + [nextDeadline].compactMap(\.self)).min()
    }
}

extension ScheduleFacts {
    /// What was seen, for people.
    var evidence: [String] {
        var facts = ["deployment \(deployment.id) is \(deployment.state.label), \(plan)"]
        facts.append(lastRun.map { "it last ran \($0.rfc3339)" } ?? "it never ran")
        guard let recurring, deployment.state == .active else { return facts }
        let computed = occurrences?.next(after: reference)
        if let computed { facts.append("its next run is due \(computed.rfc3339)") }
        guard let told = recurring.nextExecuteTime else { return facts }
        let expected = told > reference ? computed : occurrences?.last(atOrBefore: told)
        if occurrences == nil {
            facts.append("by the API its next run is due \(told.rfc3339)")
        } else if expected.map({ abs(($0 - told).inSeconds) >= 60 }) ?? true {
            facts.append("the API says \(told.rfc3339), which is not what its schedule says")
        }
        return facts
    }

    private var plan: String {
        if case .oneTime(let moment) = deployment.schedule {
            return "once" + (moment.map { " at \($0.rfc3339)" } ?? "")
        }
        guard let recurring else { return "without a schedule" }
        return recurring.summary + (recurring.endTime.map { " until \($0.rfc3339)" } ?? "")
    }
}
