import Cost
import Fleet
import Testing

@Suite struct PoolAndPriceTests {
    let threeVMs = (1...3).map { vm($0) }

    @Test func `the pool ran out at an exact moment`() {
        // Three VMs use 720 hours in 240.
        let estimate = estimate(threeVMs, at: monthStart + days(20), settings: settings(freeVMs: 1))
        #expect(estimate.accounts.first?.poolExhaustedAt == monthStart + hours(240))
    }

    @Test func `the pool will run out at the current rate`() {
        let estimate = estimate(threeVMs, at: monthStart + days(2), settings: settings(freeVMs: 1))
        #expect(estimate.accounts.first?.poolExhaustedAt == monthStart + hours(240))
    }

    @Test func `the pool follows every start and stop`() {
        let fleet = [
            vm(1),
            vm(2, power: [("RUNNING", monthStart + hours(100)), ("TERMINATED", monthStart + hours(200))]),
            vm(3, power: [("RUNNING", monthStart + hours(500))]),
        ]
        // 600 hours are used after 500, then two VMs use the last 120 in 60.
        for hour in [510, 560, 700] {
            let estimate = estimate(fleet, at: monthStart + hours(hour), settings: settings(freeVMs: 1))
            #expect(estimate.accounts.first?.poolExhaustedAt == monthStart + hours(560))
        }
        // Before the third VM starts, the rate does not foretell it.
        let early = estimate(fleet, at: monthStart + hours(300), settings: settings(freeVMs: 1))
        #expect(early.accounts.first?.poolExhaustedAt == monthStart + hours(620))
    }

    @Test func `a moment between microseconds is the one after`() {
        let settings = settings(monthHours: 1, freeVMs: 1)
        let fleet = (1...7).map { vm($0) }
        let estimate = estimate(fleet, at: monthStart, settings: settings)
        #expect(estimate.accounts.first?.poolExhaustedAt == monthStart + .microseconds(514_285_715))
    }

    @Test(arguments: [1, 20, 30]) func `a pool that lasts to the end never runs out`(day: Int) {
        let estimate = estimate(threeVMs, at: monthStart + days(day), settings: settings(freeVMs: 3))
        #expect(estimate.accounts.first?.poolExhaustedAt == nil)
        #expect(estimate.accounts.first?.forecast?.expected.usd == 0)
    }

    @Test func `without a pool the first use is the end of it`() {
        let fleet = [vm(1, power: [("RUNNING", monthStart + hours(5))])]
        let estimate = estimate(fleet, at: monthStart + days(1), settings: settings(freeVMs: 0))
        #expect(estimate.accounts.first?.poolExhaustedAt == monthStart + hours(5))
        #expect(estimate.accounts.first?.monthToDateUSD == 0.057)
    }

    @Test func `a fixed price always holds`() {
        #expect(PriceTable(usdPerHour: 0.002).price(at: monthStart) == 0.002)
        #expect(PriceTable([]).price(at: monthStart) == 0.003)
    }

    @Test(arguments: [(-1, 0.001), (0, 0.002), (9, 0.002), (10, 0.004), (99, 0.004)])
    func `a dated price holds from its day on`(day: Int, price: Double) {
        let table = PriceTable([
            PriceStep(from: monthStart + days(10), usdPerHour: 0.004),
            PriceStep(usdPerHour: 0.001),
            PriceStep(from: monthStart, usdPerHour: 0.002),
        ])
        #expect(table.price(at: monthStart + days(day)) == price)
    }

    @Test func `the earliest price also holds before it begins`() {
        let table = PriceTable([PriceStep(from: monthStart, usdPerHour: 0.004)])
        #expect(table.price(at: monthStart - days(99)) == 0.004)
    }

    @Test func `a price change inside the month splits the billable time by use`() throws {
        var settings = settings(freeVMs: 1)
        settings.prices = PriceTable([
            PriceStep(usdPerHour: 0.003), PriceStep(from: monthStart + days(10), usdPerHour: 0.006),
        ])
        let account = try #require(estimate(threeVMs, at: monthStart + days(20), settings: settings).accounts.first)
        // 1440 hours less 720: half of the use came before the change.
        #expect(account.monthToDateUSD == 3.24)
        // 2160 hours less 720: a third of the use.
        #expect(account.forecast?.expected.usd == 7.2)
        settings.prices = PriceTable([
            PriceStep(usdPerHour: 0.003), PriceStep(from: monthStart, usdPerHour: 0.006),
            PriceStep(from: monthStart + days(30), usdPerHour: 9),
        ])
        let changedOutside = estimate(threeVMs, at: monthStart + days(20), settings: settings)
        #expect(changedOutside.prices == [PriceStep(usdPerHour: 0.006)])
        #expect(changedOutside.accounts.first?.monthToDateUSD == 720 * 0.006)
    }

    @Test(arguments: [-1, Double.nan, -Double.infinity])
    func `an impossible price is free rather than a crash`(price: Double) {
        var settings = settings(freeVMs: 0)
        settings.prices = PriceTable(usdPerHour: price)
        #expect(estimate(threeVMs, at: monthStart + days(2), settings: settings).accounts.first?.monthToDateUSD == 0)
    }

    @Test func `an enormous pool does not overflow`() {
        let estimate = estimate(threeVMs, at: monthStart + days(2), settings: settings(freeVMs: .max))
        #expect(estimate.accounts.first?.monthToDateUSD == 0)
        #expect(estimate.accounts.first?.poolExhaustedAt == nil)
    }

    @Test func `projects without an account share the pool of the account unassigned`() {
        let projects = ["acme-prod", "acme-stage"].map { project($0, vms: [vm(1, in: $0)]) }
        var settings = settings(freeVMs: 1, account: nil)
        let budgeted = BillingAccountID("unassigned")
        settings.budgets[budgeted] = 5
        let account = estimate(projects, at: monthStart + days(30), settings: settings).accounts
        #expect(account.map(\.account) == [budgeted])
        #expect(account.map(\.isAssumed) == [true])
        #expect(account.map(\.budgetUSD) == [5])
        #expect(account.map(\.monthToDateUSD) == [2.16])
        #expect(account.first?.assumptions.first?.contains("acme-prod, acme-stage") == true)
    }

    @Test func `a moment outside its month is held at the month's ends`() {
        let late = estimate(threeVMs, at: monthStart + days(40), settings: settings(freeVMs: 1))
        #expect(late.accounts.first?.usedTime == days(90))
        let early = estimate(threeVMs, at: monthStart - days(1), settings: settings(freeVMs: 1))
        #expect(early.accounts.first?.usedTime == .zero)
    }

    @Test func `the account that Google tells counts more than the configured one`() {
        var (told, linkless) = (ProjectFleet(id: "acme-prod"), ProjectFleet(id: "acme-stage"))
        var info = BillingInfo(project: .id("acme-prod"))
        info.account = "google-account"
        told.billing = Observed(info, at: monthStart)
        linkless.billing = Observed(BillingInfo(project: .id("acme-stage")), at: monthStart)
        let fleet = FleetSnapshot(at: monthStart, projects: [told, linkless, ProjectFleet(id: "x")])
        let accounts = CostEstimate(of: fleet, settings: settings(account: "configured")).accounts
        #expect(accounts.map(\.account) == ["configured", "google-account", CostSettings.unassigned])
        #expect(accounts.map(\.isAssumed) == [false, false, true])
    }
}
