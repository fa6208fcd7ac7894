/// A call, as far as the words about its failure need it.
package struct GoogleAPICall: Hashable, Sendable {
    /// The service that was asked, such as `osconfig.googleapis.com`.
    package let service: String
    /// The project that was asked about.
    package let project: String
    /// The caller as a member of IAM policies, such as `serviceAccount:exporter@acme.iam.gserviceaccount.com`.
    package let member: String?

    /// Describes a call; `member` is `nil` when it is not known.
    package init(service: String, project: String, member: String? = nil) {
        self.service = service
        self.project = project
        self.member = member
    }
}
