import Fleet

/// Everything that the tables held at one moment, before it is joined.
struct StoredFacts {
    /// A document with the project in its own words.
    struct Document<Value: Hashable & Sendable> {
        let project: ProjectReference
        let value: Observed<Value>
    }

    /// An inventory with the words of its name.
    struct StoredInventory {
        let project: ProjectReference
        let zone: ZoneName
        let vm: InstanceID
        let observedAt: Timestamp
        let inventory: VMInventory
    }

    /// How reading a source of a project went.
    struct Read {
        let project: ProjectReference
        let read: SourceRead
    }

    var links: [ProjectNumber: ProjectID] = [:]
    var instances: [Document<Instance>] = []
    var computeProjects: [Document<ComputeProject>] = []
    var featureSettings: [Document<ProjectFeatureSettings>] = []
    var patchJobs: [Document<PatchJob>] = []
    var patchDeployments: [Document<PatchDeployment>] = []
    var policyAssignments: [Document<OSPolicyAssignment>] = []
    var policyReports: [Document<OSPolicyAssignmentReport>] = []
    var vulnerabilityReports: [Document<VulnerabilityReport>] = []
    var inventories: [StoredInventory] = []
    var patchOutcomes: [PatchOutcomeRow] = []
    var reads: [Read] = []
    var history: [InstanceID: [HistoryKey: Timeline]] = [:]
}
