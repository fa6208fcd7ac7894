/// A project as Compute Engine knows it (`projects.get`); its own `id` is a third number, not the project's.
package struct ComputeProject: Hashable, Sendable, Codable {
    /// The project's id (`name`).
    package var id: ProjectID
    /// The project's number, where the default service account's address tells it.
    package var number: ProjectNumber?
    /// VM Manager's keys of the common instance metadata; other values may be secrets and are dropped.
    package var metadata: [String: String] = [:]
    /// `HOST` for a Shared VPC host project.
    package var xpnStatus = ""
    /// The account that VMs get unless told otherwise.
    package var defaultServiceAccount = ""

    /// A project of which nothing else is known.
    package init(id: ProjectID) {
        self.id = id
    }
}
