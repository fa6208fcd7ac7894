extension TimeZoneRules {
    /// The moment at which the zone's clocks show a time of a day.
    ///
    /// Of two such moments it is the first. When clocks skip the time, it is the moment to which they jump.
    package func moment(day: Int, secondOfDay: Int) -> Timestamp {
        let local = Timestamp(seconds: Int64(day) * 86_400 + Int64(secondOfDay))
        // No zone is further from UTC than a day, and none changes its rules twice within two.
        let before = offset(local - .seconds(86_400))
        let after = offset(local + .seconds(86_400))
        guard before != after else { return local - before }
        let first = local - max(before, after)
        let second = local - min(before, after)
        if offset(first) == max(before, after) { return first }
        if offset(second) == min(before, after) { return second }
        return change(after: first, notAfter: second)
    }

    /// The day, in days since 1970-01-01, that the zone's calendars show at a moment.
    package func day(at moment: Timestamp) -> Int {
        let local = moment + offset(moment)
        return Int(
            (local.microseconds >= 0 ? local.microseconds : local.microseconds - 86_399_999_999) / 86_400_000_000
        )
    }

    /// The first moment, to the second, that has the offset of `end`, which differs from that of `start`.
    private func change(after start: Timestamp, notAfter end: Timestamp) -> Timestamp {
        let target = offset(end)
        var (low, high) = (start.microseconds / 1_000_000, end.microseconds / 1_000_000)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(Timestamp(seconds: middle)) == target { high = middle } else { low = middle }
        }
        return Timestamp(seconds: high)
    }
}
