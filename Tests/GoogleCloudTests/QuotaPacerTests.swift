import Fleet
import GoogleCloud
import Synchronization
import Testing

/// Many callers, one quota.
@Suite(.timeLimit(.minutes(10))) struct QuotaPacerTests {
    private let key = QuotaKey.global(identity: "me")

    /// A pacer whose sleeps pass at once, and what it let go.
    private func pacer(
        _ clock: TestClock,
        _ admissions: Admissions,
        limits: QuotaLimits = QuotaLimits()
    ) -> QuotaPacer {
        QuotaPacer(
            limits: limits,
            now: { clock.read() },
            sleep: { clock.advance($0) },
            jitter: { 0.5 },
            observe: { admissions.add($0) }
        )
    }

    private final class Admissions: Sendable {
        private let list = Mutex<[QuotaAdmission]>([])
        var all: [QuotaAdmission] { list.withLock { $0 } }
        func add(_ admission: QuotaAdmission) { list.withLock { $0.append(admission) } }
    }

    @Test func `five hundred callers at once go as the quota allows`() async throws {
        let clock = TestClock()
        let admissions = Admissions()
        let pacer = pacer(clock, admissions)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<500 {
                group.addTask { try await pacer.call(key) }
            }
            try await group.waitForAll()
        }
        let times = admissions.all.map(\.time).sorted()
        #expect(times.count == 500)
        for (index, time) in times.enumerated().dropFirst(60) {
            #expect(time - times[index - 60] > .seconds(60))
        }
        // 58 go in each of the first eight windows.
        let first = try #require(times.first)
        let last = try #require(times.last)
        #expect(last - first >= .seconds(8 * 61))
        #expect(admissions.all.contains { $0.waited > .seconds(60) })
    }

    @Test func `a call without an answer yet keeps its place`() async throws {
        let clock = TestClock()
        let admissions = Admissions()
        let pacer = pacer(clock, admissions, limits: QuotaLimits(global: 2, margin: 0))
        try await pacer.admit(key)
        try await pacer.call(key)
        let third = Task { try await pacer.call(key) }
        try await third.value
        // The second one's answer is a window old; the first one has none.
        #expect(admissions.all.last?.waited == .seconds(61))
        pacer.settle(key)
        try await pacer.call(key)
        #expect((admissions.all.last?.waited ?? .zero) >= .seconds(60))
    }

    @Test func `regions do not wait for each other`() async throws {
        let clock = TestClock()
        let admissions = Admissions()
        let pacer = pacer(clock, admissions, limits: QuotaLimits(zonal: 1, margin: 0))
        for region in ["us-east1", "us-west1", "europe-west1"] {
            try await pacer.call(.zonal(project: "p", region: region))
        }
        try await pacer.call(.zonal(project: "q", region: "us-east1"))
        #expect(admissions.all.map(\.waited) == [.zero, .zero, .zero, .zero])
        try await pacer.call(.zonal(project: "p", region: "us-east1"))
        #expect(admissions.all.last?.waited == .seconds(61))
    }

    @Test(
        arguments: [
            (Duration.seconds(30), Duration.seconds(30)),
            // The next minute begins in 60 seconds, and half of the jitter comes on top.
            (nil, .seconds(65)),
            (.seconds(86_400), .seconds(600)),
            (.seconds(-5), .zero),
        ] as [(Duration?, Duration)]
    )
    func `an answer of 429 holds the calls of its key back`(wait: Duration?, waited: Duration) async throws {
        let clock = TestClock()
        let admissions = Admissions()
        let pacer = pacer(clock, admissions)
        let now = clock.read()
        pacer.penalize(key, until: wait.map { now + $0 })
        try await pacer.call(.zonal(project: "p", region: "r"))
        try await pacer.call(key, .high)
        #expect(admissions.all.map(\.waited) == [.zero, waited])
        #expect(admissions.all.last?.priority == .high)
    }

    @Test func `a caller that is canceled leaves at once and is not counted`() async throws {
        let clock = TestClock()
        let admissions = Admissions()
        let gate = Gate()
        let pacer = QuotaPacer(
            limits: QuotaLimits(global: 1, margin: 0),
            now: { clock.read() },
            sleep: { duration in
                await gate.pass()
                clock.advance(duration)
            },
            observe: { admissions.add($0) }
        )
        try await pacer.call(key)
        let impatient = Task { try await pacer.call(key, .high) }
        await wait { gate.count == 1 }
        let patient = Task { try await pacer.call(key) }
        impatient.cancel()
        await #expect(throws: CancellationError.self) { try await impatient.value }
        #expect(admissions.all.count == 1)
        gate.open()
        try await patient.value
        #expect(admissions.all.count == 2)
        #expect(admissions.all.last?.priority == .normal)
    }

    @Test func `a caller that was canceled before is not let go`() async {
        let pacer = pacer(TestClock(), Admissions())
        let gate = Gate()
        let task = Task {
            await gate.pass()
            try await pacer.call(key)
        }
        task.cancel()
        gate.open()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}

extension QuotaPacer {
    /// A call that is answered at once.
    fileprivate func call(_ key: QuotaKey, _ priority: QuotaPriority = .normal) async throws {
        try await admit(key, priority)
        settle(key)
    }
}
