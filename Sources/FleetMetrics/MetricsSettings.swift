package import Exposition
package import Fleet

/// What an operator decides about the metrics.
package struct MetricsSettings: Hashable, Sendable {
    /// How long after its last update a finished patch job stays visible.
    ///
    /// Running jobs and the newest finished one of each deployment are always shown.
    package var patchJobRetention = Duration.seconds(7 * 86_400)
    /// The keys of the GCP labels that `vmmanager_vm_labels` shows, in which `*` stands for any text; none unless
    /// configured.
    package var vmLabelKeys: Set<String> = []
    /// Sources that are turned off: how reading them once went says nothing any more.
    package var sourcesOff: Set<Source> = []
    /// Which families there are.
    package var families = FamilyChoice()
    /// How much of VMs is shown where the budget lets it be.
    package var detail = DetailLevel.full
    /// How many series there may be; those of VMs make room first, and the others are always shown.
    package var seriesBudget = 2_000_000

    /// The settings that hold unless configured.
    package init() {}
}
