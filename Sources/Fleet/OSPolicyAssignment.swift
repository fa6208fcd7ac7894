/// Policies given to the VMs of one zone (`osPolicyAssignments.get`).
package struct OSPolicyAssignment: Hashable, Sendable, Codable {
    /// How far the newest revision has spread.
    package enum RolloutState: String, Hashable, Sendable, CaseIterable {
        /// Spreading.
        case inProgress = "IN_PROGRESS"
        /// Being stopped.
        case cancelling = "CANCELLING"
        /// Stopped half-way, so that VMs have different revisions.
        case cancelled = "CANCELLED"
        /// Everywhere; it says nothing of compliance.
        case succeeded = "SUCCEEDED"
    }

    /// Which VMs of the zone it is for (`InstanceFilter`).
    package struct InstanceFilter: Hashable, Sendable, Codable {
        /// Every VM of the zone.
        package var all = false
        /// Sets of labels: one set must match in full.
        package var inclusionLabels: [[String: String]] = []
        /// Sets of labels: any set that matches in full excludes.
        package var exclusionLabels: [[String: String]] = []
        /// Operating systems, one of which must fit.
        package var inventories: [OSFilter] = []

        /// A filter that matches nothing.
        package init() {}
    }

    /// The project, as the name says it.
    package var project: ProjectReference
    /// The zone.
    package var zone: ZoneName
    /// The last segment of the name, without a revision.
    package var id: PolicyAssignmentID
    /// What a person said of it.
    package var description = ""
    /// A checksum of the service.
    package var etag = ""
    /// The service's own id.
    package var uid = ""
    /// The newest revision.
    package var revision = RevisionID("")
    /// When that revision was made.
    package var revisionCreateTime: Timestamp?
    /// How far that revision has spread.
    package var rolloutState = Open<RolloutState>("ROLLOUT_STATE_UNSPECIFIED")
    /// Whether that revision is the one that new VMs get.
    package var isBaseline = false
    /// Whether that revision deletes the assignment.
    package var isDeleted = false
    /// Whether the service is still at work on it.
    package var isReconciling = false
    /// How many VMs change at a time; `nil` when not said.
    package var disruptionBudget: DisruptionBudget?
    /// The least time between VMs; `nil` when not said.
    package var minWaitDuration: Duration?
    /// Which VMs it is for.
    package var instanceFilter = InstanceFilter()
    /// What it demands.
    package var policies: [OSPolicy] = []

    /// An assignment that says nothing yet.
    package init(project: ProjectReference, zone: ZoneName, id: PolicyAssignmentID) {
        self.project = project
        self.zone = zone
        self.id = id
    }
}

/// An operating system in a filter (`osShortName`, `osVersion`); empty text fits all.
package struct OSFilter: Hashable, Sendable, Codable {
    /// Such as `debian`.
    package var shortName = ""
    /// `12`, or `12*` for all that begin so.
    package var version = ""

    /// A filter that fits all.
    package init() {}
}
