package import Fleet

/// Admits so many calls in any minute, wherever the minute begins; it knows the time only from its caller.
///
/// A bucket that fills up again would admit twice the limit around the moment when it is full. This keeps the time of
/// each call instead, so a call may go once the one that many before it is a minute old. Google counts a call when it
/// comes, which is some time between our sending it and its answer; the answer is the moment that is surely not too early.
package struct QuotaWindow: Sendable {
    /// How many calls there may be.
    package let limit: Int
    /// In how long a time: a minute, and some for clocks that differ.
    package let length: Duration

    /// The times of the last calls that were answered, a ring as long as the limit once it is full.
    private var times: [Timestamp] = []
    private var oldest = 0
    /// Calls that are on their way.
    private var open = 0
    private var closedUntil: Timestamp?

    /// How soon it is worth looking again for an answer.
    private static let patience = Duration.milliseconds(100)

    /// Grants at least one call.
    package init(limit: Int, length: Duration = .seconds(61)) {
        self.limit = Swift.max(1, limit)
        self.length = length
    }

    /// The first moment, from `now` on, at which the next call may go.
    package func admission(at now: Timestamp) -> Timestamp {
        Swift.max(now, vacancy(at: now), closedUntil ?? now)
    }

    /// When there is room for one more call.
    private func vacancy(at now: Timestamp) -> Timestamp {
        let room = limit - open
        // With as many calls on their way as may be, it depends on their answers.
        guard room > 0 else { return now + Self.patience }
        guard times.count >= room else { return now }
        let newest = times.count == limit ? oldest + limit : times.count
        // Never longer than a whole window, even when the clock was set back.
        return Swift.min(times[(newest - room) % limit], now) + length
    }

    /// Sends a call on its way; ``record(_:)`` ends that.
    package mutating func begin() {
        open += 1
    }

    /// Counts a call that was answered at `moment`; answers are told in their order.
    package mutating func record(_ moment: Timestamp) {
        open = Swift.max(0, open - 1)
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
