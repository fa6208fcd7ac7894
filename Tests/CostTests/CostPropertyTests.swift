import Cost
import Fleet
import TestSupport
import Testing

/// What must hold for any fleet.
@Suite struct CostPropertyTests {
    static func randomVM(_ number: UInt64, in project: String, _ numbers: inout SeededGenerator) -> VM {
        var power: [(String, Timestamp)] = []
        var moment = monthStart - hours(Int.random(in: 0...200, using: &numbers))
        for _ in 0..<Int.random(in: 0...5, using: &numbers) {
            power.append((["RUNNING", "TERMINATED", "STAGING"].randomElement(using: &numbers) ?? "", moment))
            moment = moment + .seconds(Int.random(in: 1...500_000, using: &numbers))
        }
        var enabled: [(String, Timestamp)] = []
        moment = monthStart
        for _ in 0..<Int.random(in: 0...2, using: &numbers) {
            enabled.append((["on", "off"].randomElement(using: &numbers) ?? "", moment))
            moment = moment + .seconds(Int.random(in: 1...900_000, using: &numbers))
        }
        let metadata = [[:], ["enable-osconfig": "true"], ["enable-osconfig": "true"], ["enable-osconfig": "false"]]
        let heard = monthStart + .seconds(Int.random(in: -100_000...1_500_000, using: &numbers))
        var vm = vm(
            number,
            in: project,
            metadata: metadata.randomElement(using: &numbers) ?? [:],
            power: power,
            enabled: enabled,
            contact: Bool.random(using: &numbers)
                ? heard...heard + .seconds(Int.random(in: 0...900_000, using: &numbers)) : nil
        )
        if Int.random(in: 0..<6, using: &numbers) == 0 { vm.instance = nil }
        return vm
    }

    static func randomFleet(_ seed: UInt64) -> (projects: [ProjectFleet], at: Timestamp, settings: CostSettings) {
        var numbers = SeededGenerator(seed: seed)
        let projects = (0..<4).map { index in
            let id = "acme-\(index)"
            let vms = (0..<UInt64.random(in: 0...12, using: &numbers)).map { randomVM($0, in: id, &numbers) }
            let reads: [[Source]] = [[], [.instances], [.instances, .inventories]]
            return project(
                id,
                featureSet: ["OSCONFIG_B", "OSCONFIG_C", "OSCONFIG_C", nil].randomElement(using: &numbers) ?? nil,
                reads: reads.randomElement(using: &numbers) ?? [],
                vms: vms
            )
        }
        var settings = settings(freeVMs: Int.random(in: 0...12, using: &numbers))
        for index in 0..<3 where Bool.random(using: &numbers) {
            settings.accounts[ProjectID("acme-\(index)")] = BillingAccountID("account-\(index % 2)")
        }
        if Bool.random(using: &numbers) {
            let change = monthStart + .seconds(Int.random(in: 0...2_592_000, using: &numbers))
            settings.prices = PriceTable([
                PriceStep(usdPerHour: 0.003), PriceStep(from: change, usdPerHour: 0.001),
            ])
        }
        return (projects, monthStart + .seconds(Int.random(in: 0...2_592_000, using: &numbers)), settings)
    }

    @Test(arguments: 1...300) func `low, expected and high are in order, and shares add up`(seed: Int) {
        let (projects, moment, settings) = Self.randomFleet(UInt64(seed))
        for account in estimate(projects, at: moment, settings: settings).accounts {
            guard let forecast = account.forecast, let used = account.usedTime, let soFar = account.monthToDateUSD
            else {
                #expect(account.forecast == nil && account.usedTime == nil && account.monthToDateUSD == nil)
                #expect(account.projects.allSatisfy { $0.usedTime == nil && $0.shareUSD == nil })
                continue
            }
            #expect(forecast.low.time <= forecast.expected.time)
            #expect(forecast.expected.time <= forecast.high.time)
            #expect(forecast.low.usd <= forecast.expected.usd + 1e-9)
            #expect(forecast.expected.usd <= forecast.high.usd + 1e-9)
            #expect(used <= forecast.expected.time && soFar <= forecast.expected.usd + 1e-9)
            let shares = account.projects.compactMap(\.shareUSD).reduce(0, +)
            #expect((shares - forecast.expected.usd).magnitude < 1e-9)
            #expect(account.projects.compactMap(\.usedTime).reduce(.zero, +) == used)
            #expect(account.poolExhaustedAt != nil || forecast.expected.time <= account.poolTime)
        }
    }

    @Test(arguments: 1...200) func `going on from an earlier moment tells the same as judging all anew`(seed: Int) {
        var (projects, moment, settings) = Self.randomFleet(UInt64(seed))
        var numbers = SeededGenerator(seed: UInt64(seed) + 1_000)
        if seed.isMultiple(of: 4) { moment = monthStart }
        let month = settings.month
        // Only some look past the month's end, where everything begins anew.
        settings.month = { $0 < monthStart + days(30) ? month($0) : Self.december }
        var ledger = CostLedger(of: FleetSnapshot(at: moment, projects: projects), settings: settings)
        for _ in 0..<8 {
            if Int.random(in: 0..<4, using: &numbers) > 0 {
                moment = moment + .seconds(Int.random(in: 1...200_000, using: &numbers))
            }
            Self.change(&projects, &numbers)
            let fleet = FleetSnapshot(at: moment, projects: projects)
            ledger = CostLedger(of: fleet, since: ledger)
            #expect(ledger.estimate == CostEstimate(of: fleet, settings: settings))
        }
    }

    private static let december = BillingMonth(
        name: "2026-12",
        start: monthStart + days(30),
        end: monthStart + days(61)
    )

    /// New facts, VMs that come, go and move, and now and then another setting of a project.
    private static func change(_ projects: inout [ProjectFleet], _ numbers: inout SeededGenerator) {
        for index in projects.indices {
            let id = projects[index].id.text
            for place in projects[index].vms.indices where Int.random(in: 0..<4, using: &numbers) == 0 {
                projects[index].vms[place] = randomVM(projects[index].vms[place].id.value, in: id, &numbers)
            }
            switch Int.random(in: 0..<8, using: &numbers) {
            case 0: projects[index].vms.append(randomVM(.random(in: 20...99, using: &numbers), in: id, &numbers))
            case 1: projects[index].vms.insert(randomVM(.random(in: 20...99, using: &numbers), in: id, &numbers), at: 0)
            case 2: projects[index].vms.shuffle(using: &numbers)
            case 3: if let gone = projects[index].vms.popLast() { projects[index].departed.append(gone) }
            case 4: projects[index].featureSettings = nil
            case 5: projects[index].reads = []
            default: break
            }
        }
        if Int.random(in: 0..<8, using: &numbers) == 0 { projects.shuffle(using: &numbers) }
    }

    @Test(arguments: 1...100) func `how VMs are spread over projects of one account changes no total`(seed: Int) {
        var numbers = SeededGenerator(seed: UInt64(seed))
        let vms = (0..<30).map { Self.randomVM($0, in: "acme-prod", &numbers) }
        let moment = monthStart + hours(Int.random(in: 0...720, using: &numbers))
        let settings = settings(freeVMs: 4)
        let whole = estimate([project(vms: vms)], at: moment, settings: settings).accounts
        let split = estimate(
            [project(vms: Array(vms.prefix(11))), project("acme-stage", vms: Array(vms.dropFirst(11)))],
            at: moment,
            settings: settings
        ).accounts
        #expect(whole.count == 1 && split.count == 1)
        #expect(whole.map(\.usedTime) == split.map(\.usedTime))
        #expect(whole.map(\.monthToDateUSD) == split.map(\.monthToDateUSD))
        #expect(whole.map(\.forecast) == split.map(\.forecast))
        #expect(whole.map(\.poolExhaustedAt) == split.map(\.poolExhaustedAt))
        #expect(whole.map(\.gaps) == split.map(\.gaps))
    }

    @Test(arguments: 1...200) func `the pool is used up exactly where use reaches it`(seed: Int) throws {
        var numbers = SeededGenerator(seed: UInt64(seed))
        let moment = monthStart + .seconds(Int.random(in: 0...2_592_000, using: &numbers))
        // Every fact is known and older than the moment, so that the same fleet tells the use at any time.
        let vms = (1...20).map { number in
            var since = monthStart - days(2)
            var power: [(String, Timestamp)] = []
            while since < moment, power.count < 6 {
                power.append((power.count.isMultiple(of: 2) ? "RUNNING" : "TERMINATED", since))
                since = since + .seconds(Int.random(in: 1...900_000, using: &numbers)) + .microseconds(number)
            }
            return vm(UInt64(number), power: power)
        }
        let settings = settings(freeVMs: Int.random(in: 1...12, using: &numbers))
        let account = try #require(estimate(vms, at: moment, settings: settings).accounts.first)
        let expected = try #require(account.forecast?.expected.time)
        guard let end = account.poolExhaustedAt else {
            #expect(expected <= account.poolTime)
            return
        }
        func use(at moment: Timestamp) throws -> Duration {
            try #require(estimate(vms, at: moment, settings: settings).accounts.first?.usedTime)
        }
        #expect(try use(at: end) >= account.poolTime)
        #expect(try use(at: end - .microseconds(1)) < account.poolTime)
    }
}
