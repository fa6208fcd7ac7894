/// How many things have which value.
///
/// What nothing has any more is gone, so that counts of the same things are equal, however they came about.
struct Counts<Value: Hashable & Sendable>: Hashable, Sendable {
    private var counts: [Value: Int] = [:]

    /// Adds so many, or takes them away.
    mutating func add(_ value: Value, _ count: Int) {
        let sum = counts[value, default: 0] + count
        counts[value] = sum == 0 ? nil : sum
    }

    /// How many have a value.
    subscript(value: Value) -> Int { counts[value] ?? 0 }

    /// Every value that something has, in no order.
    var values: Dictionary<Value, Int>.Keys { counts.keys }
}

extension Counts<String> {
    /// The known values in their order, whether or not anything has them, then the others sorted.
    func rows(known: [String] = []) -> [(value: String, count: Int)] {
        let others = values.filter { !known.contains($0) }.sorted()
        return (known + others).map { ($0, self[$0]) }
    }

    /// The values of an enum, all of which are shown, then the others sorted.
    func rows<Known: CaseIterable & RawRepresentable<String>>(
        _: Known.Type
    ) -> [(value: String, count: Int)] {
        rows(known: Known.allCases.map(\.rawValue))
    }
}
