/// What an operator decides about the metrics.
package struct MetricsSettings: Hashable, Sendable {
    /// How long after its last update a finished patch job stays visible.
    ///
    /// Running jobs and the newest finished one of each deployment are always shown.
    package var patchJobRetention = Duration.seconds(7 * 86_400)
    /// The keys of the GCP labels that `vmmanager_vm_labels` shows; none unless configured.
    package var vmLabelKeys: Set<String> = []

    /// The settings that hold unless configured.
    package init() {}
}
