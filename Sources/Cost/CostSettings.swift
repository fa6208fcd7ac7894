package import Fleet

/// What a cost estimate needs besides the fleet.
package struct CostSettings: Sendable {
    /// The account of projects whose account is not known; they share one free pool, as an assumption.
    package static let unassigned = BillingAccountID("unassigned")

    /// What an agent hour costs.
    package var prices = PriceTable.standard
    /// How many VMs are free for the whole month, per billing account.
    package var freeVMs = 100
    /// Contact no older than so many poll intervals is fresh, as for the agent state `active`.
    package var activePolls = 3
    /// The billing accounts of projects whose account Google does not tell.
    package var accounts: [ProjectID: BillingAccountID] = [:]
    /// What an account may cost in a month, in US dollars.
    package var budgets: [BillingAccountID: Double] = [:]
    /// The billing month that contains a moment; knows the time zone, which pure code does not.
    package var month: @Sendable (Timestamp) -> BillingMonth

    /// The settings that hold unless configured.
    package init(month: @escaping @Sendable (Timestamp) -> BillingMonth) {
        self.month = month
    }

    /// The billing account of a project: what Google says, else what is configured; `nil` where neither knows.
    func account(of project: ProjectFleet) -> BillingAccountID? {
        project.billing?.value.account ?? accounts[project.id]
    }
}
