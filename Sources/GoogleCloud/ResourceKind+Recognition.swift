import Fleet
import TapeJSON

extension ResourceKind {
    /// The keys under which answers list resources, apart from Compute Engine, which tells by `kind`.
    static let lists: [(key: StaticString, kind: ResourceKind)] = [
        ("inventories", .inventory),
        ("vulnerabilityReports", .vulnerabilityReport),
        ("osPolicyAssignments", .policyAssignment),
        ("osPolicyAssignmentReports", .policyReport),
        ("patchJobs", .patchJob),
        ("patchJobInstanceDetails", .patchJobInstanceDetails),
        ("patchDeployments", .patchDeployment),
        ("policyOrchestrators", .policyOrchestrator),
        ("timeSeries", .timeSeries),
        ("metricDescriptors", .metricDescriptor),
        ("entries", .logEntry),
    ]

    /// The kind of a single resource, by its `kind`, its name or what only it has; `nil` when it is none of ours.
    init?(recognizing json: JSONCursor) {
        if let kind = json["kind"]?.text, let known = Self(computeKind: kind) {
            self = known
        } else if let name = json["name"]?.string, let known = Self(resourceName: name) {
            self = known
        } else if json["instanceSystemId"]?.isNull == false {
            self = .patchJobInstanceDetails
        } else if json["logName"]?.text != nil {
            self = .logEntry
        } else if json["metric"]?.isObject == true, json["resource"]?.isObject == true {
            self = .timeSeries
        } else if json["metricKind"]?.text != nil, json["type"]?.text != nil {
            self = .metricDescriptor
        } else if let link = json["selfLink"]?.string, let known = Self(selfLink: link) {
            self = known
        } else {
            return nil
        }
    }

    private init?(computeKind kind: JSONText) {
        switch kind {
        case "compute#instance": self = .instance
        case "compute#project": self = .computeProject
        case "compute#subnetwork": self = .subnetwork
        case "compute#router": self = .router
        case "compute#zone": self = .zone
        case "compute#guestAttributes": self = .guestAttributes
        default: return nil
        }
    }

    /// By the shape of the names of OS Config and Monitoring; a name of Compute Engine is one bare word.
    private init?(resourceName: String) {
        let segments = resourceName.split(separator: "/")
        if segments.count == 3, segments[0] == "projects", segments[2] == "billingInfo" {
            self = .billingInfo
            return
        }
        guard segments.count >= 4 else { return nil }
        switch (segments[segments.count - 2], segments[segments.count - 1]) {
        case (_, "inventory"): self = .inventory
        case (_, "vulnerabilityReport"): self = .vulnerabilityReport
        case (_, "report"): self = .policyReport
        case (_, "projectFeatureSettings"): self = .featureSettings
        case ("osPolicyAssignments", _): self = .policyAssignment
        case ("patchJobs", _): self = .patchJob
        case ("patchDeployments", _): self = .patchDeployment
        case ("policyOrchestrators", _): self = .policyOrchestrator
        case ("instances", _): self = .patchJobInstanceDetails
        case _ where segments[2] == "metricDescriptors": self = .metricDescriptor
        default: return nil
        }
    }

    /// By the resource's own link, for clients that leave `kind` out.
    private init?(selfLink: String) {
        guard let name = ResourceName(selfLink) else { return nil }
        switch name.segments[name.segments.count - 2] {
        case "instances": self = .instance
        case "projects": self = .computeProject
        case "subnetworks": self = .subnetwork
        case "routers": self = .router
        case "zones": self = .zone
        default: return nil
        }
    }
}
