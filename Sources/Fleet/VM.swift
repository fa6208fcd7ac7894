/// A VM with everything that is known of it at one moment.
///
/// There are very many of them, so that copies share what they hold until one of them is changed.
package struct VM: Sendable {
    var storage: VMStorage

    /// A VM of which nothing else is known.
    package init(project: ProjectID, zone: ZoneName, name: InstanceName, id: InstanceID) {
        storage = VMStorage(project: project, zone: zone, name: name, id: id)
    }

    /// Whether two VMs are certainly the same to the last fact, because one is a copy of the other.
    ///
    /// Where this is false they may still be equal; comparing them in full would take far longer.
    package func isIdentical(to other: VM) -> Bool { storage === other.storage }

    /// The intervals of one thing; empty when nothing was recorded.
    package func timeline(_ kind: HistoryKind, subject: String = "") -> Timeline {
        history[HistoryKey(kind: kind, subject: subject)] ?? Timeline()
    }

    /// `project/zone/name`, for people.
    package var path: String { "\(project)/\(zone)/\(name)" }
}

/// What a timeline is about.
package struct HistoryKey: Hashable, Sendable {
    /// The kind of thing.
    package let kind: HistoryKind
    /// Which one of its kind; empty where a VM has one only.
    package let subject: String

    /// Names a timeline.
    package init(kind: HistoryKind, subject: String = "") {
        self.kind = kind
        self.subject = subject
    }
}

/// A VM's inventory with its software counted once per distinct set.
package struct VMInventory: Sendable {
    /// The operating system; `nil` when the agent never said.
    package var osInfo: OSInfo?
    /// The heartbeat; `nil` when the answer had none.
    package var updateTime: Timestamp?
    /// The software of the last full inventory; `nil` when none was read.
    package var packages: PackageSet?
    /// When that full inventory was reported.
    package var packagesTime: Timestamp?

    /// An inventory that says nothing yet.
    package init() {}
}

/// A VM's part in one patch job.
package struct PatchOutcome: Hashable, Sendable {
    /// The job.
    package var job: PatchJobID
    /// When the job was created; `nil` when the job itself is not known.
    package var jobCreateTime: Timestamp?
    /// Whether the job installed nothing.
    package var isDryRun: Bool
    /// The deployment that started the job; `nil` for an on-demand job.
    package var deployment: PatchDeploymentID?
    /// Whether the job is over.
    package var isJobFinished: Bool
    /// How long the job may take; `nil` for no limit.
    package var jobDuration: Duration?
    /// Where the VM stands in it.
    package var state: Open<PatchState>
    /// Why it failed: hostile text.
    package var failureReason: String
    /// More than 1 means that the agent restarted or tried again.
    package var attemptCount: Int64
    /// When this state was first seen; from files, the job's creation.
    package var stateSince: Timestamp?

    /// The VM's part in a job, as its details say it.
    package init(details: PatchJobInstanceDetails, job: PatchJobID, known: PatchJob?, stateSince: Timestamp?) {
        self.job = job
        jobCreateTime = known?.createTime
        isDryRun = known?.isDryRun ?? false
        deployment = known?.deployment
        isJobFinished = known?.state.known?.isTerminal ?? false
        jobDuration = known?.duration
        state = details.state
        failureReason = details.failureReason
        attemptCount = details.attemptCount
        self.stateSince = stateSince ?? known?.createTime
    }
}
