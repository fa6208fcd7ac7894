import Exposition

/// The families about the page that they stand on.
enum SeriesMetrics {
    /// How many series each family has, this one and the next included.
    static let series = MetricFamily<SeriesCounts>(
        name: "vmmanager_series",
        help: "Series shown, by metric family; this family counts itself too.",
        labels: ["family"]
    ) { counts, sink in
        for row in counts.shown { sink.sample(labels: [row.name], .integer(row.count)) }
    }

    static let dropped = MetricFamily<SeriesCounts>(
        name: "vmmanager_series_dropped",
        help: """
            Series left out to keep to the series budget, by metric family: first details of VMs that are fine, then \
            those VMs, then all of VMs but failures, then these.
            """,
        labels: ["family"]
    ) { counts, sink in
        for row in counts.dropped { sink.sample(labels: [row.name], .integer(row.count)) }
    }
}

/// How many series a page has and lacks, by family.
package struct SeriesCounts: Hashable, Sendable {
    /// One family's count.
    package struct Row: Hashable, Sendable {
        /// The family's name.
        package let name: String
        /// How many series.
        package let count: Int
    }

    /// What is shown, of every family of the page, zeros included.
    package let shown: [Row]
    /// What the budget left out, of every family that it can leave out, zeros included.
    package let dropped: [Row]
}
