/// One entry of Cloud Logging (`entries.list`) about the agent or a finished patch job.
package struct LogEntry: Hashable, Sendable, Codable {
    /// Such as `projects/p/logs/OSConfigAgent`.
    package var logName = ""
    /// The entry's own id.
    package var insertID = ""
    /// When it was written.
    package var timestamp: Timestamp?
    /// Such as `INFO`, `ERROR`.
    package var severity = ""
    /// Such as `gce_instance`, `cloud_osconfig_patch_job`.
    package var resourceType = ""
    /// The resource's labels: `project_id`, `instance_id`, `zone`, `patch_job_id`.
    package var resourceLabels: [String: String] = [:]
    /// The entry's labels, such as `instance_name`, `agent_version`, `patch_job`.
    package var labels: [String: String] = [:]
    /// The message, of a text or JSON payload; hostile text.
    package var message = ""
    /// `main.go:88`; empty when not said.
    package var sourceLocation = ""
    /// The outcome, when the entry is the service's log of a finished job.
    package var completedJob: CompletedPatchJob?

    /// An entry that says nothing yet.
    package init() {}
}

/// The service's own log of a finished patch job (`PatchJobCompletedLog`); it has no counter for missing agents.
package struct CompletedPatchJob: Hashable, Sendable, Codable {
    /// The job's name.
    package var name = ""
    /// How it ended.
    package var state = Open<PatchJob.State>("STATE_UNSPECIFIED")
    /// How many VMs ended in each state.
    package var instanceCounts: [PatchState: Int64] = [:]
    /// Whether nothing was installed.
    package var isDryRun = false
    /// What went wrong with the job as a whole.
    package var errorMessage = ""
    /// When it was created.
    package var createTime: Timestamp?
    /// When it ended.
    package var updateTime: Timestamp?

    /// A job that says nothing yet.
    package init() {}
}
