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
    /// The updates, sorted by manager, name and version.
    package let updates: [SoftwarePackage]

    /// Counts what an inventory lists.
    package init(id: ID, installed: [SoftwarePackage], available: [SoftwarePackage]) {
        self.id = id
        installedCount = installed.count
        var counts: [PackageManager: Int] = [:]
        for package in installed where package != .empty { counts[package.manager, default: 0] += 0 }
        for package in available { counts[package.manager, default: 0] += 1 }
        updateCounts = counts.map { (manager: $0.key, count: $0.value) }.sorted { $0.manager < $1.manager }
        updates = available.sorted {
            ($0.manager, $0.displayName, $0.displayVersion) < ($1.manager, $1.displayName, $1.displayVersion)
        }
    }

    /// How many updates there are, of all managers.
    package var updateCount: Int { updates.count }
}
