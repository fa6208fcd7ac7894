package import Fleet
import TapeJSON

/// The kinds of resource that a document can hold; the raw value is the plural, for messages.
package enum ResourceKind: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Of OS Config.
    case inventory = "inventories"
    /// Of OS Config.
    case vulnerabilityReport = "vulnerability reports"
    /// Of OS Config.
    case policyAssignment = "OS policy assignments"
    /// Of OS Config.
    case policyReport = "OS policy assignment reports"
    /// Of OS Config.
    case patchJob = "patch jobs"
    /// Of OS Config.
    case patchJobInstanceDetails = "patch job instance details"
    /// Of OS Config.
    case patchDeployment = "patch deployments"
    /// Of OS Config.
    case featureSettings = "project feature settings"
    /// Of OS Config v2.
    case policyOrchestrator = "policy orchestrators"
    /// Of Compute Engine.
    case instance = "instances"
    /// Of Compute Engine.
    case computeProject = "projects"
    /// Of Compute Engine.
    case subnetwork = "subnetworks"
    /// Of Compute Engine.
    case router = "routers"
    /// Of Compute Engine.
    case zone = "zones"
    /// Of Cloud Billing.
    case billingInfo = "billing accounts of projects"
    /// Of Compute Engine; one answer holds all attributes of a VM.
    case guestAttributes = "guest attributes"
    /// Of Cloud Logging.
    case logEntry = "log entries"
    /// Of Cloud Monitoring.
    case timeSeries = "time series"
    /// Of Cloud Monitoring.
    case metricDescriptor = "metric descriptors"

    /// The kind of a resource.
    package init(of resource: Resource) {
        self =
            switch resource {
            case .inventory: .inventory
            case .vulnerabilityReport: .vulnerabilityReport
            case .policyAssignment: .policyAssignment
            case .policyReport: .policyReport
            case .patchJob: .patchJob
            case .patchJobInstanceDetails: .patchJobInstanceDetails
            case .patchDeployment: .patchDeployment
            case .featureSettings: .featureSettings
            case .policyOrchestrator: .policyOrchestrator
            case .instance: .instance
            case .computeProject: .computeProject
            case .subnetwork: .subnetwork
            case .router: .router
            case .zone: .zone
            case .billingInfo: .billingInfo
            case .guestAttributes: .guestAttributes
            case .logEntry: .logEntry
            case .timeSeries: .timeSeries
            case .metricDescriptor: .metricDescriptor
            }
    }

    /// Orders by the words.
    package static func < (left: ResourceKind, right: ResourceKind) -> Bool {
        left.rawValue < right.rawValue
    }

    /// Reads one resource of this kind.
    func decode(_ json: JSONCursor) throws(JSONDecodingError) -> Resource {
        switch self {
        case .inventory: .inventory(try Inventory(json))
        case .vulnerabilityReport: .vulnerabilityReport(try VulnerabilityReport(json))
        case .policyAssignment: .policyAssignment(try OSPolicyAssignment(json))
        case .policyReport: .policyReport(try OSPolicyAssignmentReport(json))
        case .patchJob: .patchJob(try PatchJob(json))
        case .patchJobInstanceDetails: .patchJobInstanceDetails(try PatchJobInstanceDetails(json))
        case .patchDeployment: .patchDeployment(try PatchDeployment(json))
        case .featureSettings: .featureSettings(try ProjectFeatureSettings(json))
        case .policyOrchestrator: .policyOrchestrator(try PolicyOrchestrator(json))
        case .instance: .instance(try Instance(json))
        case .computeProject: .computeProject(try ComputeProject(json))
        case .subnetwork: .subnetwork(try Subnetwork(json))
        case .router: .router(try Router(json))
        case .zone: .zone(try Zone(json))
        case .billingInfo: .billingInfo(try BillingInfo(json))
        case .guestAttributes: .guestAttributes(try GuestAttributes(json))
        case .logEntry: .logEntry(try LogEntry(json))
        case .timeSeries: .timeSeries(try TimeSeries(json))
        case .metricDescriptor: .metricDescriptor(try MetricDescriptor(json))
        }
    }
}
