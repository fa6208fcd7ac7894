import Fleet

/// What holds for all VMs of one project when their use is judged.
struct Surroundings: Hashable, Sendable {
    /// The month so far: it ends at the moment of the snapshot.
    private(set) var window: TimeSpan
    /// Whether the project uses nothing that costs.
    let isFree: Bool
    /// Contact no older than so many poll intervals is fresh.
    let activePolls: Int
    /// The common instance metadata; `nil` when it was never read.
    let projectMetadata: [String: String]?
    private let hasReadAllZones: Bool
    private let zonesRead: Set<ZoneName>

    /// Looks at a project.
    init(of project: ProjectFleet, window: TimeSpan, activePolls: Int) {
        self.window = window
        self.activePolls = activePolls
        isFree = project.featureSettings?.value.featureSet.known == .limited
        projectMetadata = project.compute?.value.metadata
        let reads = project.reads.filter { $0.source == .inventories && $0.lastSuccess != nil }
        hasReadAllZones = reads.contains { $0.zone == nil }
        zonesRead = Set(reads.compactMap(\.zone))
    }

    /// Whether they differ in nothing but the moment.
    func areLike(_ other: Surroundings) -> Bool {
        var copy = self
        copy.window = other.window
        return copy == other
    }

    /// Whether a silent agent means more than that nobody listened: inventories of its zone were read.
    func hasReadContact(in zone: ZoneName) -> Bool {
        hasReadAllZones || zonesRead.contains(zone)
    }
}
