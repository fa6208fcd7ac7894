extension Resource {
    /// The source that tells such resources; `nil` for what no schedule reads.
    package var source: Source? {
        switch self {
        case .inventory: .inventories
        case .vulnerabilityReport: .vulnerabilityReports
        case .policyAssignment: .policyAssignments
        case .policyReport: .policyReports
        case .patchJob, .patchJobInstanceDetails: .patchJobs
        case .patchDeployment: .patchDeployments
        case .featureSettings: .featureSettings
        case .instance: .instances
        case .computeProject: .projectMetadata
        case .subnetwork: .subnetworks
        case .router: .routers
        case .billingInfo: .billingInfo
        case .zone: .zones
        case .policyOrchestrator, .guestAttributes, .logEntry, .timeSeries, .metricDescriptor: nil
        }
    }

    /// The zone of a resource whose source is read zone by zone; `nil` for the others.
    package var zone: ZoneName? {
        switch self {
        case .inventory(let value): value.zone
        case .vulnerabilityReport(let value): value.zone
        case .policyAssignment(let value): value.zone
        case .policyReport(let value): value.zone
        case .instance(let value): value.zone
        default: nil
        }
    }

    /// Whether anything asks for such a resource yet; the others are decoded, but not kept.
    package var isUsed: Bool {
        switch self {
        case .guestAttributes, .logEntry, .timeSeries, .metricDescriptor: false
        default: true
        }
    }
}
