package import Fleet

/// What one billing account uses and pays in a month.
package struct AccountCost: Hashable, Sendable {
    /// The account; ``CostSettings/unassigned`` where none is known.
    package let account: BillingAccountID
    /// Whether it holds projects of which no account is known, which are taken to share a pool.
    package let isAssumed: Bool
    /// The month's free pool: the free VMs for the month's real length.
    package let poolTime: Duration
    /// Agent time so far; `nil` when nothing that tells it was read for any project, which is not zero.
    package let usedTime: Duration?
    /// What the use so far costs, in US dollars; `nil` with ``usedTime``.
    package let monthToDateUSD: Double?
    /// The whole month; `nil` with ``usedTime``.
    package let forecast: CostForecast?
    /// When the pool runs, or ran, out this month; `nil` when it will not, or nobody knows.
    package let poolExhaustedAt: Timestamp?
    /// What the account may cost in a month, in US dollars; `nil` when not configured.
    package let budgetUSD: Double?
    /// The account's projects, by id.
    package let projects: [ProjectCost]

    /// How many VMs are not fully covered, over all projects.
    package var gaps: CostGaps { projects.reduce(CostGaps()) { $0 + $1.gaps } }
}

/// One project's part in an account.
package struct ProjectCost: Hashable, Sendable {
    /// The project.
    package let project: ProjectID
    /// Whether its billing account is not known.
    package let isAccountAssumed: Bool
    /// Whether its feature set is not known, so that it is taken to be in full mode.
    package let isFeatureSetAssumed: Bool
    /// Agent time so far; `nil` when nothing that tells it was read.
    package let usedTime: Duration?
    /// Expected agent time of the whole month; `nil` with ``usedTime``.
    package let expectedTime: Duration?
    /// Its share of the account's expected cost, by expected use, in US dollars; `nil` with ``usedTime``.
    package let shareUSD: Double?
    /// How many of its VMs are not fully covered.
    package let gaps: CostGaps
}

/// The cost of a whole month: so far, and continued to its end.
package struct CostForecast: Hashable, Sendable {
    /// Only time with fresh contact, continued by the VMs whose contact is fresh now.
    package let low: CostAmount
    /// What counts so far, continued by the VMs that count now.
    package let expected: CostAmount
    /// Also running VMs of which it is not known whether they count, or will.
    package let high: CostAmount
}

/// Agent time and what it costs past the free pool.
package struct CostAmount: Hashable, Sendable {
    /// Agent time, free time included.
    package let time: Duration
    /// US dollars.
    package let usd: Double
}

extension AccountCost {
    /// Adds up the projects of one account.
    init(_ account: BillingAccountID, uses: [ProjectUse], frame: CostFrame) {
        func sum(_ part: KeyPath<ProjectUse, TimeUse>) -> CostAmount {
            frame.amount(uses.reduce(TimeUse(frame.pricedMonth)) { $0 + $1[keyPath: part] })
        }
        let (used, expected) = (sum(\.used), sum(\.expected))
        let isKnown = uses.contains(where: \.isKnown)
        let settings = frame.settings
        var curve = UseCurve()
        for use in uses { curve.add(use.curve) }
        self.account = account
        isAssumed = uses.contains { $0.account == nil }
        poolTime = .microseconds(frame.pool)
        usedTime = isKnown ? used.time : nil
        monthToDateUSD = isKnown ? used.usd : nil
        forecast = isKnown ? CostForecast(low: sum(\.low), expected: expected, high: sum(\.high)) : nil
        poolExhaustedAt = curve.exhaustion(of: frame.pool, window: frame.window, end: frame.rest.end)
        budgetUSD = settings.budgets[account]
        projects = uses.map { ProjectCost($0, isAccountAssumed: $0.account == nil, of: expected) }
    }
}

extension ProjectCost {
    /// One project's part in the expected cost of its account.
    fileprivate init(_ use: ProjectUse, isAccountAssumed: Bool, of account: CostAmount) {
        let expected = use.expected.total
        let ratio = expected == 0 ? 0 : Double(expected) / Double(account.time.wholeMicroseconds)
        project = use.project
        self.isAccountAssumed = isAccountAssumed
        isFeatureSetAssumed = use.isFeatureSetAssumed
        usedTime = use.isKnown ? .microseconds(use.used.total) : nil
        expectedTime = use.isKnown ? .microseconds(expected) : nil
        shareUSD = use.isKnown ? account.usd * ratio : nil
        gaps = use.gaps
    }
}
