import Fleet

extension GoogleAPI {
    private static let reportPath =
        "/v1/projects/{project}/locations/{zone}/instances/{instance}/osPolicyAssignments/{assignment}"

    /// How VMs stand by policies.
    static let osConfigReports: [APIMethod] = [
        APIMethod(
            "osPolicyAssignments.reports.list",
            .osConfig,
            "GET",
            reportPath + "/reports",
            permission: "osconfig.osPolicyAssignmentReports.list",
            quota: .zonalRead
        ) { call throws(APIError) in try call.policyReports() },
        APIMethod(
            "osPolicyAssignments.reports.get",
            .osConfig,
            "GET",
            reportPath + "/report",
            permission: "osconfig.osPolicyAssignmentReports.get",
            quota: .zonalRead
        ) { call throws(APIError) in try call.policyReport() },
    ]
}

extension JSONValue {
    /// An `OSPolicyAssignmentReport`.
    static func policyReport(_ report: PolicyReport) -> JSONValue {
        let instance = report.assignment.project.locationName(of: report.machine)
        return [
            "name": .text("\(instance)/osPolicyAssignments/\(report.assignment.plan.id)/report"),
            "instance": .text(instance),
            "osPolicyAssignment": .text("\(report.assignment.name)@\(report.revision)"),
            "osPolicyCompliances": .nonEmpty(report.verdicts.map { .compliance($0, of: report.machine.system) }),
            "updateTime": .text(report.updateTime.rfc3339),
            "lastRunId": .nonEmpty(report.runID),
        ]
    }

    /// An `OSPolicyCompliance`.
    ///
    /// Its state is written even when it is UNKNOWN, the zero value: gcloud relies on it.
    private static func compliance(_ verdict: PolicyVerdict, of system: OperatingSystem) -> JSONValue {
        [
            "osPolicyId": .text(verdict.policy.id),
            "complianceState": OSConfigEnum.complianceState[verdict.state.rawValue],
            "complianceStateReason": .nonEmpty(verdict.reason),
            "osPolicyResourceCompliances":
                verdict.steps.isEmpty ? .absent : [resourceCompliance(verdict, of: system)],
        ]
    }

    private static func resourceCompliance(_ verdict: PolicyVerdict, of system: OperatingSystem) -> JSONValue {
        let enforcement = verdict.steps.first { $0.kind == .enforcement }
        return [
            "osPolicyResourceId": .text(verdict.policy.resourceID(for: system)),
            "configSteps": .list(
                verdict.steps.map {
                    ["type": OSConfigEnum.configStep[$0.kind.word], "errorMessage": .nonEmpty($0.error)]
                }
            ),
            "complianceState": OSConfigEnum.complianceState[verdict.state.rawValue],
            "complianceStateReason": .nonEmpty(verdict.resourceReason),
            "execResourceOutput": enforcement.map { output(of: $0, by: verdict.policy) } ?? .absent,
        ]
    }

    /// What the enforcing script wrote into its output file; other resources have none.
    private static func output(of step: PolicyVerdict.Step, by policy: PolicyPlan) -> JSONValue {
        guard case .script = policy.resource else { return .absent }
        let text = step.error.isEmpty ? "\(policy.id): repaired\n" : "\(policy.id): \(step.error)\n"
        return ["enforcementOutput": .bytesField(text.utf8)]
    }
}

extension PolicyVerdict.Step.Kind {
    /// The word of `configSteps.type`.
    fileprivate var word: String {
        switch self {
        case .validation: "VALIDATION"
        case .check: "DESIRED_STATE_CHECK"
        case .enforcement: "DESIRED_STATE_ENFORCEMENT"
        case .checkAfter: "DESIRED_STATE_CHECK_POST_ENFORCEMENT"
        }
    }
}

extension APICall {
    fileprivate func policyReports() throws(APIError) -> JSONValue {
        let instance = variable("instance")
        let wanted = variable("assignment")
        guard instance == "-" || wanted == "-" else {
            throw .invalidArgument("Either the instance or the OS policy assignment of the parent must be '-'.")
        }
        let project = try project()
        let zone = try location()
        let filter = try listFilter()
        let zoned = moment.assignments(in: project, zone: zone)
        let machines =
            instance == "-"
            ? moment.machines(in: project, zone: zone)
            : moment.machine(instance, in: project, zone: zone).map { $0.index..<$0.index + 1 } ?? 0..<0
        // A place for each plan, so that a token stays right when an assignment comes between two pages.
        let plans = project.plan.assignments
        let page = try page(
            over: machines.lowerBound * plans.count..<machines.upperBound * plans.count,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            let machine = moment.fleet.machines[index / plans.count]
            let id = plans[index % plans.count].id
            guard wanted == "-" || wanted == id, moment.hasReports(machine) else { return nil }
            guard
                let assignment = zoned.first(where: { $0.plan.id == id }),
                let report = moment.report(on: machine, by: assignment)
            else { return nil }
            let json = JSONValue.policyReport(report)
            return filter?.matches(json) == false ? nil : json
        }
        return page.list(named: "osPolicyAssignmentReports")
    }

    fileprivate func policyReport() throws(APIError) -> JSONValue {
        let (machine, project) = try namedMachine()
        let id = variable("assignment")
        let assignment = moment.assignments(in: project, zone: machine.zone).first { $0.plan.id == id }
        guard let report = assignment.flatMap({ moment.report(on: machine, by: $0) }) else {
            throw .notFound("\(project.locationName(of: machine))/osPolicyAssignments/\(id)/report")
        }
        return .policyReport(report)
    }
}
