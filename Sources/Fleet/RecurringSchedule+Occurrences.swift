extension RecurringSchedule {
    /// The moments at which jobs are due, in a time zone; `nil` for a schedule that this version does not understand.
    package func occurrences(in zone: TimeZoneRules) -> Occurrences? {
        guard let rhythm = Rhythm(of: self), let second = timeOfDay.secondOfDay else { return nil }
        return Occurrences(zone: zone, rhythm: rhythm, secondOfDay: second, start: startTime, end: endTime)
    }

    /// The moments at which jobs are due: from the schedule's start on, up to but not including its end.
    package struct Occurrences: Sendable {
        /// January's and March's 31st are 59 days apart, March's and May's 61; nothing that recurs is further apart.
        private static let longestGap = 64

        fileprivate let zone: TimeZoneRules
        fileprivate let rhythm: Rhythm
        fileprivate let secondOfDay: Int
        fileprivate let start: Timestamp?
        fileprivate let end: Timestamp?

        /// The last one at or before a moment; `nil` when there is none.
        package func last(atOrBefore moment: Timestamp) -> Timestamp? {
            let latest = end.map { min(moment, $0 - .microseconds(1)) } ?? moment
            guard let today = day(at: latest) else { return nil }
            let found = (-1...Self.longestGap).lazy.map { today - $0 }.filter(rhythm.includes)
                .map { zone.moment(day: $0, secondOfDay: secondOfDay) }
                .first { $0 <= latest }
            guard let found, start.map({ found >= $0 }) ?? true else { return nil }
            return found
        }

        /// The first one after a moment; `nil` when there is none.
        package func next(after moment: Timestamp) -> Timestamp? {
            let earliest = start.map { max(moment, $0 - .microseconds(1)) } ?? moment
            guard let today = day(at: earliest) else { return nil }
            let found = (-2...Self.longestGap).lazy.map { today + $0 }.filter(rhythm.includes)
                .map { zone.moment(day: $0, secondOfDay: secondOfDay) }
                .first { $0 > earliest }
            guard let found, end.map({ found < $0 }) ?? true else { return nil }
            return found
        }

        /// The day that calendars show, for moments that calendars have.
        private func day(at moment: Timestamp) -> Int? {
            let years = Timestamp(seconds: -62_135_596_800)...Timestamp(seconds: 253_402_300_799)
            return years.contains(moment) ? zone.day(at: moment) : nil
        }
    }

    /// On which days a schedule runs.
    fileprivate enum Rhythm: Sendable {
        case daily
        case weekly(weekday: Int)
        case monthly(day: Int)
        case monthlyWeekday(weekday: Int, ordinal: Int, offset: Int)

        init?(of schedule: RecurringSchedule) {
            switch (schedule.frequency.known, schedule.monthDay) {
            case (.daily, _): self = .daily
            case (.weekly, _):
                guard let weekday = Self.weekday(named: schedule.dayOfWeek) else { return nil }
                self = .weekly(weekday: weekday)
            case (.monthly, .day(let day)):
                guard day == -1 || (1...31).contains(day) else { return nil }
                self = .monthly(day: Int(day))
            case (.monthly, .weekday(let ordinal, let name, let offset)):
                guard let weekday = Self.weekday(named: name), ordinal == -1 || (1...4).contains(ordinal),
                    (-30...30).contains(offset)
                else { return nil }
                self = .monthlyWeekday(weekday: weekday, ordinal: Int(ordinal), offset: Int(offset))
            default: return nil
            }
        }

        /// Whether it runs on a day, in days since 1970-01-01.
        func includes(_ day: Int) -> Bool {
            switch self {
            case .daily: true
            case .weekly(let weekday): Self.weekday(of: day) == weekday
            case .monthly(-1): CivilDate(daysSinceEpoch: day + 1).day == 1
            case .monthly(let number): CivilDate(daysSinceEpoch: day).day == number
            case .monthlyWeekday(let weekday, let ordinal, let offset):
                Self.weekday(of: day - offset) == weekday && Self.ordinal(ordinal, holdsFor: day - offset)
            }
        }

        private static func ordinal(_ ordinal: Int, holdsFor day: Int) -> Bool {
            let date = CivilDate(daysSinceEpoch: day)
            guard ordinal > 0 else { return CivilDate(daysSinceEpoch: day + 7).month != date.month }
            return (date.day - 1) / 7 + 1 == ordinal
        }

        /// 0 for Monday to 6 for Sunday; 1970-01-01 was a Thursday.
        private static func weekday(of day: Int) -> Int { ((day + 3) % 7 + 7) % 7 }

        private static func weekday(named name: String) -> Int? {
            ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"].firstIndex(of: name)
        }
    }
}

extension TimeOfDay {
    /// Seconds since midnight, 24:00 included; `nil` for what no clock shows.
    fileprivate var secondOfDay: Int? {
        guard (0...24).contains(hours), (0...59).contains(minutes), (0...60).contains(seconds) else { return nil }
        let second = Int(hours) * 3_600 + Int(minutes) * 60 + Int(seconds)
        return second <= 86_400 ? second : nil
    }
}
