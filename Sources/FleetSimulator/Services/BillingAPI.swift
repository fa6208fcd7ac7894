// https://cloud.google.com/billing/docs/reference/rest/v1/projects/getBillingInfo

extension GoogleAPI {
    /// Who pays for projects.
    static let billing: [APIMethod] = [
        APIMethod(
            "projects.getBillingInfo",
            .billing,
            "GET",
            "/v1/projects/{project}/billingInfo",
            permission: "resourcemanager.projects.get"
        ) { call throws(APIError) in
            let project = try call.project()
            return [
                "name": .text("projects/\(project.id)/billingInfo"),
                "projectId": .text(project.id),
                "billingAccountName": .optional(project.plan.billingAccount.map(accountName)),
                "billingEnabled": .whenTrue(project.plan.billingAccount != nil),
            ]
        }
    ]

    private static func accountName(_ account: String) -> String {
        account.hasPrefix("billingAccounts/") ? account : "billingAccounts/\(account)"
    }
}
