/// Who pays for a project (`projects.getBillingInfo` of Cloud Billing).
package struct BillingInfo: Hashable, Sendable, Codable {
    /// The project.
    package var project: ProjectReference
    /// The account, without `billingAccounts/`; `nil` where none is linked.
    package var account: BillingAccountID?
    /// Whether the account is open, so that the project may use what costs.
    package var isEnabled = false

    /// A project for which nobody pays.
    package init(project: ProjectReference) {
        self.project = project
    }
}
