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
        /// Whether the source was read after the moment; that it had been before is only sure where facts of then exist.
        let isLater: Bool
    }

    var links: [ProjectNumber: ProjectID] = [:]
    var instances: [Document<Instance>] = []
    /// VMs whose names younger ones have taken.
    var departedInstances: [Document<Instance>] = []
    /// What came after the moment.
    var later = LaterFacts()
    var computeProjects: [Document<ComputeProject>] = []
    var featureSettings: [Document<ProjectFeatureSettings>] = []
    var patchJobs: [Document<PatchJob>] = []
    var patchDeployments: [Document<PatchDeployment>] = []
    var policyAssignments: [Document<OSPolicyAssignment>] = []
    var policyReports: [Document<OSPolicyAssignmentReport>] = []
    var vulnerabilityReports: [Document<VulnerabilityReport>] = []
    var subnetworks: [Document<Subnetwork>] = []
    var routers: [Document<Router>] = []
    var zones: [Document<Zone>] = []
    var billingInfos: [Document<BillingInfo>] = []
    var policyOrchestrators: [Document<PolicyOrchestrator>] = []
    var inventories: [StoredInventory] = []
    var patchOutcomes: [PatchOutcomeRow] = []
    var reads: [Read] = []
    var history: [InstanceID: [HistoryKey: Timeline]] = [:]
}

/// Facts that came after the moment, of which nobody knows whether they were the first or took the place of others.
struct LaterFacts {
    /// Instances, with where they are: they may have been there before.
    var instances: [InstanceID: VMMention] = [:]
    /// The VMs of which anything came later.
    var vms: Set<InstanceID> = []
    /// The projects of which anything came later that is about none of their VMs, be it that a source was read.
    var projects: Set<ProjectReference> = []
}

extension StoredFacts {
    /// Whether a source had told anything of a project by the moment.
    func has(_ source: Source, of project: ProjectReference, _ names: ProjectNames) -> Bool {
        let id = names.id(of: project)
        func holds<Value>(_ documents: [Document<Value>]) -> Bool {
            documents.contains { names.id(of: $0.project) == id }
        }
        return switch source {
        case .instances: holds(instances)
        case .projectMetadata: holds(computeProjects)
        case .inventories: inventories.contains { names.id(of: $0.project) == id }
        case .patchJobs: holds(patchJobs)
        case .patchDeployments: holds(patchDeployments)
        case .policyAssignments: holds(policyAssignments)
        case .policyReports: holds(policyReports)
        case .vulnerabilityReports: holds(vulnerabilityReports)
        case .featureSettings: holds(featureSettings)
        case .subnetworks: holds(subnetworks)
        case .routers: holds(routers)
        case .billingInfo: holds(billingInfos)
        case .zones: holds(zones)
        case .projectList: true
        }
    }
}
