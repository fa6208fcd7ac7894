/// What users may rely on when they build alerts and dashboards on a family.
package enum MetricStability: String, Sendable, CaseIterable {
    /// Name, labels and meaning are a contract.
    case stable
    /// Anything may change in the next release.
    case experimental
}
