package import Fleet

/// What VM Manager costs in the billing month of a fleet snapshot: so far, and by the month's end.
///
/// Each billing account has a free pool of agent time; time past it costs the price in force at the month's start, or,
/// where the price changes inside the month, the prices in proportion to the use before and after the change.
/// The feature set that a project has now is taken to hold for the whole month.
package struct CostEstimate: Hashable, Sendable {
    /// The moment of the snapshot.
    package let at: Timestamp
    /// The billing month that contains it.
    package let month: BillingMonth
    /// The price in force at that moment, in US dollars for one agent hour.
    package let pricePerHour: Double
    /// The prices in force in the month: the first has no `from`, the others begin inside the month.
    package let prices: [PriceStep]
    /// How many VMs are free for the whole month, per account.
    package let freeVMs: Int
    /// Contact no older than so many poll intervals is fresh.
    package let activePolls: Int
    /// The accounts of all projects of the fleet, by id.
    package let accounts: [AccountCost]

    /// Estimates the month that contains the snapshot's moment; takes time in proportion to VMs and their intervals.
    package init(of fleet: FleetSnapshot, settings: CostSettings) {
        self = CostLedger(of: fleet, settings: settings).estimate
    }

    /// Adds up what projects use.
    init(at moment: Timestamp, _ uses: [ProjectUse], _ frame: CostFrame) {
        let settings = frame.settings
        at = moment
        month = frame.month
        pricePerHour = settings.prices.price(at: moment)
        prices = settings.prices.steps(in: frame.month)
        freeVMs = settings.freeVMs
        activePolls = settings.activePolls
        accounts = Dictionary(grouping: uses) { $0.account ?? CostSettings.unassigned }
            .sorted { $0.key < $1.key }
            .map { AccountCost($0.key, uses: $0.value, frame: frame) }
    }
}

/// The month, cut at the snapshot's moment, with what prices its use.
struct CostFrame {
    let settings: CostSettings
    let month: BillingMonth
    let pricedMonth: PricedMonth
    /// The month so far.
    let window: TimeSpan
    /// What is left of the month.
    let rest: TimeSpan
    /// The free pool in microseconds.
    let pool: Int128

    init(at moment: Timestamp, settings: CostSettings) {
        self.settings = settings
        month = settings.month(moment)
        pricedMonth = PricedMonth(month, prices: settings.prices)
        let now = min(max(moment.microseconds, month.span.start), month.span.end)
        window = TimeSpan(start: month.span.start, end: now)
        rest = TimeSpan(start: now, end: month.span.end)
        pool = Int128(min(max(0, settings.freeVMs), 1_000_000_000)) * month.span.length
    }

    func amount(_ use: TimeUse) -> CostAmount {
        CostAmount(time: .microseconds(use.total), usd: pricedMonth.dollars(for: use, past: pool))
    }
}
