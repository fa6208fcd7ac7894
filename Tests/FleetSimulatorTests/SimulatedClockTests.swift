import Fleet
import Testing

@testable import FleetSimulator

/// What time it is in a made-up fleet.
@Suite struct SimulatedClockTests {
    private let start = TinySimulator.start
    private let real = Timestamp(seconds: 1_000)
    private var clock: SimulatedClock

    init() { clock = SimulatedClock(start: start, history: .seconds(1_000), realStart: real) }

    /// The time shown so many seconds after the real start, in seconds after the scenario's start.
    private func shown(_ clock: SimulatedClock, _ seconds: Double) -> Double {
        (clock.now(at: real + .seconds(seconds)) - start).inSeconds
    }

    @Test func `it goes as real time goes, to the microsecond`() {
        #expect(shown(clock, 0) == 0)
        let late = real + .microseconds(123_456_789_012_345)
        #expect(clock.now(at: late) - start == .microseconds(123_456_789_012_345))
        #expect(shown(clock, -5) == 0)
    }

    @Test mutating func `a stopped clock stands, and goes on from where it stood`() {
        clock.run(rate: 0, at: real + .seconds(10))
        #expect(shown(clock, 10) == 10)
        #expect(shown(clock, 500) == 10)
        clock.run(rate: 2, at: real + .seconds(500))
        #expect(shown(clock, 503) == 16)
    }

    @Test mutating func `it can be set and leap, at the rate that it has`() {
        clock.run(rate: 10, at: real)
        clock.set(to: start + .seconds(3_600), at: real + .seconds(1))
        #expect(shown(clock, 2) == 3_610)
        clock.advance(by: .seconds(-600), at: real + .seconds(2))
        #expect(shown(clock, 2) == 3_010)
        #expect(shown(clock, 3) == 3_020)
    }

    @Test mutating func `it never shows a time before the history or long after the start`() {
        clock.set(to: start - .seconds(5_000), at: real)
        #expect(shown(clock, 0) == -1_000)
        clock.advance(by: .seconds(-1), at: real + .seconds(1))
        #expect(shown(clock, 1) == -1_000)
        clock.run(rate: .infinity, at: real)
        #expect(clock.now(at: real + .microseconds(Int64.max)) == clock.range.upperBound)
    }

    @Test mutating func `playback runs through the history, then goes on as real time does`() {
        clock.playBack(within: .seconds(10), at: real)
        #expect([0, 5, 10, 15].map { shown(clock, $0) } == [-1_000, -500, 0, 5])
        #expect(clock.rate(at: real) == 100)
        #expect(clock.rate(at: real + .seconds(10)) == 1)
    }

    @Test mutating func `playback that is stopped stands still, and one that is set away ends`() {
        clock.playBack(within: .seconds(10), at: real)
        var stopped = clock
        stopped.run(rate: 0, at: real + .seconds(5))
        #expect(shown(stopped, 100) == -500)
        clock.set(to: start - .seconds(100), at: real + .seconds(5))
        #expect(shown(clock, 6) == -99)
    }

    @Test mutating func `playback in no time is at the start at once`() {
        clock.playBack(within: .zero, at: real + .seconds(7))
        #expect(shown(clock, 7) == 0)
        #expect(shown(clock, 8) == 1)
    }
}
