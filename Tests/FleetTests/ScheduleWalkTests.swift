import Fleet
import Foundation
import Testing

/// Schedules against a walk over the days of Foundation's calendar.
@Suite struct ScheduleWalkTests {
    static let names = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]

    static let schedules: [RecurringSchedule] =
        [.daily(at: (0, 0)), .daily(at: (2, 30)), .weekly("SUNDAY", at: (1, 45)), .weekly("WEDNESDAY", at: (23, 59))]
        + [1, 15, 29, 30, 31, -1].map { .monthly(day: $0, at: (2, 15)) }
        + [(1, 0), (2, 3), (3, -30), (4, 30), (-1, 0), (-1, 13)].enumerated()
        .map { .monthly(names[$0], $1.0, offset: $1.1, at: (2, 0)) }

    @Test(arguments: ["UTC", "Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "Asia/Kolkata"], schedules)
    func `last and next agree with a walk over all days`(zoneName: String, schedule: RecurringSchedule) throws {
        let rules = try #require(TimeZoneRules(named: zoneName))
        let occurrences = try #require(schedule.occurrences(in: rules))
        let walked = try walk(schedule, in: #require(TimeZone(identifier: zoneName)))
        #expect(walked.count >= 14)
        for (run, following) in zip(walked, walked.dropFirst()) {
            #expect(occurrences.next(after: run) == following)
            #expect(occurrences.next(after: following - .microseconds(1)) == following)
            #expect(occurrences.last(atOrBefore: run) == run)
            #expect(occurrences.last(atOrBefore: following - .microseconds(1)) == run)
            let between = run + .microseconds((following - run).wholeMicroseconds / 3)
            #expect(occurrences.last(atOrBefore: between) == run)
            #expect(occurrences.next(after: between) == following)
        }
    }

    /// All runs of two years and some, oldest first.
    private func walk(_ schedule: RecurringSchedule, in zone: TimeZone) throws -> [Timestamp] {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let first = try #require(Timestamp(rfc3339: "2026-01-01T12:00:00Z")).date
        return try (0..<760).compactMap { number in
            let day = try #require(calendar.date(byAdding: .day, value: number, to: first))
            guard runs(schedule, on: day, calendar) else { return nil }
            return try moment(schedule.timeOfDay, on: day, in: zone)
        }
    }

    private func runs(_ schedule: RecurringSchedule, on day: Date, _ calendar: Calendar) -> Bool {
        let lastDay = calendar.range(of: .day, in: .month, for: day)?.count
        switch (schedule.frequency.known, schedule.monthDay) {
        case (.daily, _): return true
        case (.weekly, _): return name(of: day, calendar) == schedule.dayOfWeek
        case (.monthly, .day(let number)):
            return calendar.component(.day, from: day) == (number == -1 ? lastDay : Int(number))
        case (.monthly, .weekday(let ordinal, let name, let offset)):
            guard let base = calendar.date(byAdding: .day, value: -Int(offset), to: day),
                let days = calendar.range(of: .day, in: .month, for: base)
            else { return false }
            let number = calendar.component(.day, from: base)
            let like = days.filter { ($0 - number) % 7 == 0 }
            let wanted = ordinal == -1 ? like.last : like[Int(ordinal) - 1]
            return self.name(of: base, calendar) == name && number == wanted
        default: return false
        }
    }

    private func name(of day: Date, _ calendar: Calendar) -> String {
        Self.names[(calendar.component(.weekday, from: day) + 5) % 7]
    }

    /// The first quarter of an hour of the day at which the zone's clocks show the time or a later one.
    private func moment(_ time: TimeOfDay, on day: Date, in zone: TimeZone) throws -> Timestamp {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day], from: day)
        calendar.timeZone = zone
        let wanted = Int(time.hours) * 60 + Int(time.minutes)
        let start = try #require(calendar.date(from: parts))
        let minutes = try #require(
            (0..<1_560).first { minute in
                let shown = calendar.dateComponents([.hour, .minute], from: start + Double(minute) * 60)
                return (shown.hour ?? 0) * 60 + (shown.minute ?? 0) >= wanted
            }
        )
        return Timestamp(seconds: Int64(start.timeIntervalSince1970) + Int64(minutes) * 60)
    }
}
