package import Fleet

/// A month as the bill counts it: from `start` up to but without `end`, with its real length in its time zone.
package struct BillingMonth: Hashable, Sendable {
    /// The month for people, such as `2026-11`.
    package let name: String
    /// The first moment.
    package let start: Timestamp
    /// The first moment of the next month; never before `start`.
    package let end: Timestamp

    /// A month from its bounds.
    package init(name: String, start: Timestamp, end: Timestamp) {
        self.name = name
        self.start = start
        self.end = max(start, end)
    }

    /// How long it is: 743 or 721 hours where the clock changes in it.
    package var length: Duration { end - start }

    var span: TimeSpan { TimeSpan(start: start.microseconds, end: end.microseconds) }
}
