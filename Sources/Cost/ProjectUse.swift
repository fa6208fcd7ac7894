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
    var curve = UseCurve()
    var gaps = CostGaps()
    /// Whether anything says how much is used.
    var isKnown: Bool
    /// Whether full mode is a guess.
    var isFeatureSetAssumed = false
}

extension ProjectUse {
    /// Looks at all VMs of a project; `window` is the month so far, `rest` what is left of it.
    init(
        of project: ProjectFleet,
        paidBy account: BillingAccountID?,
        month: PricedMonth,
        window: TimeSpan,
        rest: TimeSpan,
        activePolls: Int
    ) {
        let nothing = TimeUse(month)
        self.init(
            project: project.id,
            account: account,
            used: nothing,
            expected: nothing,
            low: nothing,
            high: nothing,
            isKnown: true
        )
        let featureSet = project.featureSettings?.value.featureSet.known
        guard featureSet != .limited else { return }
        isFeatureSetAssumed = featureSet == nil
        isKnown = project.vms.isEmpty && project.hasRead(.instances)
        let surroundings = Surroundings(of: project, window: window, activePolls: activePolls)
        var now = (counting: 0, surely: 0, maybe: 0)
        for vm in project.vms + project.departed {
            let use = AgentUse(of: vm, in: surroundings)
            used.add(use.used.spans, in: month)
            low.add(use.low.spans, in: month)
            high.add(use.high.spans, in: month)
            curve.add(use.used, countsNow: use.countsNow, window: window)
            if use.countsNow { now.counting += 1 }
            if use.countsSurelyNow { now.surely += 1 }
            if use.mayCountNow { now.maybe += 1 }
            if use.isJudged { isKnown = true }
            if let gap = use.gap { gaps.add(gap) }
            if isFeatureSetAssumed, use.countsNow || !use.used.isEmpty { gaps.assumedFullVMs += 1 }
        }
        expected = used
        expected.add([rest], vms: now.counting, in: month)
        low.add([rest], vms: now.surely, in: month)
        high.add([rest], vms: now.maybe, in: month)
    }
}
