import Fleet

/// When deployments run.
extension SchedulePlan {
    /// The moments from one, up to but not including another, at which a deployment runs, oldest first.
    func occurrences(from: Timestamp, to: Timestamp, start: Timestamp) -> [Timestamp] {
        if case .once(let offset) = frequency {
            let moment = start + offset
            return from <= moment && moment < to ? [moment] : []
        }
        guard from < to else { return [] }
        let rule = TimeZoneRule(timeZone)
        return (from.day - 1...to.day + 1).filter(matches)
            .map { rule.moment(day: $0, minuteOfDay: minuteOfDay) }
            .filter { from <= $0 && $0 < to }
    }

    /// Whether a deployment runs on a day, in days since 1970-01-01.
    private func matches(_ day: Int) -> Bool {
        switch frequency {
        case .once: false
        case .daily: true
        case .weekly(let weekday): Self.weekday(of: day) == weekday
        case .monthly(let monthDay): Self.isDay(monthDay, ofMonth: CivilDate(daysSinceEpoch: day))
        case .monthlyWeekday(let ordinal, let weekday, let offset):
            Self.isWeekday(weekday, ordinal: ordinal, day: day - offset)
        }
    }

    /// 1 for Monday to 7 for Sunday.
    private static func weekday(of day: Int) -> Int { ((day + 3) % 7 + 7) % 7 + 1 }

    private static func isDay(_ monthDay: Int, ofMonth date: CivilDate) -> Bool {
        guard monthDay < 0 else { return date.day == monthDay }
        let next = CivilDate(daysSinceEpoch: date.daysSinceEpoch + 1)
        return next.day == 1
    }

    private static func isWeekday(_ weekday: Int, ordinal: Int, day: Int) -> Bool {
        guard self.weekday(of: day) == weekday else { return false }
        let date = CivilDate(daysSinceEpoch: day)
        if ordinal > 0 { return (date.day - 1) / 7 + 1 == ordinal }
        return CivilDate(daysSinceEpoch: day + 7).month != date.month
    }
}
