/// How many calls a minute Google grants, and how much of that is left to others.
package struct QuotaLimits: Hashable, Sendable {
    /// Calls a minute for each caller.
    package var global: Int
    /// Calls a minute for each project and region.
    package var zonal: Int
    /// The share that is left to people and other programs that use the same quota.
    package var margin: Double

    /// Google's own limits unless told otherwise.
    package init(global: Int = 60, zonal: Int = 100, margin: Double = 0.03) {
        self.global = global
        self.zonal = zonal
        self.margin = margin
    }

    /// The window that keeps a key's calls below its limit.
    func window(for key: QuotaKey) -> QuotaWindow {
        let limit =
            switch key {
            case .global: global
            case .zonal: zonal
            }
        let share = 1 - Swift.min(Swift.max(margin, 0), 1)
        return QuotaWindow(limit: Int((Double(limit) * share).rounded(.down)))
    }
}
