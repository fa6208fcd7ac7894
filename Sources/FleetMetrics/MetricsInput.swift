package import Assessment
package import Cost
package import Fleet

/// Everything that the metrics are a pure function of.
package struct MetricsInput: Sendable {
    /// When the served data was put together.
    package let at: Timestamp
    /// What the agents' time costs.
    package let cost: CostEstimate
    /// What the operator decided.
    package let settings: MetricsSettings
    /// Which build serves it.
    package let build: BuildInfo
    /// What was counted of calls to Google's APIs; `nil` where nothing is collected from them.
    package let collection: CollectionCounts?
    /// Failures that someone answers for, in the order of their file.
    let waivers: [Waiver]
    /// The projects with what is shown of them, by id.
    let projects: [JudgedProject]
    /// How reading went, of the projects and of what they are found in, by id.
    let readers: [Reader]
    /// Whether the facts are as new as the store's, which they are not while it cannot be read.
    let isStoreReadable: Bool

    /// Which GCP labels of VMs are shown.
    let labels: VMLabelNames

    /// Takes a fleet with the assessment and the cost of exactly that fleet; takes time in proportion to its facts.
    ///
    /// Given what was taken before, it spares what has to be done for each VM about which nothing is new.
    package init(
        fleet: FleetSnapshot,
        assessment: Assessment,
        cost: CostEstimate,
        settings: MetricsSettings,
        build: BuildInfo,
        collection: CollectionCounts? = nil,
        isStoreReadable: Bool = true,
        earlier: MetricsInput? = nil
    ) {
        at = fleet.at
        self.cost = cost
        self.settings = settings
        self.build = build
        self.collection = collection
        self.isStoreReadable = isStoreReadable
        waivers = assessment.waivers.map(\.waiver)
        readers = (fleet.projects + fleet.parents).sorted { $0.id < $1.id }.map {
            Reader(id: $0.id.text, reads: $0.readsInUse.filter { !settings.sourcesOff.contains($0.source) })
        }
        let labels = VMLabelNames(settings.vmLabelKeys, of: fleet.projects)
        self.labels = labels
        // Lines of a VM follow from it, its verdicts, and these.
        let isComparable = earlier?.labels == labels && earlier?.checkIDs == assessment.checks.map(\.id)
        let known = Dictionary((isComparable ? earlier?.projects ?? [] : []).map { ($0.id, $0) }) { first, _ in first }
        projects = zip(fleet.projects, assessment.projects).map { facts, verdicts in
            JudgedProject(
                facts,
                verdicts: verdicts,
                checks: assessment.checks,
                labels: labels,
                at: fleet.at,
                patchJobRetention: settings.patchJobRetention,
                earlier: known[facts.id.text]
            )
        }
        checkIDs = assessment.checks.map(\.id)
    }

    /// The questions that were asked.
    let checkIDs: [String]
}

/// A project, or a folder or organization in which projects are found, with how reading its sources went.
struct Reader: Sendable {
    /// The value of the `project` label.
    let id: String
    let reads: [SourceRead]
}
