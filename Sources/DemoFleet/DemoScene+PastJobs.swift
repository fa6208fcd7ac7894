import Fleet

/// The patch jobs of the last weeks.
extension DemoScene {
    /// All jobs of a project that have begun, newest first.
    func jobs(of project: DemoProject) -> [DemoJob] {
        let jobs =
            project == .production
            ? hotfixJobs + weeklyJobs("weekly-linux", of: project, on: 0, at: 2) + windowsJobs + otherJobs
            : weeklyJobs("stage-weekly", of: project, on: 6, at: 22)
        return jobs.filter { $0.createTime <= now }.sorted { $0.createTime > $1.createTime }
    }

    /// The last time before `moment` at which a weekday (0 is Sunday) had an hour, in UTC.
    func last(weekday: Int, hour: Int, before moment: Timestamp) -> Timestamp {
        // 1970-01-01 was a Thursday.
        let week = Int64(7 * 86_400)
        let phase = Int64((weekday + 3) % 7) * 86_400 + Int64(hour) * 3_600
        let seconds = moment.microseconds / 1_000_000 - phase
        return Timestamp(seconds: seconds - seconds % week + phase)
    }

    /// When a weekly deployment last ran and was over before the start.
    func lastWeekly(weekday: Int, hour: Int) -> Timestamp {
        last(weekday: weekday, hour: hour, before: start - .seconds(3 * 3_600))
    }

    private func weeklyJobs(_ deployment: String, of project: DemoProject, on weekday: Int, at hour: Int) -> [DemoJob] {
        let newest = lastWeekly(weekday: weekday, hour: hour)
        let members = vms(of: project).filter { $0.group == nil && $0.system != .windows && $0.system != .cos }
        return (0..<6).map { week in
            let createTime = newest - .seconds(week * 7 * 86_400) + .microseconds(412_000)
            return DemoJob(
                project: project,
                id: chance.uuid("\(deployment)/\(createTime.rfc3339)"),
                displayName: deployment,
                createTime: createTime,
                deployment: deployment,
                parts: members.filter { bootTime(of: $0) < createTime }.map {
                    part(of: $0, weeksAgo: week, at: createTime)
                }
            )
        }
    }

    /// The monthly job of Windows, as it last ran.
    private var windowsJobs: [DemoJob] {
        let members = vms(of: .production).filter { $0.system == .windows }
        let createTime = lastWeekly(weekday: 5, hour: 0) - .seconds(7 * 86_400)
        return [
            DemoJob(
                project: .production,
                id: chance.uuid("monthly-windows"),
                displayName: "monthly-windows",
                createTime: createTime,
                duration: .seconds(4 * 3_600),
                deployment: "monthly-windows",
                parts: members.map { part(of: $0, weeksAgo: 0, at: createTime) }
            )
        ]
    }

    /// A rehearsal, a job that somebody stopped, and the one that a one-time deployment made.
    private var otherJobs: [DemoJob] {
        let members = vms(of: .production).filter { ["api", "web"].contains($0.purpose) && $0.group == nil }
        let rehearsal = DemoJob(
            project: .production,
            id: chance.uuid("rehearsal"),
            displayName: "rehearsal of the hot fix",
            createTime: start - .seconds(2 * 86_400 + 4_000),
            isDryRun: true,
            parts: members.map { DemoJobPart(vm: $0, steps: steps(of: $0, to: .succeeded)) }
        )
        let canceled = DemoJob(
            project: .production,
            id: chance.uuid("canceled"),
            displayName: "kernel update",
            description: "Stopped: wrong maintenance window",
            createTime: start - .seconds(44 * 86_400 + 11_000),
            canceledAfter: .seconds(900),
            parts: members.map { DemoJobPart(vm: $0, steps: steps(of: $0, to: .succeeded)) }
        )
        let once = DemoJob(
            project: .production,
            id: chance.uuid("once"),
            displayName: "glibc-once",
            createTime: start - .seconds(51 * 86_400 + 7_000),
            deployment: "glibc-once",
            parts: members.map { DemoJobPart(vm: $0, steps: steps(of: $0, to: .succeeded)) }
        )
        return [rehearsal, canceled, once]
    }

    private func part(of vm: DemoVM, weeksAgo week: Int, at time: Timestamp) -> DemoJobPart {
        let ending = ending(of: vm, weeksAgo: week, at: time)
        return DemoJobPart(
            vm: vm,
            steps: steps(of: vm, to: ending.state),
            failureReason: ending.text?.rawValue ?? "",
            attempts: ending.state == .failed ? 3 : 1
        )
    }

    /// How a job of the past went for a VM, from the moment it was told to the end.
    private func steps(of vm: DemoVM, to ending: PatchState) -> [DemoJobPart.Step] {
        let notified = Duration.seconds(60 + chance.number(below: 240, vm.key + "/notified"))
        let applying = notified + .seconds(45)
        let end = applying + .seconds(120 + chance.number(below: 1_500, vm.key + "/patching"))
        switch ending {
        case .inactive: return [(notified, .inactive)]
        case .noAgentDetected: return [(notified, .notified), (notified + .seconds(600), .noAgentDetected)]
        case .timedOut: return [(notified, .notified), (applying, .applyingPatches)]
        default: return [(notified, .notified), (applying, .applyingPatches), (end, ending)]
        }
    }

    /// How the VM ended in the job of some weeks ago.
    private func ending(
        of vm: DemoVM,
        weeksAgo week: Int,
        at time: Timestamp
    ) -> (state: PatchState, text: FailureText?) {
        switch (vm.name, week) {
        case ("api-2", 0...1): (.failed, .lockHeld)
        case ("eu-web-1", 0...3): (.failed, .repositoryUnreachable)
        case ("eu-db-1", 0): (.failed, .diskFull)
        case ("erp-2", _): (.failed, .rebootRace)
        case ("stage-eu-sap-1", 1...2): (.failed, .dependency)
        case ("sap-1", 0), ("stage-db-1", 0): (.timedOut, nil)
        case ("api-3", 0), ("eu-ad-1", _), ("stage-api-1", 0), ("cache-1", 4): (.succeededRebootRequired, nil)
        default: (usualEnding(of: vm, at: time), nil)
        }
    }

    private func usualEnding(of vm: DemoVM, at time: Timestamp) -> PatchState {
        if let stopTime = stopTime(of: vm), stopTime <= time { return .inactive }
        let isUnseen = vm.story == .neverSeen || lastReport(of: vm).map { $0 < time } ?? false
        return isUnseen ? .noAgentDetected : .succeeded
    }
}
