/// The kinds of credentials file, by Google's names of them.
package enum CredentialsType: String, Sendable, CaseIterable {
    /// The key of a service account.
    case serviceAccount = "service_account"
    /// A person's login with `gcloud auth application-default login`.
    case authorizedUser = "authorized_user"
    /// Workload or workforce identity federation.
    case externalAccount = "external_account"
    /// A person's login with workforce identity federation.
    case externalAuthorizedUser = "external_account_authorized_user"
    /// Other credentials that act as a service account.
    case impersonatedServiceAccount = "impersonated_service_account"
    /// A key of Google Distributed Cloud, which has no VM Manager.
    case distributedCloud = "gdch_service_account"

    /// How to make such a file anew.
    var remedy: String {
        switch self {
        case .serviceAccount:
            "make a new key with: gcloud iam service-accounts keys create FILE --iam-account=ACCOUNT"
        case .authorizedUser: "run again: gcloud auth application-default login"
        case .externalAccount: "make the file again with: gcloud iam workload-identity-pools create-cred-config"
        case .externalAuthorizedUser: "run again: gcloud auth application-default login --login-config=FILE"
        case .impersonatedServiceAccount:
            "run again: gcloud auth application-default login --impersonate-service-account=ACCOUNT"
        case .distributedCloud: "use the key of a service account of Google Cloud"
        }
    }
}
