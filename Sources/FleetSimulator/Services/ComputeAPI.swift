/// Compute Engine, as far as it is simulated.
extension GoogleAPI {
    /// All of its methods.
    static let compute: [APIMethod] =
        computeProjects + computeLocations + computeInstances + computeGroupManagers + computeNetworks
}

extension APIMethod {
    /// Declares a method of Compute Engine that reads; the path goes on after the project.
    static func compute(
        _ id: String,
        _ path: String,
        permission: String,
        answer: @escaping @Sendable (APICall, ComputeView) throws(APIError) -> JSONValue
    ) -> APIMethod {
        APIMethod(
            id,
            .compute,
            "GET",
            "/compute/v1/projects/{project}\(path)",
            permission: "compute.\(permission)"
        ) { (call) throws(APIError) in
            try answer(call, ComputeView(of: try call.computeProject(), at: call.moment))
        }
    }
}

extension APICall {
    /// The project that the path names; of one that it does not know Compute Engine says only that it was not found.
    fileprivate func computeProject() throws(APIError) -> SimulatedProject {
        let name = variable("project")
        guard let project = moment.fleet.project(named: name) else { throw .computeNotFound("projects/\(name)") }
        return project
    }
}

extension APIError {
    /// 404 as Compute Engine says it, for a path such as `projects/p/zones/z/instances/i`.
    static func computeNotFound(_ path: String) -> APIError {
        APIError(404, "NOT_FOUND", "The resource '\(path)' was not found")
    }

    /// 400 for a zone, a region or an option that is none.
    static func computeInvalid(_ field: String, _ value: String, _ why: String) -> APIError {
        .invalidArgument("Invalid value for field '\(field)': '\(value.prefix(100))'. \(why)")
    }
}
