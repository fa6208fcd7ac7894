/// How a time zone differs from UTC, moment by moment; what knows it is passed in from the edge.
package struct TimeZoneRules: Sendable {
    /// How far the zone's clocks are ahead of UTC at a moment.
    package let offset: @Sendable (Timestamp) -> Duration

    /// Takes what knows the zone.
    package init(offset: @escaping @Sendable (Timestamp) -> Duration) {
        self.offset = offset
    }

    /// The zone that never differs, by one of its names; `nil` for any other.
    package init?(utcNamed name: String) {
        guard ["UTC", "Etc/UTC", "Etc/GMT", "GMT", "Etc/UCT", "Zulu", "Etc/Zulu"].contains(name) else { return nil }
        self.init { _ in .zero }
    }
}
