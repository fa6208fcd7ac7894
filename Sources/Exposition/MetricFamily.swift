/// One declaration of a metric family: what it is called, what it means and how its samples follow from the input.
///
/// The only place that knows the family's name; a ``FamilyRegistry`` checks the declaration and renders it.
package struct MetricFamily<Input>: Sendable {
    /// Writes the family's samples for one input, in the order in which they are to be shown.
    package typealias Emission = @Sendable (_ input: Input, _ sink: inout SampleSink) -> Void

    /// What it says of itself.
    package let declaration: FamilyDeclaration
    /// Writes the samples; nothing written means that the family is left out.
    package let emit: Emission

    /// The full name with prefix and suffix, such as `vmmanager_vm_info`.
    package var name: String { declaration.name }
    /// The names of the labels that every sample has.
    package var labels: [String] { declaration.labels }

    /// Declares a family; nothing is checked before it enters a ``FamilyRegistry``.
    package init(
        name: String,
        help: String,
        type: MetricType = .gauge,
        labels: [String] = [],
        hasVaryingLabels: Bool = false,
        rank: FamilyRank = .detail,
        stability: MetricStability = .stable,
        emit: @escaping Emission
    ) {
        declaration = FamilyDeclaration(
            name: name,
            help: help,
            type: type,
            labels: labels,
            hasVaryingLabels: hasVaryingLabels,
            rank: rank,
            stability: stability
        )
        self.emit = emit
    }
}
