import Fleet

/// A time from a moment up to, but not including, another.
struct TimeSpan: Sendable, Hashable {
    let from: Timestamp
    let to: Timestamp

    /// Always.
    static let always = TimeSpan(from: .distantPast, to: .distantFuture)

    /// Whether a moment falls into it.
    func contains(_ moment: Timestamp) -> Bool { from <= moment && moment < to }
}
