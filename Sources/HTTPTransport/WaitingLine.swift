/// Those that wait for their turn, first come, first served.
struct WaitingLine<Element: Identifiable> {
    private var newest: [Element] = []
    /// The older ones, the oldest last, so that taking it is cheap.
    private var oldest: [Element] = []

    mutating func append(_ elements: [Element]) {
        newest += elements
    }

    mutating func popFirst() -> Element? {
        if oldest.isEmpty {
            oldest = newest.reversed()
            newest = []
        }
        return oldest.popLast()
    }

    /// Takes out those with one of the identifiers.
    mutating func remove(_ ids: Set<Element.ID>) -> [Element] {
        let removed = (oldest.reversed() + newest).filter { ids.contains($0.id) }
        guard !removed.isEmpty else { return [] }
        oldest.removeAll { ids.contains($0.id) }
        newest.removeAll { ids.contains($0.id) }
        return removed
    }

    /// Takes out everyone, in their order.
    mutating func removeAll() -> [Element] {
        defer { self = WaitingLine() }
        return oldest.reversed() + newest
    }
}
