/// What a request of a flow asks for.
enum TokenStep: Sendable {
    /// An access token for a signed assertion.
    case assertion
    /// An access token for a refresh token.
    case refresh
    /// An access token for another provider's token.
    case exchange
    /// Another provider's token.
    case subjectToken
    /// An access token of a service account to act as; who acts, as far as it is known.
    case impersonation(_ email: String?, member: String?)
    /// A value of the metadata server.
    case metadata

    /// How messages call the service that is asked.
    var service: String {
        switch self {
        case .assertion, .refresh: "the token service"
        case .exchange: "the Security Token Service"
        case .subjectToken: "the source of the subject token"
        case .impersonation: "the IAM Service Account Credentials API"
        case .metadata: "it"
        }
    }

    /// What to do about a refusal.
    func remedy(for body: GoogleErrorBody, of type: CredentialsType?) -> String {
        switch self {
        case .assertion: assertionRemedy(body)
        case .refresh: (type ?? .authorizedUser).remedy
        case .exchange: exchangeRemedy(body)
        case .subjectToken: "correct url and headers of credential_source"
        case .impersonation(let email, let member): impersonationRemedy(body, email: email, member: member)
        case .metadata:
            "give the VM a service account: gcloud compute instances set-service-account VM "
                + "--service-account=ACCOUNT --scopes=cloud-platform"
        }
    }

    private func assertionRemedy(_ body: GoogleErrorBody) -> String {
        if body.message.contains("timeframe") || body.message.contains("iat") {
            return "set this machine's clock"
        }
        return "the key or its account is deleted or disabled; \(CredentialsType.serviceAccount.remedy)"
    }

    private func exchangeRemedy(_ body: GoogleErrorBody) -> String {
        switch body.word {
        case "invalid_target": "the audience names no pool and provider that are enabled; correct it"
        case "invalid_grant":
            "the subject token has expired or is not what the provider expects; see the provider's issuer, audiences "
                + "and attribute condition"
        default: CredentialsType.externalAccount.remedy
        }
    }

    private func impersonationRemedy(_ body: GoogleErrorBody, email: String?, member: String?) -> String {
        let account = email?.isShellWord == true ? email ?? "ACCOUNT" : "ACCOUNT"
        if body.reason == "SERVICE_DISABLED" {
            return "run: gcloud services enable iamcredentials.googleapis.com"
        }
        let member = member?.isShellWord == true ? member ?? "MEMBER" : "MEMBER"
        return "grant it, or correct the account: gcloud iam service-accounts add-iam-policy-binding \(account) "
            + "--member=\(member) --role=roles/iam.serviceAccountTokenCreator"
    }
}
