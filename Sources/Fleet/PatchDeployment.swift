/// A standing order to patch (`patchDeployments.get`).
package struct PatchDeployment: Hashable, Sendable, Codable {
    /// Whether it runs.
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// It may run; it says nothing of whether it ever will again.
        case active = "ACTIVE"
        /// A person must resume it.
        case paused = "PAUSED"
    }

    /// The project, as the name says it.
    package var project: ProjectReference
    /// The last segment of the name.
    package var id: PatchDeploymentID
    /// What a person said of it.
    package var description = ""
    /// When it was created.
    package var createTime: Timestamp?
    /// When a person last changed it.
    package var updateTime: Timestamp?
    /// When it last started a job.
    package var lastExecuteTime: Timestamp?
    /// Whether it runs.
    package var state = Open<State>("STATE_UNSPECIFIED")
    /// Which VMs it is for.
    package var instanceFilter = PatchInstanceFilter()
    /// What it does on them.
    package var patchConfig: PatchConfig?
    /// How long a job may take.
    package var duration: Duration?
    /// How a job spreads over zones.
    package var rollout: PatchRollout?
    /// When it runs; `nil` when the answer named no schedule.
    package var schedule: PatchSchedule?

    /// A deployment that says nothing yet.
    package init(project: ProjectReference, id: PatchDeploymentID) {
        self.project = project
        self.id = id
    }

    /// Whether it is ACTIVE and, by what the API says, will start another job after `moment`.
    ///
    /// A one-time deployment stays ACTIVE after its run, and a recurring one after its end.
    package func willRunAgain(after moment: Timestamp) -> Bool {
        guard state == .active else { return false }
        switch schedule {
        case .oneTime(let executeTime): return lastExecuteTime == nil && (executeTime.map { $0 > moment } ?? false)
        case .recurring(let schedule): return schedule.endTime.map { $0 > moment } ?? true
        case nil: return false
        }
    }
}

/// When a patch deployment runs.
package enum PatchSchedule: Hashable, Sendable, Codable {
    /// Once (`oneTimeSchedule.executeTime`).
    case oneTime(Timestamp?)
    /// Again and again (`recurringSchedule`).
    case recurring(RecurringSchedule)
}

/// A repeated schedule (`RecurringSchedule`), in the words of its own time zone.
package struct RecurringSchedule: Hashable, Sendable, Codable {
    /// How often it runs.
    package enum Frequency: String, Sendable {
        /// Every day.
        case daily = "DAILY"
        /// On one day of the week.
        case weekly = "WEEKLY"
        /// On one day of the month.
        case monthly = "MONTHLY"
    }

    /// The day of a monthly schedule.
    package enum MonthDay: Hashable, Sendable, Codable {
        /// 1 to 31, or -1 for the last day; months that lack it are skipped.
        case day(Int64)
        /// The `ordinal`th (1 to 4, or -1 for the last) weekday, moved by -30 to 30 days.
        case weekday(ordinal: Int64, day: String, offset: Int64)
    }

    /// An IANA name.
    package var timeZone = ""
    /// The version of the time-zone database; empty for the newest.
    package var timeZoneVersion = ""
    /// From when it counts; the creation when `nil`.
    package var startTime: Timestamp?
    /// Until when it counts; for ever when `nil`.
    package var endTime: Timestamp?
    /// The time of day; `{}` reads as midnight.
    package var timeOfDay = TimeOfDay()
    /// How often it runs.
    package var frequency = Open<Frequency>("FREQUENCY_UNSPECIFIED")
    /// `MONDAY` to `SUNDAY` for a weekly schedule; empty otherwise.
    package var dayOfWeek = ""
    /// The day of a monthly schedule.
    package var monthDay: MonthDay?
    /// When a job last ran successfully.
    package var lastExecuteTime: Timestamp?
    /// When the next job is due, by the API.
    package var nextExecuteTime: Timestamp?

    /// A schedule that says nothing yet.
    package init() {}

    /// The schedule in words, such as `weekly on TUESDAY at 03:30 Europe/Zurich`.
    package var summary: String {
        let day =
            switch (frequency.known, monthDay) {
            case (.daily, _): "daily"
            case (.weekly, _): "weekly on \(dayOfWeek)"
            case (.monthly, .day(-1)): "monthly on the last day"
            case (.monthly, .day(let day)): "monthly on day \(day)"
            case (.monthly, .weekday(let ordinal, let weekday, let offset)):
                "monthly on \(ordinal == -1 ? "the last" : "no. \(ordinal)") \(weekday)"
                    + (offset == 0 ? "" : " \(offset > 0 ? "+" : "")\(offset) days")
            default: frequency.label
            }
        return "\(day) at \(timeOfDay) \(timeZone)"
    }
}

/// A time of day (`google.type.TimeOfDay`); zero members are left out of JSON, so `{}` is midnight.
package struct TimeOfDay: Hashable, Sendable, Codable, CustomStringConvertible {
    /// 0 to 24.
    package var hours: Int64 = 0
    /// 0 to 59.
    package var minutes: Int64 = 0
    /// 0 to 60.
    package var seconds: Int64 = 0
    /// 0 to 999,999,999.
    package var nanoseconds: Int64 = 0

    /// Midnight.
    package init() {}

    /// `03:30`, with seconds when there are any.
    package var description: String {
        let parts = seconds == 0 ? [hours, minutes] : [hours, minutes, seconds]
        return parts.map { Int($0).padded(to: 2) }.joined(separator: ":")
    }
}
