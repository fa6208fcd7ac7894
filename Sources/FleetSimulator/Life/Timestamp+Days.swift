import Fleet

extension Timestamp {
    /// Later than everything.
    static let distantFuture = Timestamp(microseconds: .max)

    /// The day that it falls on, in UTC and in days since 1970-01-01.
    var day: Int { Int((microseconds >= 0 ? microseconds : microseconds - 86_399_999_999) / 86_400_000_000) }
    /// The hour of the day in UTC.
    var hour: Int { Int((microseconds - Int64(day) * 86_400_000_000) / 3_600_000_000) }

    /// The beginning of a day.
    init(day: Int) { self.init(seconds: Int64(day) * 86_400) }

    /// The last moment of a rhythm that has one at an anchor and one each period before and after it.
    func lastBeat(each period: Duration, from anchor: Timestamp) -> Timestamp {
        let period = period.wholeMicroseconds
        let past = microseconds - anchor.microseconds
        let beats = past >= 0 ? past / period : (past - period + 1) / period
        return Timestamp(microseconds: anchor.microseconds + beats * period)
    }
}
