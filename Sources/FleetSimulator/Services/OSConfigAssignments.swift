import Fleet

extension GoogleAPI {
    private static let assignmentsPath = "/v1/projects/{project}/locations/{zone}/osPolicyAssignments"

    /// Which policies hold for the VMs of a zone, and the operations that brought them there.
    static let osConfigAssignments: [APIMethod] = [
        APIMethod(
            "osPolicyAssignments.list",
            .osConfig,
            "GET",
            assignmentsPath,
            permission: "osconfig.osPolicyAssignments.list",
            quota: .zonalRead
        ) { call throws(APIError) in try call.assignments() },
        APIMethod(
            "osPolicyAssignments.get",
            .osConfig,
            "GET",
            assignmentsPath + "/{assignment}",
            permission: "osconfig.osPolicyAssignments.get",
            quota: .zonalRead
        ) { call throws(APIError) in try call.assignment() },
        APIMethod(
            "osPolicyAssignments.listRevisions",
            .osConfig,
            "GET",
            assignmentsPath + "/{assignment}:listRevisions",
            permission: "osconfig.osPolicyAssignments.list",
            quota: .zonalRead
        ) { call throws(APIError) in try call.revisions() },
        APIMethod(
            "osPolicyAssignments.operations.get",
            .osConfig,
            "GET",
            assignmentsPath + "/{assignment}/operations/{operation}",
            permission: "osconfig.operations.get",
            quota: .zonalRead
        ) { call throws(APIError) in try call.operation() },
    ]
}

extension JSONValue {
    /// An `OSPolicyAssignment` at a revision.
    static func assignment(_ assignment: AssignmentMoment, revision: AssignmentRevision) -> JSONValue {
        let isReconciling = revision.rolloutState == .inProgress || revision.rolloutState == .cancelling
        return .object(
            [Member("name", .text(assignment.name))] + assignmentDemands(assignment.plan) + [
                Member("revisionId", .text(revision.id)),
                Member("revisionCreateTime", .text(revision.createTime.rfc3339)),
                Member("etag", .bytesField(revision.id.utf8)),
                Member("rolloutState", OSConfigEnum.rolloutState[revision.rolloutState.rawValue]),
                Member("baseline", .whenTrue(revision.isBaseline)),
                Member("reconciling", .whenTrue(isReconciling)),
                Member("uid", .text(assignment.uid)),
            ]
        )
    }

    /// What people write into an `OSPolicyAssignment`, apart from its name.
    static func assignmentDemands(_ plan: AssignmentPlan) -> [Member] {
        [
            Member("osPolicies", .nonEmpty(plan.policies.map { .osPolicy($0) })),
            Member("instanceFilter", .assignmentFilter(plan)),
            Member(
                "rollout",
                [
                    "disruptionBudget": ["percent": .integer(plan.budgetPercent)],
                    "minWaitDuration": .seconds(plan.wait),
                ]
            ),
        ]
    }

    /// An `InstanceFilter` of an assignment.
    private static func assignmentFilter(_ plan: AssignmentPlan) -> JSONValue {
        [
            "all": .whenTrue(plan.includes.isEmpty && plan.excludes.isEmpty && plan.systems.isEmpty),
            "inclusionLabels": .labelSets(plan.includes),
            "exclusionLabels": .labelSets(plan.excludes),
            "inventories": .nonEmpty(plan.systems.map { ["osShortName": .text($0)] }),
        ]
    }

    /// Sets of labels, in the shape that filters have them.
    static func labelSets(_ sets: [[String: String]]) -> JSONValue { .nonEmpty(sets.map { ["labels": .map($0)] }) }

    /// The `Operation` that made a revision and rolls it out.
    static func operation(_ id: String, of assignment: AssignmentMoment, revision: AssignmentRevision) -> JSONValue {
        let isFirst = revision.id == assignment.revisions.last?.id
        let isDone = revision.rolloutState == .succeeded
        let isCancelled = revision.rolloutState == .cancelled
        var response: [Member] = [Member("@type", "type.googleapis.com/google.cloud.osconfig.v1.OSPolicyAssignment")]
        if case .object(let members) = JSONValue.assignment(assignment, revision: revision) { response += members }
        return [
            "name": .text("\(assignment.name)/operations/\(id)"),
            "metadata": [
                "@type": "type.googleapis.com/google.cloud.osconfig.v1.OSPolicyAssignmentOperationMetadata",
                "osPolicyAssignment": .text(assignment.name),
                "apiMethod": OSConfigEnum.operationMethod[isFirst ? "CREATE" : "UPDATE"],
                "rolloutState": OSConfigEnum.rolloutState[revision.rolloutState.rawValue],
                "rolloutStartTime": .text(revision.createTime.rfc3339),
                "rolloutUpdateTime": .text((revision.rolledOutAt ?? revision.createTime).rfc3339),
            ],
            "done": .whenTrue(isDone || isCancelled),
            "error": isCancelled ? ["code": 1, "message": "The rollout was cancelled."] : .absent,
            "response": isDone ? .object(response) : .absent,
        ]
    }
}

extension APICall {
    fileprivate func assignments() throws(APIError) -> JSONValue {
        let zoned = moment.assignments(in: try project(), zone: try location())
        let page = try page(
            over: zoned.indices,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            zoned[index].revisions.first.map { .assignment(zoned[index], revision: $0) }
        }
        return page.list(named: "osPolicyAssignments")
    }

    fileprivate func assignment() throws(APIError) -> JSONValue {
        let name = variable("assignment").split(separator: "@", maxSplits: 1).map { String($0) }
        let assignment = try namedAssignment(name.first ?? "")
        let revision = name.count == 2 ? assignment.revision(name[1]) : assignment.revisions.first
        guard let revision else { throw .notFound("\(assignment.name)@\(name.last ?? "")") }
        return .assignment(assignment, revision: revision)
    }

    fileprivate func revisions() throws(APIError) -> JSONValue {
        let assignment = try namedAssignment(variable("assignment"))
        let page = try page(
            over: assignment.revisions.indices,
            defaultSize: OSConfigPageSize.usual,
            maximum: OSConfigPageSize.maximum
        ) { index throws(APIError) in
            .assignment(assignment, revision: assignment.revisions[index])
        }
        return page.list(named: "osPolicyAssignments")
    }

    /// An operation has the id of the revision that it makes.
    fileprivate func operation() throws(APIError) -> JSONValue {
        let assignment = try namedAssignment(variable("assignment"))
        let id = variable("operation")
        guard let revision = assignment.revision(id) else { throw .notFound("\(assignment.name)/operations/\(id)") }
        return .operation(id, of: assignment, revision: revision)
    }

    private func namedAssignment(_ id: String) throws(APIError) -> AssignmentMoment {
        let project = try project()
        let zone = try location()
        guard let assignment = moment.assignments(in: project, zone: zone).first(where: { $0.plan.id == id }) else {
            throw .notFound("projects/\(project.number)/locations/\(zone)/osPolicyAssignments/\(id)")
        }
        return assignment
    }
}

extension AssignmentMoment {
    fileprivate func revision(_ id: String) -> AssignmentRevision? { revisions.first { $0.id == id } }
}
