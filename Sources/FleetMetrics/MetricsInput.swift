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

    /// Takes a fleet with the assessment and the cost of exactly that fleet; takes time in proportion to its facts.
    package init(
        fleet: FleetSnapshot,
        assessment: Assessment,
        cost: CostEstimate,
        settings: MetricsSettings,
        build: BuildInfo,
        collection: CollectionCounts? = nil,
        isStoreReadable: Bool = true
    ) {
        at = fleet.at
        self.cost = cost
        self.settings = settings
        self.build = build
        self.collection = collection
        self.isStoreReadable = isStoreReadable
        waivers = assessment.waivers.map(\.waiver)
        readers = (fleet.projects + fleet.parents).sorted { $0.id < $1.id }.map {
            Reader(id: $0.id.text, reads: $0.readsInUse)
        }
        projects = zip(fleet.projects, assessment.projects).map { facts, verdicts in
            JudgedProject(
                facts,
                verdicts: verdicts,
                checks: assessment.checks,
                at: fleet.at,
                patchJobRetention: settings.patchJobRetention
            )
        }
    }
}

/// A project, or a folder or organization in which projects are found, with how reading its sources went.
struct Reader: Sendable {
    /// The value of the `project` label.
    let id: String
    let reads: [SourceRead]
}
