package import Fleet
package import TapeJSON

// https://cloud.google.com/resource-manager/reference/rest/v3/projects/list
// https://cloud.google.com/resource-manager/reference/rest/v3/folders/list

/// A page of the projects or folders that lie in a folder or an organization.
package struct ResourceManagerPage: Hashable, Sendable {
    /// The projects that are not about to be deleted.
    package private(set) var projects: [ProjectID] = []
    /// The names of the folders that are not about to be deleted, such as `folders/123`.
    package private(set) var folders: [String] = []
    /// Where the next page begins; `nil` on the last one.
    package let nextPageToken: String?

    /// Reads the answer of `projects.list` or `folders.list`.
    package init(_ json: JSONCursor) throws(JSONDecodingError) {
        let token = try json.optionalString("nextPageToken") ?? ""
        nextPageToken = token.isEmpty ? nil : token
        for project in try json.list("projects", Child.init) where project.isActive {
            if let id = project.projectID { projects.append(ProjectID(id)) }
        }
        for folder in try json.list("folders", Child.init) where folder.isActive { folders.append(folder.name) }
    }

    private struct Child {
        let name: String
        let projectID: String?
        let isActive: Bool

        init(_ json: JSONCursor) throws(JSONDecodingError) {
            name = try json.requiredString("name")
            projectID = try json.optionalString("projectId")
            isActive = try json.optionalString("state") == "ACTIVE"
        }
    }
}
