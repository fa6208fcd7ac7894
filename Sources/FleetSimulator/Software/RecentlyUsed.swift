import Synchronization

/// Values by key, as many as there is room for: the one that was not used for longest goes first.
final class RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let limit: Int
    private let state = Mutex(State())

    private struct State: Sendable {
        var entries: [Key: Entry] = [:]
        var uses = 0
    }

    private struct Entry: Sendable {
        let value: Value
        var lastUse: Int
    }

    /// Makes room for some values.
    init(limit: Int) { self.limit = limit }

    /// How many values there are.
    var count: Int { state.withLock { $0.entries.count } }

    /// The value of a key, made when it is not there.
    func value(of key: Key, make: () -> Value) -> Value {
        if let value = state.withLock({ Self.use(key, in: &$0) }) { return value }
        // Others need not wait meanwhile; two that make the same at once do no harm.
        let made = make()
        state.withLock { state in
            state.uses += 1
            state.entries[key] = Entry(value: made, lastUse: state.uses)
            guard state.entries.count > limit else { return }
            if let oldest = state.entries.min(by: { $0.value.lastUse < $1.value.lastUse })?.key {
                state.entries[oldest] = nil
            }
        }
        return made
    }

    private static func use(_ key: Key, in state: inout State) -> Value? {
        guard let place = state.entries.index(forKey: key) else { return nil }
        state.uses += 1
        state.entries.values[place].lastUse = state.uses
        return state.entries.values[place].value
    }
}
