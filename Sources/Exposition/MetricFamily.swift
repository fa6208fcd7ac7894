/// One declaration of a metric family: what it is called, what it means and how its samples follow from the input.
///
/// The only place that knows the family's name; a ``FamilyRegistry`` checks the declaration and renders it.
package struct MetricFamily<Input>: Sendable {
    /// Writes the family's samples for one input, in the order in which they are to be shown.
    package typealias Emission = @Sendable (_ input: Input, _ sink: inout SampleSink) -> Void

    /// The full name with prefix and suffix, such as `vmmanager_vm_info`.
    package let name: String
    /// What the value means, in sentences that end with a full stop.
    package let help: String
    /// What kind of number it is.
    package let type: MetricType
    /// The names of the labels that every sample has, in the order in which ``emit`` gives their values.
    package let labels: [String]
    /// Whether samples may carry further labels whose names differ from sample to sample.
    package let hasVaryingLabels: Bool
    /// What users may rely on.
    package let stability: MetricStability
    /// Writes the samples; nothing written means that the family is left out.
    package let emit: Emission

    /// Declares a family; nothing is checked before it enters a ``FamilyRegistry``.
    package init(
        name: String,
        help: String,
        type: MetricType = .gauge,
        labels: [String] = [],
        hasVaryingLabels: Bool = false,
        stability: MetricStability = .stable,
        emit: @escaping Emission
    ) {
        self.name = name
        self.help = help
        self.type = type
        self.labels = labels
        self.hasVaryingLabels = hasVaryingLabels
        self.stability = stability
        self.emit = emit
    }
}
