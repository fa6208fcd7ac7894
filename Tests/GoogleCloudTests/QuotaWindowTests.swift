import Fleet
import TestSupport
import Testing

@testable import GoogleCloud

/// Never more than the limit in any minute, and hardly less than it.
@Suite struct QuotaWindowTests {
    private let start = Timestamp(seconds: 1_800_000_000)

    /// The most calls in any time of `length`, wherever it begins.
    private func most(_ times: [Timestamp], within length: Duration) -> Int {
        var first = 0
        var most = 0
        for (index, time) in times.enumerated() {
            while time - times[first] > length { first += 1 }
            most = max(most, index - first + 1)
        }
        return most
    }

    @Test(arguments: 1...200)
    func `no minute has more calls than the limit`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limit = Int.random(in: 1...120, using: &generator)
        let busyness = Double.random(in: 0.2...5, using: &generator)
        var window = QuotaWindow(limit: limit)
        var now = start
        var times: [Timestamp] = []
        for _ in 0..<limit * 8 {
            // Rushes and pauses.
            let isPause = Int.random(in: 0..<50, using: &generator) == 0
            let gap = isPause ? Double.random(in: 0...90, using: &generator) : 0
            now =
                now
                + .microseconds(
                    Int64((gap + Double.random(in: 0...2, using: &generator) * 60 / Double(limit) / busyness) * 1e6)
                )
            now = window.admission(at: now)
            window.record(now)
            times.append(now)
        }
        #expect(most(times, within: .seconds(60)) <= limit)
    }

    @Test(arguments: 1...100)
    func `however long calls take, no minute of Google's has more than the limit`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let limit = Int.random(in: 1...60, using: &generator)
        var window = QuotaWindow(limit: limit)
        var answers: [Timestamp] = []
        var arrivals: [Timestamp] = []
        var now = start
        for _ in 0..<limit * 6 {
            while true {
                for answer in answers.filter({ $0 <= now }) { window.record(answer) }
                answers.removeAll { $0 <= now }
                let next = window.admission(at: now)
                guard next > now else { break }
                now = answers.min().map { min($0, next) } ?? next
            }
            window.begin()
            // Google sees it somewhere between our sending it and its answer.
            let time = Int64.random(in: 1...9_000_000, using: &generator)
            answers.append(now + .microseconds(time))
            answers.sort()
            arrivals.append(now + .microseconds(Int64.random(in: 0...time, using: &generator)))
        }
        #expect(most(arrivals.sorted(), within: .seconds(60)) <= limit)
    }

    @Test(arguments: [QuotaKey.global(identity: "me"), .zonal(project: "p", region: "r")], [0.0, 0.03])
    func `whoever always has a call to make makes almost all that are granted`(key: QuotaKey, margin: Double) {
        let granted = key == .global(identity: "me") ? 60 : 100
        var window = QuotaLimits(margin: margin).window(for: key)
        var times: [Timestamp] = []
        var now = start
        while now < start + .seconds(3_660) {
            window.record(now)
            times.append(now)
            now = window.admission(at: now)
        }
        let perMinute = Double(times.count { $0 >= start + .seconds(60) }) / 60
        #expect(perMinute >= 0.95 * Double(granted) && perMinute <= Double(granted))
        #expect(most(times, within: .seconds(60)) <= granted)
    }

    @Test func `two rushes around the edge of a minute do not add up`() {
        var window = QuotaWindow(limit: 60)
        for _ in 0..<60 { window.record(start + .seconds(59)) }
        #expect(window.admission(at: start + .seconds(61)) == start + .seconds(120))
    }

    @Test func `a closed window opens when it was told to`() {
        var window = QuotaWindow(limit: 60)
        window.close(until: start + .seconds(30))
        window.close(until: start + .seconds(20))
        #expect(window.admission(at: start) == start + .seconds(30))
        #expect(window.admission(at: start + .seconds(40)) == start + .seconds(40))
    }

    @Test func `a clock that is set back makes nobody wait for longer than a window`() {
        var window = QuotaWindow(limit: 1)
        window.record(start + .seconds(86_400))
        #expect(window.admission(at: start) == start + .seconds(61))
    }

    @Test func `a limit of nothing still lets a call go`() {
        #expect(QuotaLimits(global: 0).window(for: .global(identity: "me")).limit == 1)
        #expect(QuotaLimits(margin: 7).window(for: .global(identity: "me")).limit == 1)
        #expect(QuotaLimits(margin: -7).window(for: .global(identity: "me")).limit == 60)
    }

    @Test func `calls of high priority go first, each in the order of asking`() {
        var lane = QuotaLane(QuotaWindow(limit: 1, length: .seconds(10)))
        let goesFirst = lane.admitAtOnce(at: start)
        #expect(goesFirst)
        lane.settle(at: start)
        let goesToo = lane.admitAtOnce(at: start)
        #expect(!goesToo)
        let waiters = [QuotaPriority.normal, .high, .normal, .high].enumerated().map { id, priority in
            QuotaLane.Waiter(id: id, priority: priority, since: start)
        }
        var drives: [Bool] = []
        for waiter in waiters { drives.append(lane.enqueue(waiter)) }
        #expect(drives == [true, false, false, false])
        let early = lane.step(at: start + .seconds(4))
        #expect(early == .sleep(.seconds(6)))
        // Nobody overtakes those who wait.
        let overtakes = lane.admitAtOnce(at: start + .seconds(10))
        #expect(!overtakes)
        let order = [1, 3, 0, 2]
        for (position, id) in order.enumerated() {
            let next = lane.step(at: start + .seconds(10 * (position + 1)))
            #expect(next == .admit(waiters[id]))
            lane.settle(at: start + .seconds(10 * (position + 1)))
        }
        let last = lane.step(at: start + .seconds(99))
        #expect(last == .rest)
        let needsDriver = lane.enqueue(waiters[0])
        #expect(needsDriver)
    }

    @Test func `a call that left is neither let go nor counted`() {
        var lane = QuotaLane(QuotaWindow(limit: 1, length: .seconds(10)))
        let goesFirst = lane.admitAtOnce(at: start)
        #expect(goesFirst)
        lane.settle(at: start)
        _ = lane.enqueue(QuotaLane.Waiter(id: 1, priority: .normal, since: start))
        lane.remove(1)
        let step = lane.step(at: start + .seconds(10))
        #expect(step == .rest)
        let goesLater = lane.admitAtOnce(at: start + .seconds(10))
        #expect(goesLater)
    }
}
