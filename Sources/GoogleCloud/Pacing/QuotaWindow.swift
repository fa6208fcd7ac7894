package import Fleet

/// Admits so many calls in any minute, wherever the minute begins; it knows the time only from its caller.
///
/// A bucket that fills up again would admit twice the limit around the moment when it is full. This keeps the time of
/// each call instead, so a call may go once the one that many before it is a minute old.
package struct QuotaWindow: Sendable {
    /// How many calls there may be.
    package let limit: Int
    /// In how long a time: a minute, and what calls may come closer together on their way to Google.
    package let length: Duration

    /// The times of the last calls, a ring as long as the limit once it is full.
    private var times: [Timestamp] = []
    private var oldest = 0
    private var closedUntil: Timestamp?

    /// Grants at least one call.
    package init(limit: Int, length: Duration = .seconds(61)) {
        self.limit = Swift.max(1, limit)
        self.length = length
    }

    /// The first moment, from `now` on, at which the next call may go.
    package func admission(at now: Timestamp) -> Timestamp {
        // Never longer than a whole window, even when the clock was set back.
        let freed = times.count < limit ? now : Swift.min(times[oldest], now) + length
        return Swift.max(now, freed, closedUntil ?? now)
    }

    /// Counts a call that goes at `moment`; calls are told in their order.
    package mutating func record(_ moment: Timestamp) {
        guard times.count == limit else {
            times.append(moment)
            return
        }
        times[oldest] = moment
        oldest = (oldest + 1) % limit
    }

    /// Admits nothing before `moment`; an earlier one than already told changes nothing.
    package mutating func close(until moment: Timestamp) {
        closedUntil = Swift.max(moment, closedUntil ?? moment)
    }
}
