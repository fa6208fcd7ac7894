package import Fleet

/// What time it is in a made-up fleet, as it follows from real time.
///
/// It is a value: a change at a real moment leaves what came before as it was, and time goes on from where it stood.
package struct SimulatedClock: Sendable, Hashable {
    /// From a real moment on, simulated time goes on from a moment of its own at a rate.
    private struct Stretch: Sendable, Hashable {
        var from: Timestamp
        var simulated: Timestamp
        var rate: Double
    }

    /// The times that it can show: from the beginning of history to some years after the start.
    package let range: ClosedRange<Timestamp>
    /// The start of the scenario.
    package let start: Timestamp
    private var stretches: [Stretch]

    /// A clock that shows the start of a scenario at a real moment, and goes on as fast as real time.
    package init(start: Timestamp, history: Duration, realStart: Timestamp) {
        self.start = start
        range = (start - max(.zero, history))...(start + Self.future)
        stretches = [Stretch(from: realStart, simulated: start, rate: 1)]
    }

    /// The time that it shows at a real moment.
    package func now(at real: Timestamp) -> Timestamp {
        let stretch = stretch(at: real)
        return held(stretch.simulated + Self.scaled(max(.zero, real - stretch.from), by: stretch.rate))
    }

    /// How many times as fast as real time it goes at a real moment.
    package func rate(at real: Timestamp) -> Double { stretch(at: real).rate }

    /// Goes on at another rate; 0 stops it.
    package mutating func run(rate: Double, at real: Timestamp) { go(on: now(at: real), rate: rate, at: real) }

    /// Shows another time and goes on from there.
    package mutating func set(to time: Timestamp, at real: Timestamp) {
        // Playback ends with it, since there is no longer a time at which it would reach the start.
        go(on: time, rate: stretches[stretches.count - 1].rate, at: real)
    }

    /// Goes forwards, or backwards when the time is negative, by a leap.
    package mutating func advance(by time: Duration, at real: Timestamp) { set(to: now(at: real) + time, at: real) }

    /// Plays the history from its beginning to the start within a real time, then goes on as fast as real time.
    package mutating func playBack(within time: Duration, at real: Timestamp) {
        guard time > .zero else { return go(on: start, rate: 1, at: real) }
        let history = start - range.lowerBound
        stretches = [
            Stretch(from: real, simulated: range.lowerBound, rate: history.inSeconds / time.inSeconds),
            Stretch(from: real + time, simulated: start, rate: 1),
        ]
    }

    private mutating func go(on time: Timestamp, rate: Double, at real: Timestamp) {
        stretches = [Stretch(from: real, simulated: held(time), rate: min(max(0, rate), Self.fastest))]
    }

    private func stretch(at real: Timestamp) -> Stretch {
        stretches.last { $0.from <= real } ?? stretches[0]
    }

    private func held(_ time: Timestamp) -> Timestamp { min(max(time, range.lowerBound), range.upperBound) }

    /// A time at a rate, to the microsecond, which at rate 1 is the time itself.
    private static func scaled(_ time: Duration, by rate: Double) -> Duration {
        if rate == 1 { return time }
        let microseconds = Double(time.wholeMicroseconds) * rate
        return microseconds < 9e18 ? .microseconds(Int64(microseconds)) : .microseconds(Int64.max)
    }

    /// Five years: so long after the start, patch jobs are still few enough to be known in advance.
    private static let future = Duration.seconds(5 * 365 * 86_400)
    /// A year in half a minute.
    private static let fastest = 1_000_000.0
}
