/// Families that belong together on a page: what adding a family adds a name to.
package struct MetricSection: Sendable {
    /// The heading.
    package let title: String
    /// The families in the order in which they are shown.
    package let families: [FleetFamily]

    /// Families about one VM each.
    static let oneVM = MetricSection(
        title: "One VM",
        families: [
            VMMetrics.info, VMMetrics.labels,
            AgentMetrics.state, AgentMetrics.lastContact, AgentMetrics.pollInterval,
            InventoryMetrics.updateTime, InventoryMetrics.packages, InventoryMetrics.packageUpdates,
            PatchMetrics.state, PatchMetrics.jobTime, PatchMetrics.lastSuccess, PatchMetrics.failure,
            VulnerabilityMetrics.count,
            PolicyMetrics.compliance, PolicyMetrics.stateSince, PolicyMetrics.reportTime,
            FindingMetrics.finding,
        ]
    )

    /// Sums over the VMs of a project.
    static let sums = MetricSection(
        title: "Sums",
        families: [
            VMMetrics.countByPowerState, AgentMetrics.countByState, PatchMetrics.countByState,
            PolicyMetrics.countByCompliance, InventoryMetrics.updatesPending, VulnerabilityMetrics.vulnerable,
            InventoryMetrics.countByOS, InventoryMetrics.countByAgentVersion, CoverageMetrics.countByCoverage,
            FindingMetrics.countByOutcome, WaiverMetrics.expiry, VMMetrics.orphans,
        ]
    )

    /// What acts on VMs.
    static let orders = MetricSection(
        title: "Patch jobs, deployments, policies",
        families: [
            PatchJobMetrics.info, PatchJobMetrics.state, PatchJobMetrics.vms, PatchJobMetrics.progress,
            PatchJobMetrics.createTime, PatchJobMetrics.updateTime,
            PatchDeploymentMetrics.info, PatchDeploymentMetrics.state, PatchDeploymentMetrics.lastExecution,
            PatchDeploymentMetrics.nextExecution,
            PolicyAssignmentMetrics.info, PolicyAssignmentMetrics.rolloutState, PolicyAssignmentMetrics.lagging,
        ]
    )

    /// What it costs.
    static let cost = MetricSection(
        title: "Cost",
        families: [
            CostMetrics.price, CostMetrics.agentTime, CostMetrics.pool, CostMetrics.monthToDate, CostMetrics.forecast,
            CostMetrics.projectShare, CostMetrics.poolExhaustion, CostMetrics.budget,
        ]
    )

    /// How the exporter itself is; `vmmanager_series` follows the others.
    static let exporter = MetricSection(
        title: "The exporter itself",
        families: [
            ExporterMetrics.up, ExporterMetrics.sourceUp, ExporterMetrics.sourceLastSuccess,
            ExporterMetrics.sourceDuration, CollectionMetrics.sourceErrors, CollectionMetrics.requests,
            CollectionMetrics.throttle, ExporterMetrics.snapshotTime, ExporterMetrics.buildInfo,
        ]
    )
}
