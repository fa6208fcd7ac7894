import Fleet

extension GoogleAPI {
    private static let jobsPath = "/v1/projects/{project}/patchJobs"

    /// Patch jobs, and where VMs stand in them.
    static let osConfigPatchJobs: [APIMethod] = [
        APIMethod(
            "patchJobs.list",
            .osConfig,
            "GET",
            jobsPath,
            permission: "osconfig.patchJobs.list",
            quota: .globalRead
        ) { call throws(APIError) in try call.patchJobs() },
        APIMethod(
            "patchJobs.get",
            .osConfig,
            "GET",
            jobsPath + "/{job}",
            permission: "osconfig.patchJobs.get",
            quota: .globalRead
        ) { call throws(APIError) in
            let project = try call.project()
            return call.patchJob(try call.run(of: project), of: project)
        },
        APIMethod(
            "patchJobs.instanceDetails.list",
            .osConfig,
            "GET",
            jobsPath + "/{job}/instanceDetails",
            permission: "osconfig.patchJobs.get",
            quota: .globalRead
        ) { call throws(APIError) in try call.instanceDetails() },
    ]
}

extension JSONValue {
    /// A `PatchJob`; `counts` says how many of its VMs are in each state.
    static func patchJob(
        _ run: PatchRun,
        of project: SimulatedProject,
        state: PatchJob.State,
        counts: [PatchState: Int],
        updateTime: Timestamp,
        instances: [String] = []
    ) -> JSONValue {
        [
            "name": .text("projects/\(project.number)/patchJobs/\(run.id)"),
            "createTime": .text(run.createTime.rfc3339),
            "updateTime": .text(updateTime.rfc3339),
            "state": OSConfigEnum.patchJobState[state.rawValue],
            "patchConfig": .patchConfig(run.plan),
            "duration": run.plan.duration.map { .seconds($0) } ?? .absent,
            "instanceDetailsSummary": .instanceDetailsSummary(counts),
            "dryRun": .whenTrue(run.plan.isDryRun),
            "errorMessage": .nonEmpty(errorMessage(of: run, state: state)),
            "percentComplete": percentComplete(counts),
            "instanceFilter": .patchInstanceFilter(run.filter, instances: instances),
            "displayName": .nonEmpty(run.displayName),
            "patchDeployment": .optional(
                run.deployment.map { "projects/\(project.number)/patchDeployments/\($0)" }
            ),
            "rollout": .patchRollout(run.plan),
        ]
    }

    private static func instanceDetailsSummary(_ counts: [PatchState: Int]) -> JSONValue {
        .object(PatchState.allCases.map { Member($0.summaryKey, .int64(counts[$0, default: 0])) })
    }

    /// How many VMs are through, well or not, to a tenth.
    private static func percentComplete(_ counts: [PatchState: Int]) -> JSONValue {
        let finished = counts.filter { $0.key.isFinished }.values.reduce(0, +)
        let tenths = finished * 1_000 / max(1, counts.values.reduce(0, +))
        return tenths == 0 ? .absent : .real(Double(tenths) / 10)
    }

    private static func errorMessage(of run: PatchRun, state: PatchJob.State) -> String {
        switch state {
        case .completedWithErrors where run.isStopped:
            "The patch job was stopped because its disruption budget was exceeded."
        case .completedWithErrors: "Some instances failed to patch."
        case .timedOut: "The patch job timed out."
        default: ""
        }
    }

    /// A `PatchJobInstanceDetails`: unlike others, its name has the project's id and the VM's name.
    static func instanceDetails(
        of machine: Machine,
        in project: SimulatedProject,
        state: PatchState,
        failureReason: String,
        attempts: Int
    ) -> JSONValue {
        [
            "name": .text("projects/\(project.id)/zones/\(machine.zone)/instances/\(machine.name)"),
            "instanceSystemId": .text(machine.id),
            "state": OSConfigEnum.patchState[state.rawValue],
            "failureReason": .nonEmpty(failureReason),
            // The service counts what agents took on; that they tried again they tell at the end.
            "attemptCount": state.provesContact ? .int64(state == .failed ? attempts : min(1, attempts)) : .absent,
        ]
    }
}

extension FleetMoment {
    /// The names in a filter as instances; a VM that never was keeps its name in the project's first zone.
    func instances(of filter: FilterPlan, in project: SimulatedProject) -> [String] {
        guard !filter.names.isEmpty else { return [] }
        let places = Dictionary(grouping: fleet.machines[project.machines]) { $0.name }
        return filter.names.flatMap { name in
            let zones = Set(places[name, default: []].map(\.zone)).sorted()
            return (zones.isEmpty ? Array(project.zones.prefix(1)) : zones).map { "zones/\($0)/instances/\(name)" }
        }
    }
}

extension APICall {
    /// Jobs have places by age, so that one which begins between two pages does not shift the others.
    fileprivate func patchJobs() throws(APIError) -> JSONValue {
        let project = try project()
        let filter = try deploymentFilter(in: project)
        let runs = Dictionary(moment.runs(of: project).map { (Self.newest - $0.index, $0) }) { first, _ in first }
        guard let first = runs.keys.min(), let last = runs.keys.max() else { return [:] }
        let page = try page(
            over: first..<last + 1,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            guard let run = runs[index] else { return nil }
            let deployment = run.deployment.map { "projects/\(project.number)/patchDeployments/\($0)" }
            let isWanted = filter?.matches(["patchDeployment": .optional(deployment)]) ?? true
            return isWanted ? patchJob(run, of: project) : nil
        }
        return page.list(named: "patchJobs")
    }

    /// More than there will ever be jobs.
    private static let newest = 1 << 40

    /// The only criterion is the deployment, whose project people write as an id or as a number.
    private func deploymentFilter(in project: SimulatedProject) throws(APIError) -> ListFilter? {
        guard let text = request.parameter("filter") else { return nil }
        return try ListFilter(text.replacing("projects/\(project.id)/", with: "projects/\(project.number)/"))
    }

    fileprivate func patchJob(_ run: PatchRun, of project: SimulatedProject) -> JSONValue {
        .patchJob(
            run,
            of: project,
            state: moment.state(of: run),
            counts: moment.counts(of: run),
            updateTime: moment.updateTime(of: run),
            instances: moment.instances(of: run.filter, in: project)
        )
    }

    fileprivate func run(of project: SimulatedProject) throws(APIError) -> PatchRun {
        let id = variable("job")
        guard let run = moment.runs(of: project).first(where: { $0.id == id }) else {
            throw .notFound("projects/\(project.number)/patchJobs/\(id)")
        }
        return run
    }

    fileprivate func instanceDetails() throws(APIError) -> JSONValue {
        let project = try project()
        let run = try run(of: project)
        let filter = try listFilter()
        let page = try page(
            over: run.parts,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            let part = moment.fleet.parts[index]
            let machine = moment.fleet.machines[part.machine]
            let details = JSONValue.instanceDetails(
                of: machine,
                in: project,
                state: moment.state(of: part),
                failureReason: moment.failureReason(of: part),
                attempts: part.attempts
            )
            guard let filter else { return details }
            return filter.matches(Self.criteria(of: machine, details: details)) ? details : nil
        }
        return page.list(named: "patchJobInstanceDetails")
    }

    /// What details can be filtered by.
    ///
    /// A VM's name may be written alone or as the path that answers have.
    private static func criteria(of machine: Machine, details: JSONValue) -> JSONValue {
        [
            "zone": .text(machine.zone),
            "name": [.text(machine.name), details["name"] ?? .absent],
            "state": details["state"] ?? .absent,
            "failureReason": details["failureReason"] ?? .absent,
        ]
    }
}
