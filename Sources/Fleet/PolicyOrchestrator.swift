/// Something that lays an assignment over projects and zones for ever (`policyOrchestrators.get`, v2).
package struct PolicyOrchestrator: Hashable, Sendable, Codable {
    /// One pass over everything in scope (`IterationState`).
    package struct Iteration: Hashable, Sendable, Codable {
        /// The pass.
        package var id = ""
        /// Such as `PROCESSING`, `COMPLETED`, `FAILED`.
        package var state = ""
        /// 0 to 100.
        package var progress: Double = 0
        /// What was done.
        package var performedActions: Int64 = 0
        /// What failed.
        package var failedActions: Int64 = 0
        /// When it began.
        package var startTime: Timestamp?
        /// When it ended.
        package var finishTime: Timestamp?
        /// What went wrong.
        package var errorMessage = ""

        /// A pass that says nothing yet.
        package init() {}
    }

    /// `projects/…`, `folders/…` or `organizations/…`.
    package var parent: String
    /// The last segment of the name.
    package var id: String
    /// What a person said of it.
    package var description = ""
    /// Labels.
    package var labels: [String: String] = [:]
    /// When it was created.
    package var createTime: Timestamp?
    /// When it last changed.
    package var updateTime: Timestamp?
    /// Whether the service is at work on it.
    package var isReconciling = false
    /// `UPSERT` or `DELETE`.
    package var action = ""
    /// `ACTIVE`, `STOPPED`; more may come.
    package var state = ""
    /// The assignment that it lays out.
    package var resourceID = ""
    /// The pass at work.
    package var current: Iteration?
    /// The pass before.
    package var previous: Iteration?

    /// An orchestrator that says nothing yet.
    package init(parent: String, id: String) {
        self.parent = parent
        self.id = id
    }
}
