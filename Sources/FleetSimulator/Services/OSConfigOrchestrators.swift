import Fleet

extension GoogleAPI {
    /// What lays policies over projects and zones; folders and organizations have none here.
    static let osConfigOrchestrators: [APIMethod] = [
        "projects/{project}", "folders/{folder}", "organizations/{organization}",
    ].flatMap { parent in
        [
            APIMethod(
                "policyOrchestrators.list",
                .osConfig,
                "GET",
                "/v2/\(parent)/locations/global/policyOrchestrators",
                permission: "osconfig.policyOrchestrators.list",
                quota: .globalRead
            ) { call throws(APIError) in try call.orchestrators() },
            APIMethod(
                "policyOrchestrators.get",
                .osConfig,
                "GET",
                "/v2/\(parent)/locations/global/policyOrchestrators/{orchestrator}",
                permission: "osconfig.policyOrchestrators.get",
                quota: .globalRead
            ) { call throws(APIError) in try call.orchestrator() },
        ]
    }
}

/// A policy orchestrator at a moment: it goes over the project again and again, an hour after an hour.
struct OrchestratorMoment: Sendable {
    let id: String
    let project: SimulatedProject
    /// When it was made.
    let createTime: Timestamp
    let now: Timestamp
    let chance: Chance

    private static let period = Duration.seconds(3_600)
    private static let pass = Duration.seconds(600)

    /// A pass over the project.
    struct Iteration: Sendable, Hashable {
        let id: String
        let startTime: Timestamp
        /// When it was over; `nil` while it goes on.
        let finishTime: Timestamp?
        /// 0 to 100.
        let progress: Int
        /// How many zones have got their assignment.
        let actions: Int
    }

    /// The pass that began last.
    var current: Iteration { iteration(count) }
    /// The one before; `nil` for the first.
    var previous: Iteration? { count == 0 ? nil : iteration(count - 1) }

    private var count: Int64 {
        max(0, (now - createTime).wholeMicroseconds / Self.period.wholeMicroseconds)
    }

    private func iteration(_ number: Int64) -> Iteration {
        let start = createTime + Self.period * number
        let share = min(1, (now - start) / Self.pass)
        return Iteration(
            id: chance.uuid("\(project.id)/\(id)/\(number)"),
            startTime: start,
            finishTime: share < 1 ? nil : start + Self.pass,
            progress: Int(share * 100),
            actions: Int(share * Double(project.zones.count))
        )
    }
}

extension JSONValue {
    /// A `PolicyOrchestrator` that lays an assignment of the project over its zones.
    static func orchestrator(_ orchestrator: OrchestratorMoment) -> JSONValue {
        let plans = orchestrator.project.plan.assignments
        let plan = plans.first { $0.id == orchestrator.id } ?? plans.first
        let created = JSONValue.text(orchestrator.createTime.rfc3339)
        return [
            "name": .text(
                "projects/\(orchestrator.project.number)/locations/global/policyOrchestrators/\(orchestrator.id)"
            ),
            "action": "UPSERT",
            "state": "ACTIVE",
            "createTime": created,
            "updateTime": created,
            "etag": .bytesField(orchestrator.id.utf8),
            "orchestratedResource": [
                "id": .optional(plan?.id),
                "osPolicyAssignmentV1Payload": plan.map { .object(assignmentDemands($0)) } ?? .absent,
            ],
            "orchestrationScope": [
                "selectors": [["locationSelector": ["includedLocations": .strings(orchestrator.project.zones)]]]
            ],
            "orchestrationState": [
                "currentIterationState": iteration(orchestrator.current),
                "previousIterationState": orchestrator.previous.map { iteration($0) } ?? .absent,
            ],
        ]
    }

    private static func iteration(_ iteration: OrchestratorMoment.Iteration) -> JSONValue {
        [
            "iterationId": .text(iteration.id),
            "state": OSConfigEnum.iterationState[iteration.finishTime == nil ? "PROCESSING" : "COMPLETED"],
            "progress": iteration.progress == 0 ? .absent : .integer(iteration.progress),
            "performedActions": .int64(iteration.actions),
            "startTime": .text(iteration.startTime.rfc3339),
            "finishTime": .optional(iteration.finishTime?.rfc3339),
        ]
    }
}

extension APICall {
    fileprivate func orchestrators() throws(APIError) -> JSONValue {
        guard variables["project"] != nil else { return [:] }
        let project = try project()
        let filter = try listFilter()
        let ids = project.plan.orchestrators
        let page = try page(
            over: ids.indices,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            let orchestrator = orchestrator(ids[index], of: project)
            return filter?.matches(orchestrator) == false ? nil : orchestrator
        }
        return page.list(named: "policyOrchestrators")
    }

    fileprivate func orchestrator() throws(APIError) -> JSONValue {
        let id = variable("orchestrator")
        guard variables["project"] != nil else { throw .notFound("policyOrchestrators/\(id)") }
        let project = try project()
        guard project.plan.orchestrators.contains(id) else {
            throw .notFound("projects/\(project.number)/locations/global/policyOrchestrators/\(id)")
        }
        return orchestrator(id, of: project)
    }

    /// It was made as long before the start as an assignment is by default.
    private func orchestrator(_ id: String, of project: SimulatedProject) -> JSONValue {
        .orchestrator(
            OrchestratorMoment(
                id: id,
                project: project,
                createTime: moment.fleet.start - .seconds(100 * 86_400),
                now: now,
                chance: moment.fleet.chance
            )
        )
    }
}
