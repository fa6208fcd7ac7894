package import Exposition

/// Families that belong together on a page: what adding a family adds a name to.
package struct MetricSection: Sendable {
    /// The heading.
    package let title: String
    /// What a scraper names it by in `collect[]`.
    package let name: String
    /// The families about one VM each, in the order in which they are shown.
    let vmFamilies: [VMFamily]
    /// The families about all of them together, after those.
    let families: [FleetFamily]
    /// The families about the page, after all others.
    let pageFamilies: [MetricFamily<SeriesCounts>]

    private init(
        title: String,
        name: String,
        vmFamilies: [VMFamily] = [],
        families: [FleetFamily] = [],
        pageFamilies: [MetricFamily<SeriesCounts>] = []
    ) {
        self.title = title
        self.name = name
        self.vmFamilies = vmFamilies
        self.families = families
        self.pageFamilies = pageFamilies
    }

    /// What all its families say of themselves, in order.
    package var declarations: [FamilyDeclaration] {
        vmFamilies.map(\.declaration) + families.map(\.declaration) + pageFamilies.map(\.declaration)
    }

    /// Families about one VM each.
    static let oneVM = MetricSection(
        title: "One VM",
        name: "vms",
        vmFamilies: [
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
        name: "sums",
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
        name: "orders",
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
        name: "cost",
        families: [
            CostMetrics.price, CostMetrics.agentTime, CostMetrics.pool, CostMetrics.monthToDate, CostMetrics.forecast,
            CostMetrics.projectShare, CostMetrics.poolExhaustion, CostMetrics.budget,
        ]
    )

    /// How the exporter itself is.
    static let exporter = MetricSection(
        title: "The exporter itself",
        name: "exporter",
        families: [
            ExporterMetrics.up, ExporterMetrics.sourceUp, ExporterMetrics.sourceLastSuccess,
            ExporterMetrics.sourceDuration, CollectionMetrics.sourceErrors, CollectionMetrics.requests,
            CollectionMetrics.throttle, ExporterMetrics.snapshotTime, ExporterMetrics.buildInfo,
        ],
        pageFamilies: [SeriesMetrics.series, SeriesMetrics.dropped]
    )
}
