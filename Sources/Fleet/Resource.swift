/// Anything that a source can tell us, typed.
package enum Resource: Hashable, Sendable {
    /// From OS Config: an inventory.
    case inventory(Inventory)
    /// From OS Config: a vulnerability report.
    case vulnerabilityReport(VulnerabilityReport)
    /// From OS Config: a policy assignment.
    case policyAssignment(OSPolicyAssignment)
    /// From OS Config: a policy report.
    case policyReport(OSPolicyAssignmentReport)
    /// From OS Config: a patch job.
    case patchJob(PatchJob)
    /// From OS Config: one VM's part in a patch job.
    case patchJobInstanceDetails(PatchJobInstanceDetails)
    /// From OS Config: a patch deployment.
    case patchDeployment(PatchDeployment)
    /// From OS Config: a project's feature set.
    case featureSettings(ProjectFeatureSettings)
    /// From OS Config v2: an orchestrator.
    case policyOrchestrator(PolicyOrchestrator)
    /// From Compute Engine: a VM.
    case instance(Instance)
    /// From Compute Engine: a project.
    case computeProject(ComputeProject)
    /// From Compute Engine: a subnetwork.
    case subnetwork(Subnetwork)
    /// From Compute Engine: a router.
    case router(Router)
    /// From Compute Engine: a zone.
    case zone(Zone)
    /// From Cloud Billing: who pays for a project.
    case billingInfo(BillingInfo)
    /// From Compute Engine: what a guest wrote.
    case guestAttributes(GuestAttributes)
    /// From Cloud Logging: an entry.
    case logEntry(LogEntry)
    /// From Cloud Monitoring: a series.
    case timeSeries(TimeSeries)
    /// From Cloud Monitoring: what a metric is.
    case metricDescriptor(MetricDescriptor)

    /// The project in the resource's own words; `nil` for an orchestrator of a folder or organization and for Monitoring.
    package var project: ProjectReference? {
        switch self {
        case .inventory(let value): value.project
        case .vulnerabilityReport(let value): value.project
        case .policyAssignment(let value): value.project
        case .policyReport(let value): value.project
        case .patchJob(let value): value.project
        case .patchJobInstanceDetails(let value): value.project
        case .patchDeployment(let value): value.project
        case .featureSettings(let value): value.project
        case .instance(let value): value.project
        case .computeProject(let value): .id(value.id)
        case .subnetwork(let value): value.project
        case .router(let value): value.project
        case .zone(let value): value.project
        case .billingInfo(let value): value.project
        case .guestAttributes(let value): value.project
        case .policyOrchestrator, .logEntry, .timeSeries, .metricDescriptor: nil
        }
    }
}
