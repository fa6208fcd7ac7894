/// When to try again, and how long to wait before: exponential backoff with full jitter, within a budget.
///
/// Pure: the caller brings the clock and the random number.
package struct RetryPolicy: Sendable, Hashable {
    /// The statuses that a later attempt may not have.
    package static let retriedStatuses: Set<Int> = [429, 500, 502, 503, 504]

    /// How many attempts there are in all, the first among them.
    package var attempts = 5
    /// The longest wait after the first attempt; it doubles with each one.
    package var base = Duration.seconds(1)
    /// What the longest wait grows to; a server that asks for more gets more.
    package var cap = Duration.seconds(60)
    /// How long all waits of one request may take together.
    package var budget = Duration.seconds(180)

    /// A policy fit for Google's APIs, whose quotas are refilled each minute.
    package init() {}

    /// How long to wait before the next attempt; `nil` when there is none.
    ///
    /// The latest attempt has the number `attempt`, from one, and ended in `outcome`; the waits before it took `waited`
    /// together. `now` is in seconds since 1970, for a `Retry-After` that is a date; `random` is from zero to below one.
    package func wait(
        after outcome: Result<HTTPResponse, TransportFailure>,
        attempt: Int,
        waited: Duration,
        now: Int64,
        random: Double
    ) -> Duration? {
        guard attempt < attempts, RetryPolicy.isWorthRetrying(outcome) else { return nil }
        var wait = longestWait(after: attempt) * random
        if case .success(let response) = outcome, let asked = RetryPolicy.wait(askedBy: response, now: now) {
            // Those who were told the same moment must not all come at that moment.
            wait = asked + base * random
        }
        return waited + wait <= budget ? wait : nil
    }

    /// Whether the same request may end otherwise a little later.
    package static func isWorthRetrying(_ outcome: Result<HTTPResponse, TransportFailure>) -> Bool {
        switch outcome {
        case .success(let response): retriedStatuses.contains(response.status)
        case .failure(let failure): failure.isWorthRetrying
        }
    }

    private func longestWait(after attempt: Int) -> Duration {
        var longest = base
        for _ in 1..<max(attempt, 1) where longest < cap { longest *= 2 }
        return min(longest, cap)
    }
}
