// https://cloud.google.com/service-usage/docs/reference/rest/v1/services

extension GoogleAPI {
    /// Which services projects have enabled.
    static let serviceUsage: [APIMethod] = [
        APIMethod(
            "services.get",
            .serviceUsage,
            "GET",
            "/v1/projects/{project}/services/{service}",
            permission: "serviceusage.services.get"
        ) { call throws(APIError) in try call.enabledService() },
        APIMethod(
            "services.list",
            .serviceUsage,
            "GET",
            "/v1/projects/{project}/services",
            permission: "serviceusage.services.list"
        ) { call throws(APIError) in try call.enabledServices() },
    ]
}

extension GoogleService {
    /// The service as it stands in a project.
    fileprivate func json(in project: SimulatedProject, isEnabled: Bool) -> JSONValue {
        [
            "name": .text("projects/\(project.number)/services/\(rawValue)"),
            "config": ["name": .text(rawValue), "title": .optional(title)],
            "state": isEnabled ? .word("ENABLED", 2) : .word("DISABLED", 1),
            "parent": .text("projects/\(project.number)"),
        ]
    }
}

extension APICall {
    fileprivate func enabledService() throws(APIError) -> JSONValue {
        let project = try project()
        let name = variable("service")
        guard let service = GoogleService(rawValue: name), service.title != nil else {
            throw APIError(
                403,
                "PERMISSION_DENIED",
                "Not found or permission denied for service(s): \(name).",
                reason: "SERVICE_CONFIG_NOT_FOUND_OR_PERMISSION_DENIED",
                metadata: ["services": name]
            )
        }
        return service.json(in: project, isEnabled: !disabledServices.contains(service))
    }

    fileprivate func enabledServices() throws(APIError) -> JSONValue {
        let project = try project()
        let filter = try ListFilter(request.parameter("filter") ?? "")
        let services = GoogleService.allCases.filter { $0.title != nil }.sorted { $0.rawValue < $1.rawValue }
        let page = try page(over: services.indices, defaultSize: 50, maximum: 200) { index in
            let isEnabled = !disabledServices.contains(services[index])
            let service = services[index].json(in: project, isEnabled: isEnabled)
            return filter.matches(service) ? service : nil
        }
        return ["services": .nonEmpty(page.items), "nextPageToken": page.nextPageToken]
    }
}
