import Fleet

/// How many agents counted at each moment of a month so far, and how many count now.
struct UseCurve {
    /// How many more agents count from a moment on.
    private var changes: [Int64: Int] = [:]
    private var vmsAtStart = 0
    private var vmsNow = 0

    /// No agent ever.
    init() {}

    /// Adds one VM's use so far so many times; stretches that fill the whole window cost nothing.
    mutating func add(_ use: TimeSpans, _ count: Int, countsNow: Bool, window: TimeSpan) {
        if countsNow { vmsNow += count }
        for span in use.spans {
            if span.start == window.start { vmsAtStart += count } else { change(at: span.start, by: count) }
            if span.end < window.end { change(at: span.end, by: -count) }
        }
    }

    private mutating func change(at moment: Int64, by count: Int) {
        let sum = changes[moment, default: 0] + count
        changes[moment] = sum == 0 ? nil : sum
    }

    /// Adds what another curve has.
    mutating func add(_ other: UseCurve) {
        for (moment, count) in other.changes { change(at: moment, by: count) }
        vmsAtStart += other.vmsAtStart
        vmsNow += other.vmsNow
    }

    /// The first moment, to the microsecond, at which a pool is used up; `nil` when something is left at `end`.
    ///
    /// So far the curve is what was counted; from the end of `window` on, the VMs that count now go on.
    func exhaustion(of pool: Int128, window: TimeSpan, end: Int64) -> Timestamp? {
        var left = pool
        var vms = vmsAtStart
        var moment = window.start
        func exhaustion(before next: Int64, vms: Int) -> Int64? {
            let use = Int128(vms) * Int128(next - moment)
            guard vms > 0, next > moment, use >= left else {
                left -= use
                return nil
            }
            return moment + Int64((left + Int128(vms) - 1) / Int128(vms))
        }
        var found: Int64?
        for (next, count) in changes.sorted(by: { $0.key < $1.key }) {
            found = exhaustion(before: next, vms: vms)
            if found != nil { break }
            moment = next
            vms += count
        }
        found = found ?? exhaustion(before: window.end, vms: vms)
        if found == nil {
            moment = window.end
            found = exhaustion(before: end, vms: vmsNow)
        }
        return found.flatMap { $0 < end ? Timestamp(microseconds: $0) : nil }
    }
}
