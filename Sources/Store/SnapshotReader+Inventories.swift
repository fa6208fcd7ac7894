import Fleet
import Foundation
import GRDB

extension SnapshotReader {
    /// The inventories, with one package set in memory for all VMs that have the same.
    func inventories(
        _ known: DecodedRows,
        _ used: inout DecodedRows,
        _ later: inout LaterFacts
    ) throws -> [StoredFacts.StoredInventory] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT \(InventoryRow.columns) FROM inventories ORDER BY vm"
        )
        var packages = PackageReader(database)
        var inventories: [StoredFacts.StoredInventory] = []
        while let row = try rows.next() {
            let stored = InventoryRow(row)
            guard stored.observedAt <= moment else {
                later.vms.insert(stored.vm)
                continue
            }
            var inventory = VMInventory()
            inventory.osInfo = stored.osInfo
            inventory.updateTime = stored.updateTime
            inventory.packagesTime = stored.software?.time
            if let number = stored.software?.set {
                let set = try used.sets[number] ?? known.sets[number] ?? packages.set(number)
                used.sets[number] = set
                inventory.packages = set
            }
            inventories.append(
                StoredFacts.StoredInventory(
                    project: ProjectReference(stored.project),
                    zone: ZoneName(stored.zone),
                    vm: stored.vm,
                    observedAt: stored.observedAt,
                    inventory: inventory
                )
            )
        }
        return inventories
    }
}

/// Reads package sets, each package once.
private struct PackageReader {
    private let database: Database
    private let decoder = JSONDecoder()
    private var packages: [Int64: SoftwarePackage] = [:]

    init(_ database: Database) {
        self.database = database
    }

    mutating func set(_ number: PackageSet.ID) throws -> PackageSet {
        let find = try database.cachedStatement(sql: "SELECT members FROM package_sets WHERE id = ?")
        let members = try Data.fetchOne(find, arguments: [number])
        guard let members, let lists = PackageSetCodec.decode([UInt8](members)) else {
            throw UnreadableRow("package set \(number)")
        }
        return PackageSet(
            id: number,
            installed: try lists.installed.map { try package($0) },
            available: try lists.available.map { try package($0) }
        )
    }

    private mutating func package(_ number: Int64) throws -> SoftwarePackage {
        if let known = packages[number] { return known }
        let find = try database.cachedStatement(
            sql: "SELECT kind, name, architecture, version, detail FROM packages WHERE id = ?"
        )
        guard let row = try Row.fetchOne(find, arguments: [number]),
            let kind = PackageRow.Kind(rawValue: row[0])
        else { throw UnreadableRow("package \(number)") }
        let columns = PackageRow(kind: kind, name: row[1], architecture: row[2], version: row[3], detail: row[4])
        let package = try columns.package(decoder: decoder)
        packages[number] = package
        return package
    }
}
