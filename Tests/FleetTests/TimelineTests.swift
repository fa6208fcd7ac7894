import Fleet
import Testing

struct TimelineTests {
    /// Sightings as `value since-until`, in order of arrival, and the timeline that they make.
    struct Scenario: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var longestGap: Duration?
        let sightings: [String]
        let expected: [String]
    }

    static let holding = [
        Scenario(testDescription: "nothing seen", sightings: [], expected: []),
        Scenario(testDescription: "one sighting", sightings: ["on 1-1"], expected: ["on 1-1"]),
        Scenario(testDescription: "a value seen again", sightings: ["on 1-1", "on 5-5"], expected: ["on 1-5"]),
        Scenario(
            testDescription: "a change",
            sightings: ["on 1-1", "off 5-6", "on 9-9"],
            expected: ["on 1-1", "off 5-6", "on 9-9"]
        ),
        Scenario(
            testDescription: "a start that the source tells later",
            sightings: ["on 5-5", "on 2-7"],
            expected: ["on 2-7"]
        ),
        Scenario(
            testDescription: "a run that turns out to have ended",
            sightings: ["on 1-6", "off 4-8"],
            expected: ["on 1-3", "off 4-8"]
        ),
        Scenario(
            testDescription: "an older sighting inside a newer one",
            sightings: ["on 1-9", "off 4-5"],
            expected: ["on 1-9"]
        ),
        Scenario(
            testDescription: "an older sighting that reaches into a newer one",
            sightings: ["on 5-9", "off 2-7"],
            expected: ["off 2-4", "on 5-9"]
        ),
        Scenario(
            testDescription: "a sighting that covers all before it",
            sightings: ["on 2-3", "off 4-5", "on 1-9"],
            expected: ["on 1-9"]
        ),
        Scenario(
            testDescription: "a sighting inside the gap of a value",
            sightings: ["on 1-1", "off 9-9", "on 4-4"],
            expected: ["on 1-4", "off 9-9"]
        ),
        Scenario(
            testDescription: "a past run between two others",
            sightings: ["off 1-1", "off 9-9", "on 4-5"],
            expected: ["off 1-9"]
        ),
        Scenario(
            testDescription: "the same sighting twice",
            sightings: ["on 1-4", "on 1-4"],
            expected: ["on 1-4"]
        ),
    ]

    static let contact = [
        Scenario(
            testDescription: "within the gap",
            longestGap: .microseconds(3),
            sightings: ["hi 1-1", "hi 4-4"],
            expected: ["hi 1-4"]
        ),
        Scenario(
            testDescription: "beyond the gap",
            longestGap: .microseconds(3),
            sightings: ["hi 1-1", "hi 5-5"],
            expected: ["hi 1-1", "hi 5-5"]
        ),
        Scenario(
            testDescription: "a late one bridges two stretches",
            longestGap: .microseconds(3),
            sightings: ["hi 1-1", "hi 6-6", "hi 4-4"],
            expected: ["hi 1-6"]
        ),
        Scenario(
            testDescription: "an old one stays alone",
            longestGap: .microseconds(3),
            sightings: ["hi 9-9", "hi 1-1"],
            expected: ["hi 1-1", "hi 9-9"]
        ),
    ]

    @Test(arguments: holding + contact)
    func `sightings make intervals`(_ scenario: Scenario) throws {
        var timeline = Timeline()
        for text in scenario.sightings { timeline.add(try interval(text), longestGap: scenario.longestGap) }
        #expect(timeline.intervals == (try scenario.expected.map(interval)))
        #expect(timeline.current == timeline.intervals.last)
    }

    @Test(arguments: holding + contact)
    func `adding everything once more changes nothing`(_ scenario: Scenario) throws {
        var timeline = Timeline(try scenario.expected.map(interval))
        for text in scenario.expected { timeline.add(try interval(text), longestGap: scenario.longestGap) }
        #expect(timeline.intervals == (try scenario.expected.map(interval)))
    }

    @Test(arguments: 1...40)
    func `intervals never overlap and stay in order`(seed: UInt64) throws {
        var state = seed
        func next(_ bound: UInt64) -> Int64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int64((state >> 33) % bound)
        }
        var timeline = Timeline()
        for _ in 0..<60 {
            let since = next(100)
            let value = ["on", "off", "idle"][Int(next(3))]
            let until = Timestamp(microseconds: since + next(10))
            timeline.add(
                HistoryInterval(value: value, since: Timestamp(microseconds: since), seenUntil: until)
            )
            for (left, right) in zip(timeline.intervals, timeline.intervals.dropFirst()) {
                #expect(left.since <= left.seenUntil)
                #expect(left.seenUntil < right.since)
                #expect(left.value != right.value)
            }
        }
    }

    private func interval(_ text: String) throws -> HistoryInterval {
        let words = text.split(separator: " ")
        let times = try #require(words.last).split(separator: "-").compactMap { Int64($0) }
        try #require(words.count == 2 && times.count == 2)
        return HistoryInterval(
            value: String(words[0]),
            since: Timestamp(microseconds: times[0]),
            seenUntil: Timestamp(microseconds: times[1])
        )
    }
}
