/// One run of Patch over a set of VMs (`patchJobs.get`).
package struct PatchJob: Hashable, Sendable, Codable {
    /// Where a job stands (`PatchJob.State`).
    package enum State: String, Hashable, Sendable, CaseIterable {
        /// Created.
        case started = "STARTED"
        /// Looking which VMs match.
        case instanceLookup = "INSTANCE_LOOKUP"
        /// VMs are patching.
        case patching = "PATCHING"
        /// Every VM finished, none badly.
        case succeeded = "SUCCEEDED"
        /// Every VM finished, some badly.
        case completedWithErrors = "COMPLETED_WITH_ERRORS"
        /// Someone canceled it.
        case canceled = "CANCELED"
        /// It took longer than its duration.
        case timedOut = "TIMED_OUT"

        /// Whether nothing will change any more.
        package var isTerminal: Bool {
            switch self {
            case .started, .instanceLookup, .patching: false
            case .succeeded, .completedWithErrors, .canceled, .timedOut: true
            }
        }
    }

    /// The project, as the name says it.
    package var project: ProjectReference
    /// The last segment of the name.
    package var id: PatchJobID
    /// What a person called it.
    package var displayName = ""
    /// What a person said of it.
    package var description = ""
    /// When it was created.
    package var createTime: Timestamp?
    /// When it last changed.
    package var updateTime: Timestamp?
    /// Where it stands.
    package var state = Open<State>("STATE_UNSPECIFIED")
    /// Which VMs it is for.
    package var instanceFilter = PatchInstanceFilter()
    /// What it does on them.
    package var patchConfig: PatchConfig?
    /// How long it may take; `nil` means that it waits for every VM.
    package var duration: Duration?
    /// How many VMs are in each state; a state that is missing has none.
    package var instanceCounts: [PatchState: Int64] = [:]
    /// Whether nothing is installed.
    package var isDryRun = false
    /// What went wrong with the job as a whole.
    package var errorMessage = ""
    /// 0 to 100; 100 says nothing of success.
    package var percentComplete: Double = 0
    /// The deployment that started it; `nil` for an on-demand job.
    package var deployment: PatchDeploymentID?
    /// How it spreads over zones.
    package var rollout: PatchRollout?

    /// A job that says nothing yet.
    package init(project: ProjectReference, id: PatchJobID) {
        self.project = project
        self.id = id
    }
}

/// One VM's part in a patch job (`PatchJobInstanceDetails`); it does not name its job.
package struct PatchJobInstanceDetails: Hashable, Sendable, Codable {
    /// The project, as the name says it: the id, unlike in a job's name.
    package var project: ProjectReference
    /// The VM's zone.
    package var zone: ZoneName
    /// The VM's name, when the name ends in one.
    package var instanceName: InstanceName?
    /// The VM's numeric id (`instanceSystemId`).
    package var instance: InstanceID
    /// Where the VM stands.
    package var state = Open<PatchState>("PATCH_STATE_UNSPECIFIED")
    /// Why it failed: hostile text of the VM.
    package var failureReason = ""
    /// More than 1 means that the agent restarted or tried again.
    package var attemptCount: Int64 = 0

    /// Details that say nothing yet.
    package init(project: ProjectReference, zone: ZoneName, instance: InstanceID) {
        self.project = project
        self.zone = zone
        self.instance = instance
    }
}

/// How many VMs may be patched at a time.
package enum DisruptionBudget: Hashable, Sendable, Codable {
    /// So many VMs.
    case fixed(Int64)
    /// So many in a hundred.
    case percent(Int64)
}

/// How a patch job spreads over zones (`PatchRollout`).
package struct PatchRollout: Hashable, Sendable, Codable {
    /// In which order zones are patched.
    package enum Mode: String, Sendable {
        /// One zone after the other.
        case zoneByZone = "ZONE_BY_ZONE"
        /// All at once.
        case concurrentZones = "CONCURRENT_ZONES"
    }

    /// In which order zones are patched.
    package var mode = Open<Mode>("MODE_UNSPECIFIED")
    /// How many VMs at a time; `nil` when not said.
    package var disruptionBudget: DisruptionBudget?

    /// A rollout that says nothing yet.
    package init() {}
}
