extension GoogleAPIFailure {
    /// What to do, with the line that does it where there is one; `nil` when only time helps.
    package var hint: String? {
        switch kind {
        case .apiDisabled(let service):
            "run: gcloud services enable \(service.isEmpty ? call.service : service) --project=\(project)"
        case .permissionDenied(let permission): grant(permission)
        case .perimeter(let uniqueID): perimeterHint(uniqueID)
        case .quotaExceeded: "collect less often, or have the quota raised: \(quotaPage)"
        case .unauthenticated: "run: gcloud auth application-default login, or use another key"
        case .quotaProjectMissing: "run: gcloud auth application-default set-quota-project \(project)"
        case .quotaProjectDenied: binding("roles/serviceusage.serviceUsageConsumer")
        case .scopeInsufficient:
            "stop the VM and run: gcloud compute instances set-service-account VM --scopes=cloud-platform"
        case .billingDisabled: "run: gcloud billing projects link \(project) --billing-account=ACCOUNT"
        case .notFound: "is \(project) the right project, and the endpoint of \(call.service) the right one?"
        case .unexpected: "is the endpoint of \(call.service) the right one, and does a proxy stand before it?"
        case .tls: "does a proxy break TLS? Trust its certificate authority"
        case .proxy: "see HTTPS_PROXY and NO_PROXY"
        case .malformed("JSON"): "is something else answering for \(call.service)?"
        case .credentials, .invalidArgument, .serverError, .timeout, .network, .tooLarge, .malformed, .canceled: nil
        }
    }

    private var project: String { call.project.isShellWord ? call.project : "PROJECT" }

    private var quotaPage: String {
        "https://console.cloud.google.com/apis/api/\(call.service)/quotas?project=\(project)"
    }

    private func perimeterHint(_ uniqueID: String?) -> String {
        guard let uniqueID else { return "ask those who keep the perimeter of VPC Service Controls" }
        return "ask those who keep the perimeter of VPC Service Controls, who find it with: gcloud logging read "
            + #"'protoPayload.metadata.vpcServiceControlsUniqueId="\#(uniqueID)"' --project=\#(project)"#
    }

    private func grant(_ permission: String?) -> String {
        let role = Permission.role(for: permission, of: call.service) ?? "ROLE"
        guard role != "roles/billing.viewer" else {
            return "run: gcloud billing accounts add-iam-policy-binding ACCOUNT --member=\(member) --role=\(role)"
        }
        return binding(role)
    }

    private func binding(_ role: String) -> String {
        "run: gcloud projects add-iam-policy-binding \(project) --member=\(member) --role=\(role)"
    }

    private var member: String { call.member.flatMap { $0.isShellWord ? $0 : nil } ?? "MEMBER" }
}
