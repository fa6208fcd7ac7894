/// Everything that a full inventory lists, shared by all VMs that have exactly this.
package final class PackageSet: Sendable {
    /// A set's number in its store.
    package typealias ID = Int64

    /// The set's number in its store.
    package let id: ID
    /// How many items are installed, of whatever kind, twins and empty ones too.
    package let installedCount: Int
    /// How many updates each manager offers, zeros included, for every manager that the inventory mentions; sorted.
    package let updateCounts: [(manager: PackageManager, count: Int)]
    /// How many updates of each kind there are, without zeros; the most pressing first.
    package let updateClassCounts: [(updateClass: UpdateClass, count: Int)]
    /// The updates, sorted by manager, name and version.
    package let updates: [SoftwarePackage]
    /// The update of the OS Config agent; `nil` when none is offered.
    package let agentUpdate: SoftwarePackage?

    /// Counts what an inventory lists.
    package init(id: ID, installed: [SoftwarePackage], available: [SoftwarePackage]) {
        self.id = id
        installedCount = installed.count
        var counts: [PackageManager: Int] = [:]
        for package in installed where package != .empty { counts[package.manager, default: 0] += 0 }
        for package in available { counts[package.manager, default: 0] += 1 }
        updateCounts = counts.map { (manager: $0.key, count: $0.value) }.sorted { $0.manager < $1.manager }
        var classes: [UpdateClass: Int] = [:]
        for package in available { classes[package.updateClass, default: 0] += 1 }
        updateClassCounts = classes.map { (updateClass: $0.key, count: $0.value) }
            .sorted { $0.updateClass < $1.updateClass }
        updates = available.sorted {
            ($0.manager, $0.displayName, $0.displayVersion) < ($1.manager, $1.displayName, $1.displayVersion)
        }
        agentUpdate = updates.last { $0.displayName == "google-osconfig-agent" }
    }

    /// How many updates there are, of all managers.
    package var updateCount: Int { updates.count }
}
