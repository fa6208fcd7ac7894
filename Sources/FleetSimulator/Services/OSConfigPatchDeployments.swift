import Fleet

extension GoogleAPI {
    private static let deploymentsPath = "/v1/projects/{project}/patchDeployments"

    /// Standing orders to patch.
    static let osConfigPatchDeployments: [APIMethod] = [
        APIMethod(
            "patchDeployments.list",
            .osConfig,
            "GET",
            deploymentsPath,
            permission: "osconfig.patchDeployments.list",
            quota: .globalRead
        ) { call throws(APIError) in try call.patchDeployments() },
        APIMethod(
            "patchDeployments.get",
            .osConfig,
            "GET",
            deploymentsPath + "/{deployment}",
            permission: "osconfig.patchDeployments.get",
            quota: .globalRead
        ) { call throws(APIError) in try call.patchDeployment() },
    ]
}

/// A patch deployment at a moment.
struct DeploymentMoment: Sendable {
    let plan: DeploymentPlan
    let project: SimulatedProject
    /// The moment that the plan's times are relative to.
    let start: Timestamp
    let isPaused: Bool
    /// When it last started a job; `nil` for never.
    let lastStart: Timestamp?
    /// When it last started a job that went well; `nil` for never.
    let lastSuccess: Timestamp?
    /// When it runs next; `nil` for never.
    let next: Timestamp?
    /// The names of its filter as instances.
    var instances: [String] = []
}

extension JSONValue {
    /// A `PatchDeployment`.
    ///
    /// One that ran once stays ACTIVE.
    static func patchDeployment(_ deployment: DeploymentMoment) -> JSONValue {
        let plan = deployment.plan
        let created = JSONValue.text((deployment.start + plan.created).rfc3339)
        return [
            "name": .text("projects/\(deployment.project.number)/patchDeployments/\(plan.id)"),
            "instanceFilter": .patchInstanceFilter(plan.filter, instances: deployment.instances),
            "patchConfig": .patchConfig(plan.job),
            "duration": plan.job.duration.map { .seconds($0) } ?? .absent,
            "oneTimeSchedule": oneTimeSchedule(of: deployment),
            "recurringSchedule": recurringSchedule(of: deployment),
            "createTime": created,
            "updateTime": created,
            "lastExecuteTime": .optional(deployment.lastStart?.rfc3339),
            "rollout": .patchRollout(plan.job),
            "state": OSConfigEnum.deploymentState[deployment.isPaused ? "PAUSED" : "ACTIVE"],
        ]
    }

    private static func oneTimeSchedule(of deployment: DeploymentMoment) -> JSONValue {
        guard case .once(let time) = deployment.plan.schedule.frequency else { return .absent }
        return ["executeTime": .text((deployment.start + time).rfc3339)]
    }

    private static func recurringSchedule(of deployment: DeploymentMoment) -> JSONValue {
        let schedule = deployment.plan.schedule
        let frequency: String
        var weekly = JSONValue.absent
        var monthly = JSONValue.absent
        switch schedule.frequency {
        case .once: return .absent
        case .daily: frequency = "DAILY"
        case .weekly(let day):
            frequency = "WEEKLY"
            weekly = ["dayOfWeek": dayOfWeek(day)]
        case .monthly(let day):
            frequency = "MONTHLY"
            monthly = ["monthDay": .integer(day)]
        case .monthlyWeekday(let ordinal, let day, let offset):
            frequency = "MONTHLY"
            let dayOffset = offset == 0 ? JSONValue.absent : .integer(offset)
            monthly = [
                "weekDayOfMonth": [
                    "weekOrdinal": .integer(ordinal), "dayOfWeek": dayOfWeek(day), "dayOffset": dayOffset,
                ]
            ]
        }
        return [
            "timeZone": ["id": .text(schedule.timeZone)],
            "startTime": .text((deployment.start + deployment.plan.created).rfc3339),
            "timeOfDay": timeOfDay(schedule.minuteOfDay),
            "frequency": OSConfigEnum.frequency[frequency],
            "weekly": weekly,
            "monthly": monthly,
            "lastExecuteTime": .optional(deployment.lastSuccess?.rfc3339),
            "nextExecuteTime": .optional(deployment.next?.rfc3339),
        ]
    }

    /// A `google.type.TimeOfDay`: midnight is `{}`.
    private static func timeOfDay(_ minute: Int) -> JSONValue {
        let (hours, minutes) = minute.quotientAndRemainder(dividingBy: 60)
        return [
            "hours": hours == 0 ? .absent : .integer(hours), "minutes": minutes == 0 ? .absent : .integer(minutes),
        ]
    }

    private static func dayOfWeek(_ day: Int) -> JSONValue {
        let days = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]
        return days.indices.contains(day - 1) ? OSConfigEnum.dayOfWeek[days[day - 1]] : .absent
    }
}

extension APICall {
    /// A full last page ends in a token that leads to nothing, as a real one did.
    fileprivate func patchDeployments() throws(APIError) -> JSONValue {
        let project = try project()
        let plans = project.plan.deployments
        let places = plans.indices
        let page = try page(
            over: places,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            deployment(plans[index], of: project).map { .patchDeployment($0) }
        }
        let asked = try integer("pageSize") ?? 0
        let size = min(asked == 0 ? OSConfigPageSize.usual : asked, OSConfigPageSize.maximum)
        guard page.items.count == size else { return page.list(named: "patchDeployments") }
        let token = page.nextPageToken.isAbsent ? .text(PageToken(places.upperBound).text) : page.nextPageToken
        return Page(items: page.items, nextPageToken: token).list(named: "patchDeployments")
    }

    fileprivate func patchDeployment() throws(APIError) -> JSONValue {
        let project = try project()
        let id = variable("deployment")
        let plan = project.plan.deployments.first { $0.id == id }
        guard let deployment = plan.flatMap({ deployment($0, of: project) }) else {
            throw .notFound("projects/\(project.number)/patchDeployments/\(id)")
        }
        return .patchDeployment(deployment)
    }

    /// The deployment; `nil` before it is made.
    private func deployment(_ plan: DeploymentPlan, of project: SimulatedProject) -> DeploymentMoment? {
        guard moment.fleet.start + plan.created <= now else { return nil }
        let success = moment.runs(of: project).first {
            $0.deployment == plan.id && moment.state(of: $0) == .succeeded
        }
        return DeploymentMoment(
            plan: plan,
            project: project,
            start: moment.fleet.start,
            isPaused: moment.isPaused(plan, in: project),
            lastStart: moment.lastRun(of: plan, in: project)?.createTime,
            lastSuccess: success?.createTime,
            next: moment.nextRun(of: plan),
            instances: moment.instances(of: plan.filter, in: project)
        )
    }
}
