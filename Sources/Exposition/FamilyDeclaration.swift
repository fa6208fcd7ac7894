/// What a metric family says of itself: all that headers and documentation are made of.
package struct FamilyDeclaration: Hashable, Sendable {
    /// The full name with prefix and suffix, such as `vmmanager_vm_info`.
    package let name: String
    /// What the value means, in sentences that end with a full stop.
    package let help: String
    /// What kind of number it is.
    package let type: MetricType
    /// The names of the labels that every sample has, in the order in which their values are given.
    package let labels: [String]
    /// Whether samples may carry further labels whose names differ from sample to sample.
    package let hasVaryingLabels: Bool
    /// How long it stays where there is not room for all.
    package let rank: FamilyRank
    /// What users may rely on.
    package let stability: MetricStability
}

/// How long a family stays where there is not room for all.
package enum FamilyRank: Sendable {
    /// The first to go.
    case detail
    /// Stays for things of which there is nothing to say.
    case essential
    /// Says of a thing that something is wrong with it; the last to go.
    case alarm
}
