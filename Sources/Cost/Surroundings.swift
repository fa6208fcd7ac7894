import Fleet

/// What holds for all VMs of one project when their use is judged.
struct Surroundings {
    /// The month so far: it ends at the moment of the snapshot.
    let window: TimeSpan
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
        projectMetadata = project.compute?.value.metadata
        let reads = project.reads.filter { $0.source == .inventories && $0.lastSuccess != nil }
        hasReadAllZones = reads.contains { $0.zone == nil }
        zonesRead = Set(reads.compactMap(\.zone))
    }

    /// Whether a silent agent means more than that nobody listened: inventories of its zone were read.
    func hasReadContact(in zone: ZoneName) -> Bool {
        hasReadAllZones || zonesRead.contains(zone)
    }
}
