import Fleet

extension Timestamp {
    /// The moment as Compute Engine writes it: in milliseconds and in the time of California.
    var computeText: JSONValue {
        let offset = isPacificSummer ? 7 : 8
        let milliseconds = microseconds - (microseconds % 1_000 + 1_000) % 1_000
        let text = (Timestamp(microseconds: milliseconds) - .seconds(offset * 3_600)).rfc3339.dropLast()
        return .text("\(text)\(text.contains(".") ? "" : ".000")-0\(offset):00")
    }

    /// Whether California has daylight saving time: from the second Sunday of March to the first one of November.
    private var isPacificSummer: Bool {
        let year = CivilDate(daysSinceEpoch: day).year
        let begin = Timestamp(day: Self.sunday(2, ofMonth: 3, year: year)) + .seconds(10 * 3_600)
        let end = Timestamp(day: Self.sunday(1, ofMonth: 11, year: year)) + .seconds(9 * 3_600)
        return begin <= self && self < end
    }

    private static func sunday(_ ordinal: Int, ofMonth month: Int, year: Int) -> Int {
        let first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
        // 1970-01-01 was a Thursday.
        let weekday = ((first + 4) % 7 + 7) % 7
        return first + (7 - weekday) % 7 + 7 * (ordinal - 1)
    }
}
