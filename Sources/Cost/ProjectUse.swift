import Fleet

/// What one project uses in a month: so far, and as it goes on.
struct ProjectUse {
    let project: ProjectID
    /// Who pays; `nil` where nobody knows.
    let account: BillingAccountID?
    /// Agent time so far.
    var used: TimeUse
    /// Agent time of the whole month, as expected and at least and at most.
    var expected: TimeUse
    var low: TimeUse
    var high: TimeUse
    /// When it was used.
    var curve: UseCurve
    var gaps: CostGaps
    /// Whether anything says how much is used.
    var isKnown: Bool
    /// Whether full mode is a guess.
    var isFeatureSetAssumed: Bool
}

extension ProjectUse {
    /// Continues what a project's VMs used so far to the month's end.
    init(of project: ProjectFleet, _ ledger: ProjectLedger, paidBy account: BillingAccountID?, _ frame: CostFrame) {
        let sums = ledger.sums
        self.project = project.id
        self.account = account
        used = sums.used
        expected = sums.used
        expected.add([frame.rest], vms: sums.counting, in: frame.pricedMonth)
        low = sums.low
        low.add([frame.rest], vms: sums.surely, in: frame.pricedMonth)
        high = sums.high
        high.add([frame.rest], vms: sums.maybe, in: frame.pricedMonth)
        curve = sums.curve
        gaps = sums.gaps
        isFeatureSetAssumed = project.featureSettings?.value.featureSet.known == nil
        if isFeatureSetAssumed { gaps.assumedFullVMs = sums.charged }
        isKnown =
            ledger.surroundings.isFree || sums.judged > 0 || project.vms.isEmpty && project.hasRead(.instances)
    }
}
