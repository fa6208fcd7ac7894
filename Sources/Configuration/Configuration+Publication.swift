import StrictYAML

extension Configuration {
    /// How metrics are put together.
    package struct Publication: Sendable, Equatable {
        /// The time after which verdicts are renewed although nothing was collected; 15 seconds by default.
        package let tick: Duration
        /// The most series that a scrape may hold; 2,000,000 by default.
        package let seriesBudget: Int
        /// The keys of the GCP labels that `vmmanager_vm_labels` shows; none by default.
        package let vmLabels: [String]

        init(reading section: MappingReader) {
            tick = section.value(
                "tick",
                .duration(atLeast: .seconds(1)),
                default: .seconds(15),
                "The time after which verdicts are renewed although nothing was collected. At least 1s."
            )
            seriesBudget = section.value(
                "series_budget",
                .integer(in: 1...1_000_000_000),
                default: 2_000_000,
                "The most series that a scrape may hold. Not kept to yet."
            )
            vmLabels = section.value(
                "vm_labels",
                .list(of: .labelKey, named: "a list of label keys"),
                default: [],
                "The GCP labels that `vmmanager_vm_labels` shows, by key. Without any, the family is left out."
            )
        }
    }
}
