/// What the VMs of a project used in a month so far, all together.
struct UseSums {
    /// Agent time so far, as expected and at least and at most.
    private(set) var used: TimeUse
    private(set) var low: TimeUse
    private(set) var high: TimeUse
    /// When it was used.
    private(set) var curve = UseCurve()
    /// VMs that count now, that surely do, and that may from now on.
    private(set) var counting = 0
    private(set) var surely = 0
    private(set) var maybe = 0
    /// VMs of which something tells how much they used.
    private(set) var judged = 0
    /// VMs that count now or counted before.
    private(set) var charged = 0
    private(set) var gaps = CostGaps()
    /// VMs whose time is still running.
    private var running = (used: 0, low: 0, high: 0)

    /// No VM.
    init(_ month: PricedMonth) {
        (used, low, high) = (TimeUse(month), TimeUse(month), TimeUse(month))
    }

    /// Adds a VM with its use up to a window's end, or takes it away.
    mutating func add(_ use: AgentUse, _ step: Int, until window: TimeSpan, in month: PricedMonth) {
        used.add(use.used.spans, vms: step, in: month)
        low.add(use.low.spans, vms: step, in: month)
        high.add(use.high.spans, vms: step, in: month)
        curve.add(use.used, step, countsNow: use.countsNow, window: window)
        if use.used.reaches(window.end) { running.used += step }
        if use.low.reaches(window.end) { running.low += step }
        if use.high.reaches(window.end) { running.high += step }
        if use.countsNow { counting += step }
        if use.countsSurelyNow { surely += step }
        if use.mayCountNow { maybe += step }
        if use.isJudged { judged += step }
        if use.countsNow || !use.used.isEmpty { charged += step }
        if let gap = use.gap { gaps.add(gap, step) }
    }

    /// Lets time pass, in which what runs goes on and nothing else changes.
    mutating func advance(over span: TimeSpan, in month: PricedMonth) {
        used.add([span], vms: running.used, in: month)
        low.add([span], vms: running.low, in: month)
        high.add([span], vms: running.high, in: month)
    }
}
