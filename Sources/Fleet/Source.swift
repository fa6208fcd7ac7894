/// Something that facts are read from; the values of the `source` label.
package enum Source: String, Hashable, Comparable, Sendable, CaseIterable, Codable {
    /// Compute Engine's VMs.
    case instances
    /// Compute Engine's project metadata.
    case projectMetadata = "project_metadata"
    /// OS inventories.
    case inventories
    /// Patch jobs and their instance details.
    case patchJobs = "patch_jobs"
    /// Patch deployments.
    case patchDeployments = "patch_deployments"
    /// OS policy assignments.
    case policyAssignments = "policy_assignments"
    /// OS policy assignment reports.
    case policyReports = "policy_reports"
    /// Vulnerability reports.
    case vulnerabilityReports = "vulnerability_reports"
    /// The project's feature set.
    case featureSettings = "feature_settings"
    /// Subnetworks.
    case subnetworks
    /// Cloud Routers.
    case routers
    /// Which billing account pays.
    case billingInfo = "billing_info"
    /// The zones that Compute Engine has.
    case zones
    /// Which projects lie in folders and organizations.
    case projectList = "project_list"

    /// Orders by name.
    package static func < (left: Source, right: Source) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// How reading one source of one project, or of one of its zones, went.
package struct SourceRead: Hashable, Sendable {
    /// What was read.
    package var source: Source
    /// The zone, for a zonal source; `nil` when the project was read at once.
    package var zone: ZoneName?
    /// When it last went well; `nil` when it never did.
    package var lastSuccess: Timestamp?
    /// When everything that there is was last listed, so that what is missing does not exist; `nil` when it never was.
    package var lastListing: Timestamp?
    /// Why the last try failed, in one of the words of `source_errors_total`; `nil` when it went well.
    package var failure: String?
    /// How long the last try took; `nil` for files.
    package var duration: Duration?
    /// When inventories were last read with all their packages; `nil` when they never were, and for other sources.
    package var lastFull: Timestamp?

    /// A source that was never read.
    package init(source: Source, zone: ZoneName? = nil) {
        self.source = source
        self.zone = zone
    }
}
