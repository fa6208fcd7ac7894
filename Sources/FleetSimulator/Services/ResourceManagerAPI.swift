import Fleet

// https://cloud.google.com/resource-manager/reference/rest/v1/projects
// https://cloud.google.com/resource-manager/reference/rest/v3/projects

extension GoogleAPI {
    /// Projects, where they hang in the organization, and who may do what in them.
    static let resourceManager: [APIMethod] = [
        method("projects.get", "/v1/projects/{project}", needs: "resourcemanager.projects.get") {
            call throws(APIError) in
            try call.project().olderJSON(in: call.moment.fleet)
        },
        method("projects.list", "/v1/projects") { call throws(APIError) in try call.olderProjects() },
        policyMethod("/v1/projects/{project}:getIamPolicy"),
        method("projects.get", "/v3/projects/{project}", needs: "resourcemanager.projects.get") {
            call throws(APIError) in
            try call.project().json(in: call.moment.fleet)
        },
        method("projects.list", "/v3/projects", needs: "resourcemanager.projects.list") { call throws(APIError) in
            try call.childProjects()
        },
        method("folders.list", "/v3/folders", needs: "resourcemanager.folders.list") { call throws(APIError) in
            try call.childFolders()
        },
        method("projects.search", "/v3/projects:search") { call throws(APIError) in try call.foundProjects() },
        policyMethod("/v3/projects/{project}:getIamPolicy"),
    ]

    private static func method(
        _ id: String,
        _ template: String,
        needs permission: String = "",
        answer: @escaping @Sendable (APICall) throws(APIError) -> JSONValue
    ) -> APIMethod {
        APIMethod(id, .resourceManager, "GET", template, permission: permission, answer: answer)
    }

    private static func policyMethod(_ template: String) -> APIMethod {
        let id = "projects.getIamPolicy"
        return APIMethod(id, .resourceManager, "POST", template, permission: "resourcemanager." + id) {
            call throws(APIError) in try call.project().policy
        }
    }
}

extension SimulatedFleet {
    /// The number of the folder that all projects lie in.
    fileprivate var folder: String { String(200_000_000_000 + chance.number(below: 800_000_000_000, "folder")) }

    /// The number of the organization that the folder lies in.
    fileprivate var organization: String {
        String(100_000_000_000 + chance.number(below: 100_000_000_000, "organization"))
    }
}

extension SimulatedProject {
    /// When it was made: some time before its first VM.
    private func createTime(in fleet: SimulatedFleet) -> Timestamp {
        let earliest = fleet.machines[machines].map(\.createdAt).min() ?? fleet.start
        return min(earliest, fleet.start - fleet.scenario.history) - .milliseconds(45 * 86_400_000 + 217)
    }

    /// The project as version 1 of the API tells it.
    fileprivate func olderJSON(in fleet: SimulatedFleet) -> JSONValue {
        [
            "projectNumber": .text(number),
            "projectId": .text(id),
            "lifecycleState": .word("ACTIVE", 1),
            "name": .text(id),
            "createTime": .text(createTime(in: fleet).rfc3339),
            "parent": ["type": "folder", "id": .text(fleet.folder)],
        ]
    }

    /// The project as version 3 of the API tells it.
    fileprivate func json(in fleet: SimulatedFleet) -> JSONValue {
        let created = JSONValue.text(createTime(in: fleet).rfc3339)
        return [
            "name": .text("projects/\(number)"),
            "parent": .text("folders/\(fleet.folder)"),
            "projectId": .text(id),
            "state": .word("ACTIVE", 1),
            "displayName": .text(id),
            "createTime": created,
            "updateTime": created,
            "etag": "W/\"7c1f5b3e9a0d2c46\"",
        ]
    }

    /// Who may do what; only the service agents and some people matter.
    fileprivate var policy: JSONValue {
        let agents = "iam.gserviceaccount.com"
        var bindings: [(role: String, member: String)] = [
            ("roles/compute.serviceAgent", "serviceAccount:service-\(number)@compute-system.\(agents)"),
            ("roles/editor", "serviceAccount:\(serviceAccount)"),
            ("roles/osconfig.viewer", "group:compliance@example.com"),
            ("roles/owner", "group:platform@example.com"),
        ]
        if plan.hasServiceAgent {
            bindings.insert(
                ("roles/osconfig.serviceAgent", "serviceAccount:service-\(number)@gcp-sa-osconfig.\(agents)"),
                at: 2
            )
        }
        return [
            "version": 1,
            "etag": "BwYh3t0mZqE=",
            "bindings": .list(
                bindings.map { ["role": .text($0.role), "members": [.text($0.member)]] }
            ),
        ]
    }
}

extension APICall {
    fileprivate func olderProjects() throws(APIError) -> JSONValue {
        let filter = try ListFilter(request.parameter("filter") ?? "", aliases: ["id": "projectId"])
        return try projects(defaultSize: 500, maximum: 500) { project in
            let json = project.olderJSON(in: moment.fleet)
            return filter.matches(json) ? json : nil
        }
    }

    fileprivate func foundProjects() throws(APIError) -> JSONValue {
        let filter = try ListFilter(request.parameter("query") ?? "", aliases: ["id": "projectId"])
        return try projects(defaultSize: 500, maximum: 500) { project in
            let json = project.json(in: moment.fleet)
            return filter.matches(json) ? json : nil
        }
    }

    fileprivate func childProjects() throws(APIError) -> JSONValue {
        let isOurs = try parent() == "folders/\(moment.fleet.folder)"
        return try projects(defaultSize: 100, maximum: 300) { isOurs ? $0.json(in: moment.fleet) : nil }
    }

    fileprivate func childFolders() throws(APIError) -> JSONValue {
        let organization = "organizations/\(moment.fleet.organization)"
        guard try parent() == organization else { return [:] }
        let created = JSONValue.text((moment.fleet.start - moment.fleet.scenario.history).rfc3339)
        let folder: JSONValue = [
            "name": .text("folders/\(moment.fleet.folder)"),
            "parent": .text(organization),
            "displayName": "Workloads",
            "state": .word("ACTIVE", 1),
            "createTime": created,
            "updateTime": created,
            "etag": "W/\"3b0a7d52c4e81f69\"",
        ]
        return ["folders": .list([folder])]
    }

    private func parent() throws(APIError) -> String {
        guard let parent = request.parameter("parent"), parent.contains("/") else {
            throw .invalidArgument("Request contains an invalid argument: parent must be folders/… or organizations/…")
        }
        return parent
    }

    private func projects(
        defaultSize: Int,
        maximum: Int,
        json: (SimulatedProject) -> JSONValue?
    ) throws(APIError) -> JSONValue {
        let all = moment.fleet.projects
        let page = try page(over: all.indices, defaultSize: defaultSize, maximum: maximum) { json(all[$0]) }
        return ["projects": .nonEmpty(page.items), "nextPageToken": page.nextPageToken]
    }
}
