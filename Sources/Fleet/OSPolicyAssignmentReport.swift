/// How a VM stands by one assignment (`osPolicyAssignments.reports.get`).
package struct OSPolicyAssignmentReport: Hashable, Sendable, Codable {
    /// The project, as the name says it.
    package var project: ProjectReference
    /// The VM's zone.
    package var zone: ZoneName
    /// The VM's numeric id.
    package var instance: InstanceID
    /// The VM's name, where the report says one.
    package var instanceName: InstanceName?
    /// The assignment.
    package var assignment: PolicyAssignmentID
    /// The revision that the VM has.
    package var revision: RevisionID
    /// The last attempted run; the agent logs it too.
    package var lastRunID = ""
    /// When the report was last generated, which goes on while the VM is off.
    package var updateTime: Timestamp?
    /// One entry per policy.
    package var policies: [PolicyCompliance] = []

    /// A report that says nothing yet.
    package init(
        project: ProjectReference,
        zone: ZoneName,
        instance: InstanceID,
        assignment: PolicyAssignmentID,
        revision: RevisionID
    ) {
        self.project = project
        self.zone = zone
        self.instance = instance
        self.assignment = assignment
        self.revision = revision
    }
}

/// Whether something is as demanded; the API leaves UNKNOWN, its zero value, out.
package enum ComplianceState: String, Hashable, Sendable, CaseIterable {
    /// As demanded.
    case compliant = "COMPLIANT"
    /// Not as demanded.
    case nonCompliant = "NON_COMPLIANT"
    /// Nobody knows.
    case unknown = "UNKNOWN"
}

/// How a VM stands by one policy (`OSPolicyCompliance`).
package struct PolicyCompliance: Hashable, Sendable, Codable {
    /// The policy.
    package var policy = PolicyID("")
    /// Whether the VM is as demanded.
    package var state = Open<ComplianceState>("UNKNOWN")
    /// Why; a word of the API, such as `vm-not-running`.
    package var reason = ""
    /// One entry per resource; empty when no group fits the VM.
    package var resources: [PolicyResourceCompliance] = []

    /// An entry that says nothing yet.
    package init() {}
}

/// How a VM stands by one resource of a policy (`OSPolicyResourceCompliance`).
package struct PolicyResourceCompliance: Hashable, Sendable, Codable {
    /// A step of the agent's work on the resource.
    package struct Step: Hashable, Sendable, Codable {
        /// Such as `VALIDATION`, `DESIRED_STATE_CHECK`.
        package var type = ""
        /// Non-empty means that the step failed; the agent cuts it to 512 bytes.
        package var errorMessage = ""

        /// A step that says nothing yet.
        package init() {}
    }

    /// The resource.
    package var resource = ""
    /// Whether it is as demanded.
    package var state = Open<ComplianceState>("UNKNOWN")
    /// Why; a word of the API, such as `execution-errors`.
    package var reason = ""
    /// What the agent did.
    package var steps: [Step] = []
    /// What the enforcing script left behind: any bytes, as base64.
    package var enforcementOutput = ""

    /// An entry that says nothing yet.
    package init() {}
}
