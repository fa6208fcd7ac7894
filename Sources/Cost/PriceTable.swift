package import Fleet

/// A price of an agent hour and when it begins.
package struct PriceStep: Hashable, Sendable {
    /// When the price comes into force; `nil` for always.
    package var from: Timestamp?
    /// US dollars for one agent hour; not negative, exact to a billionth of a dollar.
    package var usdPerHour: Double

    /// A price from one moment on.
    package init(from: Timestamp? = nil, usdPerHour: Double) {
        self.from = from
        self.usdPerHour = usdPerHour
    }
}

/// What an agent hour costs, over time.
///
/// The earliest price also holds before it begins, since no other is known; an empty table means the published price.
package struct PriceTable: Hashable, Sendable {
    /// The price that Google publishes: $0.003 an hour (docs: `cloud.google.com/compute/vm-manager/pricing`).
    package static let standard = PriceTable(usdPerHour: 0.003)

    /// The prices, earliest first; never empty.
    package let steps: [PriceStep]

    /// Sorts prices by when they begin; of two that begin together the one given last holds.
    package init(_ steps: [PriceStep]) {
        let sorted = steps.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
        self.steps = sorted.isEmpty ? Self.standard.steps : sorted.map(\.element)
    }

    /// A price that always holds.
    package init(usdPerHour: Double) {
        steps = [PriceStep(usdPerHour: usdPerHour)]
    }

    /// The price in force at a moment, in US dollars for one agent hour.
    package func price(at moment: Timestamp) -> Double {
        (steps.last { $0.start <= moment } ?? steps[0]).usdPerHour
    }

    /// The prices in force in a month: the first has no `from`, the others begin inside the month.
    package func steps(in month: BillingMonth) -> [PriceStep] {
        let changes = Set(steps.map(\.start).filter { $0 > month.start && $0 < month.end }).sorted()
        return [PriceStep(usdPerHour: price(at: month.start))]
            + changes.map { PriceStep(from: $0, usdPerHour: price(at: $0)) }
    }
}

extension PriceStep {
    fileprivate var start: Timestamp { from ?? .distantPast }

    /// Billionths of a dollar for one hour, so that products with time stay exact.
    var nanodollarsPerHour: Int128 {
        guard usdPerHour > 0 else { return 0 }
        return Int128((min(usdPerHour, 1e9) * 1e9).rounded())
    }
}
