/// Counts by label value: every known value from the start, others as they turn up.
struct Tally {
    private let known: [String]
    private var counts: [String: Int] = [:]
    /// The value that came last, which mostly comes again: comparing is far quicker than looking up.
    private var last: (value: String, count: Int)?

    /// Counts from zero; `known` are the values that are shown even when nothing has them.
    init(known: [String] = []) {
        self.known = known
    }

    mutating func add(_ value: String) {
        if last?.value == value {
            last?.count += 1
        } else {
            if let last { counts[last.value, default: 0] += last.count }
            last = (value, 1)
        }
    }

    /// The known values in their order, then the others sorted.
    var rows: [(value: String, count: Int)] {
        var counts = counts
        if let last { counts[last.value, default: 0] += last.count }
        let others = counts.keys.filter { !known.contains($0) }.sorted()
        return (known + others).map { ($0, counts[$0] ?? 0) }
    }
}

extension Tally {
    /// Counts the values of an enum, all of which are shown.
    init<Known: CaseIterable & RawRepresentable<String>>(_: Known.Type) {
        self.init(known: Known.allCases.map(\.rawValue))
    }
}
