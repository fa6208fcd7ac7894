/// A part of a whole; of an empty whole no rate is known.
package struct Rate: Hashable, Sendable {
    /// How many count.
    package let part: Int
    /// Of how many.
    package let whole: Int

    /// Puts a part and its whole together.
    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// From 0 to 1; `nil` for an empty whole.
    package var ratio: Double? { whole == 0 ? nil : Double(part) / Double(whole) }

    /// Such as `96.4%`, rounded down so that only a whole is 100%; `nil` for an empty whole.
    package var percent: String? {
        guard whole > 0 else { return nil }
        let thousandths = part * 1_000 / whole
        return thousandths.isMultiple(of: 10) ? "\(thousandths / 10)%" : "\(thousandths / 10).\(thousandths % 10)%"
    }
}
