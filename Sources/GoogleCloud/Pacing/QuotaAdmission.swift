package import Fleet

/// A call that may go now.
package struct QuotaAdmission: Hashable, Sendable {
    /// What it counts for.
    package let key: QuotaKey
    /// How it asked.
    package let priority: QuotaPriority
    /// When it was let go.
    package let time: Timestamp
    /// How long it waited.
    package let waited: Duration
}
