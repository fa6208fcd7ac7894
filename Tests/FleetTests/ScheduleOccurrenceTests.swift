import Fleet
import Foundation
import Testing

/// When recurring schedules run, with time zones and daylight saving.
@Suite struct ScheduleOccurrenceTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let zone: String
        let schedule: RecurringSchedule
        let moment: String
        let last: String?
        let next: String?

        init(
            _ name: String,
            _ schedule: RecurringSchedule,
            in zone: String,
            at moment: String,
            last: String?,
            next: String?
        ) {
            (self.name, self.zone, self.schedule) = (name, zone, schedule)
            (self.moment, self.last, self.next) = (moment, last, next)
        }

        var testDescription: String { "\(name) in \(zone) at \(moment)" }
    }

    static let calendar: [Case] = [
        Case(
            "daily",
            .daily(at: (3, 30)),
            in: "Europe/Zurich",
            at: "2026-11-20T02:29:59Z",
            last: "2026-11-19T02:30:00Z",
            next: "2026-11-20T02:30:00Z"
        ),
        Case(
            "an occurrence is its own last one",
            .daily(at: (3, 30)),
            in: "Europe/Zurich",
            at: "2026-11-20T02:30:00Z",
            last: "2026-11-20T02:30:00Z",
            next: "2026-11-21T02:30:00Z"
        ),
        Case(
            "weekly, and the day is the zone's own",
            .weekly("SUNDAY", at: (23, 0)),
            in: "America/Los_Angeles",
            at: "2026-11-18T12:00:00Z",
            last: "2026-11-16T07:00:00Z",
            next: "2026-11-23T07:00:00Z"
        ),
        Case(
            "what the API says is next",
            .weekly("SUNDAY", at: (3, 30)),
            in: "Europe/Zurich",
            at: "2026-11-15T02:30:00Z",
            last: "2026-11-15T02:30:00Z",
            next: "2026-11-22T02:30:00Z"
        ),
        Case(
            "months without a 31st are skipped",
            .monthly(day: 31, at: (1, 0)),
            in: "UTC",
            at: "2026-02-10T00:00:00Z",
            last: "2026-01-31T01:00:00Z",
            next: "2026-03-31T01:00:00Z"
        ),
        Case(
            "the last day of a leap February",
            .monthly(day: -1, at: (1, 0)),
            in: "UTC",
            at: "2028-02-10T00:00:00Z",
            last: "2028-01-31T01:00:00Z",
            next: "2028-02-29T01:00:00Z"
        ),
        Case(
            "the second Tuesday and three days",
            .monthly("TUESDAY", 2, offset: 3, at: (3, 30)),
            in: "Europe/Zurich",
            at: "2026-11-14T00:00:00Z",
            last: "2026-11-13T02:30:00Z",
            next: "2026-12-11T02:30:00Z"
        ),
        Case(
            "an offset crosses into the month before",
            .monthly("MONDAY", 1, offset: -7, at: (0, 0)),
            in: "UTC",
            at: "2026-11-01T00:00:00Z",
            last: "2026-10-26T00:00:00Z",
            next: "2026-11-30T00:00:00Z"
        ),
        Case(
            "an offset crosses into the month after",
            .monthly("FRIDAY", -1, offset: 30, at: (0, 0)),
            in: "UTC",
            at: "2026-11-01T00:00:00Z",
            last: "2026-10-25T00:00:00Z",
            next: "2026-11-29T00:00:00Z"
        ),
    ]

    static let clocks: [Case] = [
        Case(
            "a time of day without members is midnight",
            .daily(at: (0, 0)),
            in: "Europe/Berlin",
            at: "2026-11-20T12:00:00Z",
            last: "2026-11-19T23:00:00Z",
            next: "2026-11-20T23:00:00Z"
        ),
        Case(
            "24:00 ends its day",
            .weekly("FRIDAY", at: (24, 0)),
            in: "UTC",
            at: "2026-11-20T12:00:00Z",
            last: "2026-11-14T00:00:00Z",
            next: "2026-11-21T00:00:00Z"
        ),
        Case(
            "a skipped time is when clocks jump",
            .daily(at: (2, 30)),
            in: "Europe/Berlin",
            at: "2026-03-29T00:00:00Z",
            last: "2026-03-28T01:30:00Z",
            next: "2026-03-29T01:00:00Z"
        ),
        Case(
            "a time that comes twice counts once, at first",
            .daily(at: (2, 30)),
            in: "Europe/Berlin",
            at: "2026-10-25T01:00:00Z",
            last: "2026-10-25T00:30:00Z",
            next: "2026-10-26T01:30:00Z"
        ),
        Case(
            "a skipped time west of Greenwich",
            .daily(at: (2, 15)),
            in: "America/Los_Angeles",
            at: "2026-03-08T12:00:00Z",
            last: "2026-03-08T10:00:00Z",
            next: "2026-03-09T09:15:00Z"
        ),
        Case(
            "a twice told time west of Greenwich",
            .daily(at: (1, 15)),
            in: "America/Los_Angeles",
            at: "2026-11-01T12:00:00Z",
            last: "2026-11-01T08:15:00Z",
            next: "2026-11-02T09:15:00Z"
        ),
        Case(
            "half an hour is skipped",
            .daily(at: (2, 15)),
            in: "Australia/Lord_Howe",
            at: "2026-10-03T14:00:00Z",
            last: "2026-10-02T15:45:00Z",
            next: "2026-10-03T15:30:00Z"
        ),
        Case(
            "half an hour comes twice",
            .daily(at: (1, 45)),
            in: "Australia/Lord_Howe",
            at: "2026-04-04T18:00:00Z",
            last: "2026-04-04T14:45:00Z",
            next: "2026-04-05T15:15:00Z"
        ),
    ]

    static let limits: [Case] = [
        Case(
            "nothing runs before the start, and the start itself counts",
            .daily(at: (3, 0), from: "2026-11-20T03:00:00Z"),
            in: "UTC",
            at: "2026-11-10T00:00:00Z",
            last: nil,
            next: "2026-11-20T03:00:00Z"
        ),
        Case(
            "nothing runs from the end on",
            .daily(at: (3, 0), to: "2026-11-20T03:00:00Z"),
            in: "UTC",
            at: "2026-12-24T00:00:00Z",
            last: "2026-11-19T03:00:00Z",
            next: nil
        ),
        Case(
            "an end before the next run leaves none",
            .daily(at: (3, 0), to: "2026-11-20T02:00:00Z"),
            in: "UTC",
            at: "2026-11-19T04:00:00Z",
            last: "2026-11-19T03:00:00Z",
            next: nil
        ),
    ]

    @Test(arguments: calendar + clocks + limits)
    func `a schedule's runs are these`(example: Case) throws {
        let zone = try #require(TimeZoneRules(named: example.zone))
        let occurrences = try #require(example.schedule.occurrences(in: zone))
        let moment = try #require(Timestamp(rfc3339: example.moment))
        #expect(occurrences.last(atOrBefore: moment)?.rfc3339 == example.last)
        #expect(occurrences.next(after: moment)?.rfc3339 == example.next)
    }

    @Test(arguments: [
        RecurringSchedule(), .weekly("SOMEDAY", at: (0, 0)), .monthly(day: 0, at: (0, 0)),
        .monthly(day: 32, at: (0, 0)),
        .monthly("MONDAY", 5, offset: 0, at: (0, 0)), .monthly("MONDAY", 1, offset: 31, at: (0, 0)),
        .daily(at: (24, 1)), .daily(at: (Int64.max, 0)),
    ])
    func `a schedule that makes no sense has no runs`(schedule: RecurringSchedule) throws {
        #expect(schedule.occurrences(in: try #require(TimeZoneRules(named: "UTC"))) == nil)
    }

    @Test(arguments: [Int64.min, .max]) func `the ends of time do no harm`(microseconds: Int64) throws {
        let zone = try #require(TimeZoneRules(named: "Europe/Berlin"))
        let occurrences = try #require(RecurringSchedule.daily(at: (3, 0)).occurrences(in: zone))
        #expect(occurrences.last(atOrBefore: Timestamp(microseconds: microseconds)) == nil)
        #expect(occurrences.next(after: Timestamp(microseconds: microseconds)) == nil)
    }
}
