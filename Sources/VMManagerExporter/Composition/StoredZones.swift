import Collection
import Fleet
import Foundation
import Store

/// A zone of each project that the store knows VMs of; it is opened only when someone asks.
struct StoredZones {
    private let path: String
    private var zones: [ProjectID: ZoneName]?

    /// Takes the path of a store, which need not be there.
    init(path: String) {
        self.path = path
    }

    /// A zone of a project; `nil` when none is known.
    subscript(project: ProjectID) -> ZoneName? {
        mutating get {
            let known = zones ?? Self.zones(in: path)
            zones = known
            return known[project]
        }
    }

    private static func zones(in path: String) -> [ProjectID: ZoneName] {
        let now = Clock.now
        guard FileManager.default.fileExists(atPath: path), let store = try? SQLiteFactStore(reading: path),
            let fleet = try? store.snapshot(at: now, historySince: now)
        else { return [:] }
        var zones: [ProjectID: ZoneName] = [:]
        for project in fleet.projects { zones[project.id] = project.vms.first?.zone }
        return zones
    }
}
