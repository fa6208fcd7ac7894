/// A service of Google's, as it is named where it is enabled.
package enum GoogleService: String, Sendable, Hashable, CaseIterable {
    /// VM Manager.
    case osConfig = "osconfig.googleapis.com"
    /// Compute Engine.
    case compute = "compute.googleapis.com"
    /// Which services a project has enabled.
    case serviceUsage = "serviceusage.googleapis.com"
    /// Projects, folders and who may do what.
    case resourceManager = "cloudresourcemanager.googleapis.com"
    /// Cloud Logging.
    case logging = "logging.googleapis.com"
    /// Cloud Monitoring.
    case monitoring = "monitoring.googleapis.com"
    /// Cloud Billing.
    case billing = "cloudbilling.googleapis.com"
    /// Tokens for refresh tokens and signed assertions.
    case oauth = "oauth2.googleapis.com"
    /// Tokens for those of other identity providers.
    case securityTokens = "sts.googleapis.com"
    /// Tokens of other service accounts.
    case credentials = "iamcredentials.googleapis.com"
    /// What a VM asks about itself.
    case metadata = "metadata.google.internal"

    /// What people call it; `nil` for what is no service that a project enables.
    var title: String? {
        switch self {
        case .osConfig: "OS Config API"
        case .compute: "Compute Engine API"
        case .serviceUsage: "Service Usage API"
        case .resourceManager: "Cloud Resource Manager API"
        case .logging: "Cloud Logging API"
        case .monitoring: "Cloud Monitoring API"
        case .billing: "Cloud Billing API"
        case .securityTokens: "Security Token Service API"
        case .credentials: "IAM Service Account Credentials API"
        case .oauth, .metadata: nil
        }
    }
}
