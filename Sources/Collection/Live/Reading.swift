import Fleet

/// A source of a project, or of a folder or organization, that is to be read.
struct Reading: Hashable, Sendable {
    let project: ProjectID
    let source: Source
}

extension Source {
    /// Whether it is read zone by zone.
    var isZonal: Bool {
        switch self {
        case .inventories, .vulnerabilityReports, .policyAssignments, .policyReports: true
        default: false
        }
    }

    /// VMs and zones first, since they tell where to ask; then what decides the price and what runs.
    static let readingOrder: [Source] = [
        .projectList, .instances, .zones, .projectMetadata, .featureSettings, .patchJobs, .inventories,
        .patchDeployments, .policyAssignments, .policyReports, .vulnerabilityReports, .billingInfo, .subnetworks,
        .routers,
    ]
}
