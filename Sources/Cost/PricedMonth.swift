import Fleet

/// A month cut where its price changes, so that use can be told apart by price.
struct PricedMonth {
    /// The pieces in order, which cover the month without a gap.
    let pieces: [(span: TimeSpan, nanodollarsPerHour: Int128)]

    /// Cuts a month by a price table.
    init(_ month: BillingMonth, prices: PriceTable) {
        let steps = prices.steps(in: month)
        let starts = [month.start] + steps.dropFirst().compactMap(\.from)
        let ends = starts.dropFirst() + [month.end]
        pieces = zip(zip(starts, ends), steps).map { bounds, step in
            (TimeSpan(start: bounds.0.microseconds, end: bounds.1.microseconds), step.nanodollarsPerHour)
        }
    }

    /// What use costs past a free pool, in US dollars: exact up to the last division.
    ///
    /// Where the price changes, the billable time is split in proportion to the use in each piece.
    func dollars(for use: TimeUse, past pool: Int128) -> Double {
        let total = use.total
        var unassigned = total - pool
        guard unassigned > 0 else { return 0 }
        let billable = unassigned
        var cost: Int128 = 0
        for (index, piece) in pieces.enumerated() {
            let isLast = index == pieces.count - 1
            let part = isLast ? unassigned : billable * use.microseconds[index] / total
            unassigned -= part
            cost += part * piece.nanodollarsPerHour
        }
        return Self.quotient(of: cost, by: 3_600_000_000 * 1_000_000_000)
    }

    /// A division of which both sides are made as small as possible, so that whole cents come out whole.
    private static func quotient(of dividend: Int128, by divisor: Int128) -> Double {
        var (common, rest) = (divisor, dividend)
        while rest != 0 { (common, rest) = (rest, common % rest) }
        return Double(dividend / common) / Double(divisor / common)
    }
}

/// Agent time in microseconds, apart for each piece of a ``PricedMonth``.
struct TimeUse: Hashable, Sendable {
    private(set) var microseconds: [Int128]

    /// No use.
    init(_ month: PricedMonth) {
        microseconds = month.pieces.map { _ in 0 }
    }

    var total: Int128 { microseconds.reduce(0, +) }

    /// Adds stretches of time, once for each of `vms`.
    mutating func add(_ spans: [TimeSpan], vms: Int = 1, in month: PricedMonth) {
        for span in spans {
            for index in microseconds.indices {
                microseconds[index] += span.clipped(to: month.pieces[index].span).length * Int128(vms)
            }
        }
    }

    static func + (left: TimeUse, right: TimeUse) -> TimeUse {
        var sum = left
        for index in sum.microseconds.indices { sum.microseconds[index] += right.microseconds[index] }
        return sum
    }
}
