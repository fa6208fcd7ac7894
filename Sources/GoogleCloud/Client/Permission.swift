package import Fleet

/// What a caller must be allowed to do for one method of an API.
///
/// The one table that hints of failures, the command `doctor` and docs/permissions.md take theirs from.
/// https://cloud.google.com/iam/docs/roles-permissions/osconfig
package struct Permission: Hashable, Sendable {
    /// Its name, such as `osconfig.inventories.list`.
    package let name: String
    /// The service that asks for it.
    package let service: APITarget.Service
    /// The method that needs it, as Google's reference names it within the service.
    package let method: String
    /// The smallest role of Google's own that has this and no more of its kind; `nil` when `role` is that one.
    package let narrowRole: String?

    /// The role of Google's own with which all of its service can be read; hints grant this one.
    package var role: String { Self.role(for: name, of: service.name) ?? "ROLE" }

    private init(
        _ name: String,
        _ service: APITarget.Service,
        _ method: String,
        narrowRole: String? = nil
    ) {
        self.name = name
        self.service = service
        self.method = method
        self.narrowRole = narrowRole
    }
}

extension Permission {
    /// What reading a source needs, in the order in which its methods are called.
    package static func needed(for source: Source) -> [Permission] {
        switch source {
        case .instances: [Permission("compute.instances.list", .compute, "instances.aggregatedList")]
        case .projectMetadata: [Permission("compute.projects.get", .compute, "projects.get")]
        case .subnetworks: [Permission("compute.subnetworks.list", .compute, "subnetworks.aggregatedList")]
        case .routers: [Permission("compute.routers.list", .compute, "routers.aggregatedList")]
        case .patchJobs:
            [
                osConfig("patchJobs.list", "patchJobs.list", "patchJobViewer"),
                osConfig("patchJobs.get", "patchJobs.instanceDetails.list", "patchJobViewer"),
            ]
        case .patchDeployments: [osConfig("patchDeployments.list", "patchDeployments.list", "patchDeploymentViewer")]
        case .featureSettings:
            [
                osConfig(
                    "projectFeatureSettings.get",
                    "locations.global.getProjectFeatureSettings",
                    "projectFeatureSettingsViewer"
                )
            ]
        case .inventories: [osConfig("inventories.list", "locations.instances.inventories.list", "inventoryViewer")]
        case .vulnerabilityReports:
            [
                osConfig(
                    "vulnerabilityReports.list",
                    "locations.instances.vulnerabilityReports.list",
                    "vulnerabilityReportViewer"
                )
            ]
        case .policyAssignments:
            [osConfig("osPolicyAssignments.list", "locations.osPolicyAssignments.list", "osPolicyAssignmentViewer")]
        case .policyReports:
            [
                osConfig(
                    "osPolicyAssignmentReports.list",
                    "locations.instances.osPolicyAssignments.reports.list",
                    "osPolicyAssignmentReportViewer"
                )
            ]
        case .zones: [Permission("compute.zones.list", .compute, "zones.list")]
        case .projectList:
            [
                Permission("resourcemanager.projects.list", .resourceManager, "projects.list"),
                Permission("resourcemanager.folders.list", .resourceManager, "folders.list"),
            ]
        case .billingInfo: [Permission("resourcemanager.projects.get", .billing, "projects.getBillingInfo")]
        }
    }

    private static func osConfig(_ name: String, _ method: String, _ narrowRole: String) -> Permission {
        Permission("osconfig." + name, .osConfig, "projects." + method, narrowRole: "roles/osconfig." + narrowRole)
    }
}

// MARK: - Roles

extension Permission {
    /// The role of Google's own that lets a reader have a permission, or read a service whose answer names none.
    ///
    /// `nil` when neither is known.
    static func role(for permission: String?, of service: String) -> String? {
        if let role = permission.flatMap({ singular[$0] }) { return role }
        return readers[String((permission ?? service).prefix { $0 != "." })]
    }

    /// Permissions that no role for readers of their service has.
    private static let singular = [
        "serviceusage.services.use": "roles/serviceusage.serviceUsageConsumer",
        "resourcemanager.projects.list": "roles/browser",
        "resourcemanager.folders.list": "roles/browser",
        "resourcemanager.projects.getIamPolicy": "roles/iam.securityReviewer",
        "iam.serviceAccounts.getAccessToken": "roles/iam.serviceAccountTokenCreator",
    ]

    /// Who reads a service, by the first word of its permissions, and by that of its own name.
    private static let readers = [
        "osconfig": "roles/osconfig.viewer", "compute": "roles/compute.viewer", "logging": "roles/logging.viewer",
        "monitoring": "roles/monitoring.viewer", "serviceusage": "roles/serviceusage.serviceUsageViewer",
        "resourcemanager": "roles/browser", "cloudresourcemanager": "roles/browser", "cloudbilling": "roles/browser",
        "cloudasset": "roles/cloudasset.viewer", "billing": "roles/billing.viewer",
        "iam": "roles/iam.serviceAccountTokenCreator", "iamcredentials": "roles/iam.serviceAccountTokenCreator",
    ]
}
