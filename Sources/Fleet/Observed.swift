/// A fact with the moment for which its source vouches.
package struct Observed<Value: Sendable & Hashable>: Hashable, Sendable {
    /// The fact.
    package var value: Value
    /// When the source said so; for files, the time that the document itself tells.
    package var observedAt: Timestamp

    /// Puts a fact and its moment together.
    package init(_ value: Value, at observedAt: Timestamp) {
        self.value = value
        self.observedAt = observedAt
    }
}
