/// Which part of VM Manager a project has switched on (`projectFeatureSettings.get`).
package struct ProjectFeatureSettings: Hashable, Sendable, Codable {
    /// The feature set.
    package enum FeatureSet: String, Hashable, Sendable, CaseIterable {
        /// Limited: free, and without patch jobs or own assignments.
        case limited = "OSCONFIG_B"
        /// Full: charged past the free pool.
        case full = "OSCONFIG_C"
    }

    /// The project, as the name says it.
    package var project: ProjectReference
    /// The feature set.
    package var featureSet = Open<FeatureSet>("PATCH_AND_CONFIG_FEATURE_SET_UNSPECIFIED")

    /// Settings that say nothing yet.
    package init(project: ProjectReference) {
        self.project = project
    }
}
