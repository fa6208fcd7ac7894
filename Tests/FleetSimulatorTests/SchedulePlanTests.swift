import Fleet
import Testing

@testable import FleetSimulator

@Suite struct SchedulePlanTests {
    @Test(arguments: [
        (SchedulePlan(.daily, minuteOfDay: 90), ["2026-10-01T01:30:00Z", "2026-10-02T01:30:00Z"]),
        (SchedulePlan(.weekly(day: 7), minuteOfDay: 120), ["2026-10-04T02:00:00Z", "2026-10-11T02:00:00Z"]),
        (SchedulePlan(.monthly(day: 15)), ["2026-10-15T00:00:00Z", "2026-11-15T00:00:00Z"]),
        // The last day, whatever its number.
        (SchedulePlan(.monthly(day: -1)), ["2026-10-31T00:00:00Z", "2026-11-30T00:00:00Z"]),
        // Months that lack the day are skipped.
        (SchedulePlan(.monthly(day: 31)), ["2026-10-31T00:00:00Z", "2026-12-31T00:00:00Z"]),
        // Friday after the second Tuesday.
        (
            SchedulePlan(.monthlyWeekday(ordinal: 2, day: 2, offset: 3)),
            ["2026-10-16T00:00:00Z", "2026-11-13T00:00:00Z"]
        ),
        (
            SchedulePlan(.monthlyWeekday(ordinal: -1, day: 1, offset: 0)),
            ["2026-10-26T00:00:00Z", "2026-11-30T00:00:00Z"]
        ),
        // Summer time ends between these two.
        (
            SchedulePlan(.weekly(day: 7), minuteOfDay: 120, timeZone: "Europe/Berlin"),
            [
                "2026-10-04T00:00:00Z", "2026-10-11T00:00:00Z", "2026-10-18T00:00:00Z", "2026-10-25T00:00:00Z",
                "2026-11-01T01:00:00Z",
            ]
        ),
    ])
    func `a schedule runs at its moments`(schedule: SchedulePlan, expected: [String]) throws {
        let from = try #require(Timestamp(rfc3339: "2026-10-01T00:00:00Z"))
        let to = try #require(Timestamp(rfc3339: "2027-02-01T00:00:00Z"))
        let moments = schedule.occurrences(from: from, to: to, start: SmallFleet.start).map(\.rfc3339)
        #expect(Array(moments.prefix(expected.count)) == expected)
    }

    @Test func `a one-time schedule runs once`() {
        let schedule = SchedulePlan(.once(.seconds(-60)))
        let start = SmallFleet.start
        let far = Duration.seconds(1_000_000)
        #expect(schedule.occurrences(from: start - far, to: start + far, start: start) == [start - .seconds(60)])
        #expect(schedule.occurrences(from: start, to: start + far, start: start).isEmpty)
    }
}
