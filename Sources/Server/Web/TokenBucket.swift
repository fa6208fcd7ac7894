import NIOCore
import Synchronization

/// Allows requests at a rate, and some at once.
final class TokenBucket: Sendable {
    private struct Level {
        var tokens: Double
        var at: NIODeadline
    }

    let limit: WebConfiguration.RateLimit
    private let level: Mutex<Level>

    /// A full bucket.
    init(_ limit: WebConfiguration.RateLimit, now: NIODeadline = .now()) {
        self.limit = limit
        level = Mutex(Level(tokens: Double(limit.burst), at: now))
    }

    /// Takes a token; false if there is none.
    func take(now: NIODeadline = .now()) -> Bool {
        level.withLock { level in
            let passed = Double((now - level.at).nanoseconds) / 1e9
            level.tokens = min(Double(limit.burst), level.tokens + max(0, passed) / interval)
            level.at = now
            guard level.tokens >= 1 else { return false }
            level.tokens -= 1
            return true
        }
    }

    /// The whole seconds after which a token is there again.
    var retryAfter: Int { max(1, Int(interval.rounded(.up))) }

    private var interval: Double {
        let (seconds, attoseconds) = limit.interval.components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
