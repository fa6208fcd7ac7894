import Fleet

/// How long a violation lasts or lasted.
package struct ViolationTime: Hashable, Comparable, Sendable {
    /// How long, as far as it was recorded.
    package let duration: Duration
    /// Whether it may have been longer, since the record began when it had begun already.
    package let isAtLeast: Bool

    /// A time that is known, or known at least.
    package init(_ duration: Duration, isAtLeast: Bool = false) {
        self.duration = duration
        self.isAtLeast = isAtLeast
    }

    /// Orders by length.
    package static func < (left: ViolationTime, right: ViolationTime) -> Bool {
        left.duration < right.duration
    }
}

/// The times of many violations at a glance.
package struct ViolationTimes: Hashable, Sendable {
    /// How many times are known.
    package let count: Int
    /// The time that half of them do not exceed; `nil` when none is known.
    package let median: ViolationTime?
    /// The time that nine of ten do not exceed; `nil` when none is known.
    package let ninetieth: ViolationTime?
    /// The longest; `nil` when none is known.
    package let longest: ViolationTime?

    /// Sums times up, in any order.
    package init(_ times: [ViolationTime]) {
        let sorted = times.sorted()
        let shortestOpen = sorted.first(where: \.isAtLeast)?.duration
        count = sorted.count
        // By nearest rank, so that each is the time of a violation. One that may be longer than a time lifts it.
        func time(hundredths: Int) -> ViolationTime? {
            guard !sorted.isEmpty else { return nil }
            let duration = sorted[(sorted.count * hundredths + 99) / 100 - 1].duration
            return ViolationTime(duration, isAtLeast: shortestOpen.map { $0 <= duration } ?? false)
        }
        median = time(hundredths: 50)
        ninetieth = time(hundredths: 90)
        longest = time(hundredths: 100)
    }
}
