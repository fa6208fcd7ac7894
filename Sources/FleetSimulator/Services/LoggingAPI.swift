import FoundationEssentials

// https://cloud.google.com/logging/docs/reference/v2/rest/v2/entries/list

extension GoogleAPI {
    /// What agents, and the service about patch jobs, wrote to Cloud Logging.
    static let logging: [APIMethod] = [
        APIMethod("entries.list", .logging, "POST", "/v2/entries:list", permission: "logging.logEntries.list") {
            call throws(APIError) in try call.logEntries()
        }
    ]
}

/// The body of `entries.list`.
private struct LogEntriesRequest: Decodable {
    let resourceNames: [String]?
    let filter: String?
    let orderBy: String?
    let pageSize: Int?
    let pageToken: String?
}

extension APICall {
    private static let mostResourceNames = 100

    fileprivate func logEntries() throws(APIError) -> JSONValue {
        let body = try logEntriesRequest()
        let projects = try logProjects(body.resourceNames ?? [])
        let filter = try ListFilter(body.filter ?? "", dialect: .logging)
        let asked = body.pageSize ?? 0
        guard asked >= 0 else { throw .invalidArgument("page_size must be positive or zero, was \(asked)") }
        var search = LogSearch(
            moment: moment,
            projects: projects,
            filter: filter,
            isNewestFirst: try isNewestFirst(body.orderBy ?? ""),
            after: try place(body.pageToken ?? "")
        )
        let (entries, next) = search.page(size: asked == 0 ? 50 : min(asked, 1_000))
        return ["entries": .nonEmpty(entries), "nextPageToken": .optional(next?.token)]
    }

    private func logEntriesRequest() throws(APIError) -> LogEntriesRequest {
        do {
            return try JSONDecoder().decode(LogEntriesRequest.self, from: Data(request.body))
        } catch {
            throw .invalidArgument("Invalid JSON payload received. It is no ListLogEntriesRequest.")
        }
    }

    /// The projects of resource names such as `projects/p`; folders and the like have no entries of their own.
    private func logProjects(_ names: [String]) throws(APIError) -> [SimulatedProject] {
        guard (1...Self.mostResourceNames).contains(names.count) else {
            throw .invalidArgument("resource_names must hold 1 to \(Self.mostResourceNames) names, not \(names.count)")
        }
        var projects: [SimulatedProject] = []
        for name in names {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            guard
                parts.count >= 2, !parts[1].isEmpty,
                ["projects", "folders", "organizations", "billingAccounts"].contains(parts[0])
            else { throw .invalidArgument("Name \"\(name.prefix(100))\" is not a valid resource name") }
            guard parts[0] == "projects" else { continue }
            guard let project = moment.fleet.project(named: String(parts[1])) else {
                throw APIError(404, "NOT_FOUND", "Project does not exist: \(parts[1])")
            }
            if !projects.contains(where: { $0.index == project.index }) { projects.append(project) }
        }
        return projects
    }

    private func isNewestFirst(_ orderBy: String) throws(APIError) -> Bool {
        switch orderBy.split(separator: " ").map({ String($0) }) {
        case [], ["timestamp"], ["timestamp", "asc"]: return false
        case ["timestamp", "desc"]: return true
        default:
            throw .invalidArgument(
                "Unsupported order_by '\(orderBy.prefix(100))': use 'timestamp asc' or 'timestamp desc'"
            )
        }
    }

    private func place(_ token: String) throws(APIError) -> LogPlace? {
        guard !token.isEmpty else { return nil }
        guard let place = LogPlace(token: token) else {
            throw .invalidArgument("page_token doesn't match the request: \(token.prefix(100))")
        }
        return place
    }
}
