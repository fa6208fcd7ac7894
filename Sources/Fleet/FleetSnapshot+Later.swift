extension FleetSnapshot {
    /// The same facts, as of another moment.
    package init(_ other: FleetSnapshot, at moment: Timestamp) {
        at = moment
        projects = other.projects
        parents = other.parents
    }
}
