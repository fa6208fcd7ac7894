package import Fleet
package import TapeJSON

// https://cloud.google.com/billing/docs/reference/rest/v1/ProjectBillingInfo

extension BillingInfo {
    /// Reads the answer of `projects.getBillingInfo`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let name = try json.required("name") { name throws(JSONDecodingError) in try name.resourceName() }
        self.init(project: name.project)
        // With a project whose account is gone the name is empty.
        let account = try json.optionalString("billingAccountName") ?? ""
        if let id = account.split(separator: "/").last { self.account = BillingAccountID(String(id)) }
        isEnabled = try json.optionalBool("billingEnabled") ?? false
    }
}
