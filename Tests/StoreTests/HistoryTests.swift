import Collection
import Fleet
import Store
import Testing

/// What the history says after facts and sightings, told as `value since-until` in minutes.
struct HistoryTests {
    let store: SQLiteFactStore
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        store = try SQLiteFactStore(writing: scratch.path)
        try store.write { try $0.link(ProjectNumber(42), to: ProjectID("acme")) }
        try store.put(Sample.inventory(1, at: .minute(-9_000)), Sample.inventory(7, at: .minute(-9_000)))
    }

    struct Scenario: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var longestGap: Duration?
        let sightings: [String]
        let expected: [String]
    }

    static let scenarios = [
        Scenario(testDescription: "one sighting", sightings: ["on 1-1"], expected: ["on 1-1"]),
        Scenario(
            testDescription: "a value holds until another is seen, so seeing it again is not written",
            sightings: ["on 1-1", "on 5-6"],
            expected: ["on 1-1"]
        ),
        Scenario(
            testDescription: "changes",
            sightings: ["on 1-1", "off 5-6", "on 9-9"],
            expected: ["on 1-1", "off 5-6", "on 9-9"]
        ),
        Scenario(
            testDescription: "an earlier beginning",
            sightings: ["on 5-5", "on 2-7"],
            expected: ["on 2-7"]
        ),
        Scenario(
            testDescription: "a run that turns out to have ended",
            sightings: ["on 1-6", "off 4-8"],
            expected: ["on 1-3", "off 4-8"]
        ),
        Scenario(
            testDescription: "a late sighting of what held",
            sightings: ["on 1-1", "off 9-9", "on 4-5"],
            expected: ["on 1-1", "off 9-9"]
        ),
        Scenario(
            testDescription: "before everything",
            sightings: ["on 5-5", "off 1-2"],
            expected: ["off 1-2", "on 5-5"]
        ),
        Scenario(
            testDescription: "contact within the gap",
            longestGap: .seconds(180),
            sightings: ["hi 1-1", "hi 4-4"],
            expected: ["hi 1-4"]
        ),
        Scenario(
            testDescription: "contact beyond the gap",
            longestGap: .seconds(180),
            sightings: ["hi 1-1", "hi 5-5"],
            expected: ["hi 1-1", "hi 5-5"]
        ),
        Scenario(
            testDescription: "contact that bridges two stretches",
            longestGap: .seconds(180),
            sightings: ["hi 1-1", "hi 6-6", "hi 4-4"],
            expected: ["hi 1-6"]
        ),
        Scenario(
            testDescription: "contact inside a stretch",
            longestGap: .seconds(180),
            sightings: ["hi 1-4", "hi 2-2"],
            expected: ["hi 1-4"]
        ),
    ]

    @Test(arguments: scenarios)
    func `sightings become intervals`(_ scenario: Scenario) throws {
        for _ in 0..<2 {
            try store.write { writer in
                for text in scenario.sightings {
                    let interval = try interval(text)
                    try writer.add(
                        Sighting(
                            vm: InstanceID(7),
                            key: HistoryKey(kind: .finding, subject: "c"),
                            interval: interval,
                            longestGap: scenario.longestGap
                        )
                    )
                }
            }
            #expect(try told(.finding, subject: "c") == scenario.expected)
        }
    }

    @Test
    func `a VM that ran, stopped and started has all three`() throws {
        try store.put(
            Sample.instance(1, started: .minute(-60), at: .minute(0)),
            Sample.instance(1, started: .minute(-60), at: .minute(5))
        )
        var stopped = Sample.instance(1, state: .terminated, started: .minute(-60), at: .minute(20))
        if case .instance(var instance) = stopped.resource {
            instance.lastStopTime = .minute(10)
            stopped.resource = .instance(instance)
        }
        try store.put(stopped, Sample.instance(1, started: .minute(30), at: .minute(40)))
        #expect(
            try told(.powerState, vm: 1) == ["RUNNING -60-0", "TERMINATED 10-20", "RUNNING 30-40"]
        )
    }

    @Test
    func `a fact that comes late does not become what was seen last`() throws {
        try store.put(
            Sample.instance(1, at: .minute(1)),
            Sample.instance(1, at: .minute(9)),
            Sample.instance(1, state: .terminated, at: .minute(5))
        )
        #expect(try told(.powerState, vm: 1) == ["RUNNING 1-9"])
        #expect(try store.everything().vm(1)?.instance?.value.powerState == .known(.running))
    }

    @Test
    func `an older inventory adds to contact and changes nothing else`() throws {
        try store.put(
            Sample.inventory(1, os: "debian", at: .minute(100)),
            Sample.inventory(1, os: "ubuntu", at: .minute(10))
        )
        #expect(try told(.contact, vm: 1) == ["contact -9000--9000", "contact 10-10", "contact 100-100"])
        #expect(try store.everything().vm(1)?.inventory?.osInfo?.shortName == "debian")
    }

    @Test
    func `policies have a timeline each`() throws {
        try store.put(
            Sample.policyReport(1, at: .minute(1)),
            Sample.policyReport(1, at: .minute(2)),
            Sample.policyReport(1, state: .nonCompliant, at: .minute(3))
        )
        #expect(
            try told(.policyState, vm: 1, subject: "base/p") == ["COMPLIANT 1-1", "NON_COMPLIANT 3-3"]
        )
    }

    @Test(arguments: [true, false])
    func `patch states are remembered whether the job or its details come first`(isJobFirst: Bool) throws {
        let job = Sample.job("j", created: .minute(0))
        let details = Sample.details(1, in: "j", "STARTED", at: .minute(2))
        try store.put(isJobFirst ? [job, details] : [details, job])
        try store.put(Sample.details(1, in: "j", "SUCCEEDED", at: .minute(4)))
        #expect(try told(.patchState, vm: 1) == ["STARTED 2-2", "SUCCEEDED 4-4"])
    }

    @Test
    func `a dry run leaves no patch state`() throws {
        try store.put(
            Sample.job("dry", created: .minute(0), isDryRun: true),
            Sample.details(1, in: "dry", "SUCCEEDED", at: .minute(2))
        )
        #expect(try told(.patchState, vm: 1).isEmpty)
        #expect(try store.everything().vm(1)?.patches.first?.isDryRun == true)
    }

    @Test
    func `reading an old job again does not hide the newest job's state`() throws {
        try store.put(
            Sample.job("old", created: .minute(0)),
            Sample.details(1, in: "old", "FAILED", at: .minute(1)),
            Sample.job("new", created: .minute(10)),
            Sample.details(1, in: "new", "PENDING", at: .minute(11)),
            Sample.details(1, in: "old", "TIMED_OUT", at: .minute(12)),
            Sample.details(1, in: "old", "TIMED_OUT", at: .minute(13))
        )
        #expect(try told(.patchState, vm: 1) == ["FAILED 1-1", "PENDING 11-11"])
    }

    @Test
    func `history before the asked moment is left out, but for what still held then`() throws {
        try store.write { writer in
            for text in ["a 1-1", "b 10-11", "c 20-21", "d 30-31"] {
                try writer.add(
                    Sighting(
                        vm: InstanceID(7),
                        key: HistoryKey(kind: .finding, subject: "c"),
                        interval: interval(text)
                    )
                )
            }
        }
        let snapshot = try store.snapshot(at: .minute(25), historySince: .minute(15))
        let timeline = try #require(snapshot.vm(7)).timeline(.finding, subject: "c")
        #expect(timeline.intervals.map(\.value) == ["b", "c"])
        let early = try store.snapshot(at: .minute(20), historySince: .minute(0))
        #expect(early.vm(7)?.timeline(.finding, subject: "c").current?.seenUntil == .minute(20))
        let late = try store.snapshot(at: .minute(90), historySince: .minute(80))
        #expect(late.vm(7)?.timeline(.finding, subject: "c").intervals.map(\.value) == ["d"])
    }

    @Test(arguments: HistoryKind.allCases)
    func `every kind has a place`(_ kind: HistoryKind) throws {
        try store.write { writer in
            try writer.add(Sighting(vm: InstanceID(7), key: HistoryKey(kind: kind), interval: interval("x 0-1")))
        }
        #expect(try told(kind).last == "x 0-1")
    }

    @Test
    func `text with NUL is kept as one value`() throws {
        let key = HistoryKey(kind: .finding, subject: "c\0d")
        for minute in [1, 2, 3] as [Int64] {
            let interval = HistoryInterval(value: "x\0y", since: .minute(minute), seenUntil: .minute(minute))
            try store.write { try $0.add(Sighting(vm: InstanceID(7), key: key, interval: interval)) }
        }
        #expect(try told(.finding, subject: "c\u{FFFD}d") == ["x\u{FFFD}y 1-1"])
    }

    private func told(_ kind: HistoryKind, vm: UInt64 = 7, subject: String = "") throws -> [String] {
        let vm = try #require(try store.everything().vm(vm))
        return vm.timeline(kind, subject: subject).intervals.map { interval in
            let minutes = [interval.since, interval.seenUntil].map { ($0 - .minute(0)).components.seconds / 60 }
            return "\(interval.value) \(minutes[0])-\(minutes[1])"
        }
    }

    private func interval(_ text: String) throws -> HistoryInterval {
        let words = text.split(separator: " ")
        let times = try #require(words.last).split(separator: "-").compactMap { Int64($0) }
        try #require(words.count == 2 && times.count == 2)
        return HistoryInterval(value: String(words[0]), since: .minute(times[0]), seenUntil: .minute(times[1]))
    }
}
