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
    /// Whether it stays for what has nothing to say, where detail has to go.
    package let isEssential: Bool
    /// What users may rely on.
    package let stability: MetricStability
}
