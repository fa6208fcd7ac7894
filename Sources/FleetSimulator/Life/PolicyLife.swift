import Fleet

/// An OS policy assignment of a zone at a moment.
struct AssignmentMoment: Sendable {
    let plan: AssignmentPlan
    let project: SimulatedProject
    let zone: String
    /// The uuid that stays through all revisions.
    let uid: String
    /// Its revisions, newest first; there is at least one.
    let revisions: [AssignmentRevision]

    /// `projects/{number}/locations/{zone}/osPolicyAssignments/{id}`.
    var name: String { "projects/\(project.number)/locations/\(zone)/osPolicyAssignments/\(plan.id)" }
}

/// A revision of an OS policy assignment.
struct AssignmentRevision: Sendable {
    let id: String
    let createTime: Timestamp
    let rolloutState: OSPolicyAssignment.RolloutState
    /// When its rollout ended; `nil` while it goes on.
    let rolledOutAt: Timestamp?
    /// When the next revision came.
    let supersededAt: Timestamp
    /// Whether its rollout stops after the first wave.
    let isStuck: Bool
    /// The VMs that its rollout never reaches; `nil` for none.
    let missed: VMPattern?
    /// Whether it is the one that new VMs get.
    let isBaseline: Bool
}

/// What the service says about one VM and one assignment.
struct PolicyReport: Sendable {
    let machine: Machine
    let assignment: AssignmentMoment
    /// The revision that the VM has.
    let revision: String
    /// The id of the last run; empty when there was none.
    let runID: String
    let updateTime: Timestamp
    let verdicts: [PolicyVerdict]
}

/// What a report says about one policy.
struct PolicyVerdict: Sendable {
    let policy: PolicyPlan
    let state: ComplianceState
    /// `complianceStateReason` of the policy; empty for none.
    let reason: String
    /// What was done, in order; empty when the policy did not run or no resource group is for the VM.
    let steps: [Step]
    /// `complianceStateReason` of the resource; empty for none.
    let resourceReason: String

    /// A step of a run.
    struct Step: Sendable, Hashable {
        /// The word and number of `configSteps.type`.
        enum Kind: Int, Sendable {
            case validation = 1
            case check = 2
            case enforcement = 3
            case checkAfter = 4
        }
        let kind: Kind
        /// What went wrong; empty when nothing did.
        let error: String
    }
}
