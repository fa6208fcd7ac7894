package import Fleet

/// A made-up fleet of 36 VMs in two projects that lives: agents report, a patch job runs, updates wait.
///
/// It answers as Google's APIs would at a moment, so that everything the product does with real answers can be seen
/// without an account. The same seed, start and moment always give the same bytes.
package struct DemoFleet: Sendable {
    /// The ids of the projects whose answers there are.
    package static let projects = DemoProject.all.map(\.id)

    private let chance: Chance
    private let startedAt: Timestamp?

    /// Makes a fleet.
    ///
    /// `startedAt` is the moment around which its stories are told: the running patch job began 50 minutes before it,
    /// and goes on from there. Without it every moment is such a moment, and the fleet stands still but for its
    /// heartbeats.
    package init(seed: UInt64, startedAt: Timestamp? = nil) {
        chance = Chance(seed: seed)
        self.startedAt = startedAt
    }

    /// Everything that the APIs answer at `now`: one document per answer, in an order in which names are known early.
    ///
    /// Any moment may be asked for, also one before the start. Without `full`, inventories have no items (view BASIC).
    package func documents(at now: Timestamp, full: Bool) -> [DemoDocument] {
        let scene = DemoScene(chance: chance, start: startedAt ?? now, now: now, isFull: full)
        return DemoProject.all.flatMap { project in
            scene.computeDocuments(of: project) + scene.inventoryDocuments(of: project)
                + scene.patchDocuments(of: project) + scene.policyDocuments(of: project)
                + scene.vulnerabilityDocuments(of: project)
        }
    }
}
