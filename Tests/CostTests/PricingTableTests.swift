import Cost
import Fleet
import Testing

/// Every row of the published examples, and of the ones computed from them.
@Suite struct PricingTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let vms: Int
        let hoursEach: Int
        let monthHours: Int
        let usage: Int
        let free: Int
        let cost: Double

        var testDescription: String { "\(vms) VMs for \(hoursEach) of \(monthHours) hours" }
    }

    static let rows = [
        Row(vms: 10, hoursEach: 744, monthHours: 744, usage: 7_440, free: 74_400, cost: 0),
        Row(vms: 100, hoursEach: 744, monthHours: 744, usage: 74_400, free: 74_400, cost: 0),
        Row(vms: 700, hoursEach: 744, monthHours: 744, usage: 520_800, free: 74_400, cost: 1_339.20),
        Row(vms: 101, hoursEach: 744, monthHours: 744, usage: 75_144, free: 74_400, cost: 2.232),
        Row(vms: 150, hoursEach: 720, monthHours: 720, usage: 108_000, free: 72_000, cost: 108),
        Row(vms: 500, hoursEach: 672, monthHours: 672, usage: 336_000, free: 67_200, cost: 806.40),
        Row(vms: 1_000, hoursEach: 744, monthHours: 744, usage: 744_000, free: 74_400, cost: 2_008.80),
        Row(vms: 200, hoursEach: 372, monthHours: 744, usage: 74_400, free: 74_400, cost: 0),
        Row(vms: 1_000, hoursEach: 220, monthHours: 720, usage: 220_000, free: 72_000, cost: 444),
        Row(vms: 1, hoursEach: 696, monthHours: 696, usage: 696, free: 69_600, cost: 0),
        // Los Angeles: the months in which the clock changes.
        Row(vms: 100, hoursEach: 743, monthHours: 743, usage: 74_300, free: 74_300, cost: 0),
        Row(vms: 100, hoursEach: 721, monthHours: 721, usage: 72_100, free: 72_100, cost: 0),
        Row(vms: 101, hoursEach: 721, monthHours: 721, usage: 72_821, free: 72_100, cost: 2.163),
    ]

    static func fleet(_ row: Row) -> [VM] {
        let stop = monthStart + hours(row.hoursEach)
        let isStopped = row.hoursEach < row.monthHours
        return (1...UInt64(row.vms)).map {
            vm($0, power: [("RUNNING", monthStart - days(1))] + (isStopped ? [("TERMINATED", stop)] : []))
        }
    }

    @Test(arguments: rows) func `a whole month costs what the table says`(_ row: Row) throws {
        let end = monthStart + hours(row.monthHours)
        let estimate = estimate(Self.fleet(row), at: end, settings: settings(monthHours: row.monthHours))
        let account = try #require(estimate.accounts.first)
        #expect(account.usedTime == hours(row.usage))
        #expect(account.poolTime == hours(row.free))
        #expect(account.monthToDateUSD == row.cost)
        #expect(account.forecast?.expected == account.forecast?.high)
        #expect(account.forecast?.expected.usd == row.cost)
    }

    @Test(arguments: rows.filter { $0.hoursEach == $0.monthHours })
    func `the forecast says so from the first day on`(_ row: Row) throws {
        let moment = monthStart + hours(20)
        let estimate = estimate(Self.fleet(row), at: moment, settings: settings(monthHours: row.monthHours))
        let account = try #require(estimate.accounts.first)
        #expect(account.usedTime == hours(row.vms * 20))
        #expect(account.monthToDateUSD == 0)
        #expect(account.forecast?.expected.time == hours(row.usage))
        #expect(account.forecast?.expected.usd == row.cost)
    }

    @Test(arguments: [(true, 1, 44.64), (false, 2, 0.0)])
    func `two projects of 60 VMs pay together or not at all`(isShared: Bool, accounts: Int, cost: Double) {
        var settings = settings(monthHours: 744)
        if !isShared { settings.accounts[ProjectID("acme-stage")] = BillingAccountID("other-account") }
        let projects = ["acme-prod", "acme-stage"].map { id in
            project(id, vms: (1...60).map { vm($0, in: id) })
        }
        let estimate = estimate(projects, at: monthStart + hours(744), settings: settings)
        #expect(estimate.accounts.count == accounts)
        #expect(estimate.accounts.map { $0.monthToDateUSD ?? -1 }.reduce(0, +) == cost)
        #expect(estimate.accounts.flatMap(\.projects).map(\.shareUSD) == (isShared ? [22.32, 22.32] : [0, 0]))
    }

    @Test func `100 000 VMs in a month of 31 days are added up exactly`() throws {
        let row = Row(vms: 100_000, hoursEach: 744, monthHours: 744, usage: 74_400_000, free: 74_400, cost: 222_976.8)
        let estimate = estimate(Self.fleet(row), at: monthStart + hours(744), settings: settings(monthHours: 744))
        #expect(estimate.accounts.first?.usedTime == hours(row.usage))
        #expect(estimate.accounts.first?.monthToDateUSD == row.cost)
    }

    @Test func `single microseconds are not lost`() {
        let fleet = [
            vm(1, power: [("RUNNING", monthStart - days(1)), ("TERMINATED", monthStart + .microseconds(1))]),
            vm(2, power: [("RUNNING", monthStart + .microseconds(7)), ("STOPPING", monthStart + .microseconds(9))]),
        ]
        #expect(estimate(fleet, at: monthStart + days(9)).accounts.first?.usedTime == .microseconds(3))
    }
}
