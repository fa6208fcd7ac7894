import Fleet

/// A call of a method: the request, what its path named, and the fleet at that moment.
package struct APICall: Sendable {
    /// The request.
    package let request: APIRequest
    /// The variables of the path's template.
    package let variables: [String: String]
    /// The fleet.
    let moment: FleetMoment
    /// Who calls, such as the e-mail address of a service account.
    package let identity: String
    /// The services that a fault says are not enabled in the project.
    var disabledServices: Set<GoogleService> = []

    /// The moment of the call.
    var now: Timestamp { moment.now }
    /// How the client wants enums.
    var enums: JSONValue.EnumEncoding {
        request.query.contains { $0.name.hasSuffix("alt") && $0.value.contains("enum-encoding=int") }
            ? .numbers : .words
    }
    /// The parts of the answer that the client asked for with `fields`; `nil` for all.
    var fieldMask: String? { request.parameter("fields") }

    /// A variable of the path; the templates make sure that it is there.
    func variable(_ name: String) -> String { variables[name, default: ""] }

    /// The project that the path names by id or number.
    func project() throws(APIError) -> SimulatedProject {
        let name = variable("project")
        guard let project = moment.fleet.project(named: name) else {
            throw APIError(
                403,
                "PERMISSION_DENIED",
                "Permission denied on resource project \(name).",
                reason: "CONSUMER_INVALID",
                metadata: ["consumer": "projects/\(name)"]
            )
        }
        return project
    }

    /// A number in the query; `nil` when it is not given.
    func integer(_ name: String) throws(APIError) -> Int? {
        guard let text = request.parameter(name) else { return nil }
        guard let number = Int(text) else {
            throw .invalidArgument("Invalid value at '\(name)' (TYPE_INT32), \"\(text)\"")
        }
        return number
    }
}
