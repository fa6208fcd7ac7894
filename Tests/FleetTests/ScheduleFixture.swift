import Fleet
import Foundation

extension TimeZoneRules {
    /// The rules of Foundation's copy of the IANA database.
    init?(named name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.init { .seconds(zone.secondsFromGMT(for: $0.date)) }
    }
}

extension Timestamp {
    var date: Date { Date(timeIntervalSince1970: Double(microseconds) / 1e6) }
}

extension RecurringSchedule {
    static func daily(at time: (Int64, Int64), from start: String? = nil, to end: String? = nil) -> Self {
        var schedule = RecurringSchedule(.daily, at: time)
        schedule.startTime = start.flatMap { Timestamp(rfc3339: $0) }
        schedule.endTime = end.flatMap { Timestamp(rfc3339: $0) }
        return schedule
    }

    static func weekly(_ day: String, at time: (Int64, Int64)) -> Self {
        var schedule = RecurringSchedule(.weekly, at: time)
        schedule.dayOfWeek = day
        return schedule
    }

    static func monthly(day: Int64, at time: (Int64, Int64)) -> Self {
        var schedule = RecurringSchedule(.monthly, at: time)
        schedule.monthDay = .day(day)
        return schedule
    }

    static func monthly(_ day: String, _ ordinal: Int64, offset: Int64, at time: (Int64, Int64)) -> Self {
        var schedule = RecurringSchedule(.monthly, at: time)
        schedule.monthDay = .weekday(ordinal: ordinal, day: day, offset: offset)
        return schedule
    }

    private init(_ frequency: Frequency, at time: (Int64, Int64)) {
        self.init()
        self.frequency = .known(frequency)
        timeOfDay.hours = time.0
        timeOfDay.minutes = time.1
    }
}
