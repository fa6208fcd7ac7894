import Fleet
import StrictYAML
import Synchronization

// The clock.
extension Control {
    private struct ClockChange: Decodable {
        var now: String?
        var advance: String?
        var rate: Double?
        var playback: String?
    }

    /// What time it is, and how fast it passes.
    var clock: JSONValue { json(simulator.state.withLock { $0.clock }) }

    /// Changes the time, and answers as `clock` does.
    func changeClock(_ request: APIRequest) throws(APIError) -> JSONValue {
        let change = try Self.body(ClockChange.self, of: request)
        var apply: [(inout SimulatedClock) -> Void] = []
        let range = simulator.state.withLock { $0.clock.range }
        if let text = change.playback {
            let time = try duration(text)
            apply.append { [realNow] in $0.playBack(within: time, at: realNow) }
        }
        if let text = change.now {
            guard let time = Timestamp(rfc3339: text), range.contains(time) else {
                throw .invalidArgument("now is a time from \(range.lowerBound.rfc3339) to \(range.upperBound.rfc3339).")
            }
            apply.append { [realNow] in $0.set(to: time, at: realNow) }
        }
        if let text = change.advance {
            let time = try duration(text)
            apply.append { [realNow] in $0.advance(by: time, at: realNow) }
        }
        if let rate = change.rate {
            guard rate >= 0 else { throw .invalidArgument("rate is not negative: time goes on or stops.") }
            apply.append { [realNow] in $0.run(rate: rate, at: realNow) }
        }
        guard !apply.isEmpty else { throw .invalidArgument("Give now, advance, rate or playback.") }
        let clock = simulator.state.withLock { state in
            for step in apply { step(&state.clock) }
            return state.clock
        }
        return json(clock)
    }

    private func json(_ clock: SimulatedClock) -> JSONValue {
        [
            "now": .text(clock.now(at: realNow).rfc3339), "rate": .real(clock.rate(at: realNow)),
            "start": .text(clock.start.rfc3339), "earliest": .text(clock.range.lowerBound.rfc3339),
            "latest": .text(clock.range.upperBound.rfc3339),
        ]
    }

    /// A time such as `90s` or `1h30m`, with a minus in front to go back.
    private func duration(_ text: String) throws(APIError) -> Duration {
        do throws(Refusal) {
            guard text.hasPrefix("-") else { return try DurationText.parse(text, takesWeeks: true) }
            return try DurationText.parseOffset(text)
        } catch {
            throw .invalidArgument(error.reason)
        }
    }
}
