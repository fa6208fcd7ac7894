import Fleet
import Foundation
import GRDB

/// Gives packages and sets of packages their numbers, and remembers those it gave.
///
/// What it remembers is true only of committed transactions: whoever rolls back must forget the catalog too.
struct PackageCatalog {
    /// Past so many remembered packages, or a hundredth of it in sets, it starts anew, which bounds its memory.
    private static let capacity = 500_000

    private var packages: [SoftwarePackage: Int64] = [:]
    private var sets: [[UInt8]: Int64] = [:]

    /// The number of the set of these items, made when it is new.
    ///
    /// Of an item only the package and whether it is installed or available count: its key is opaque and its times are
    /// the report's, so two VMs with the same software share one set.
    mutating func set(of items: [InventoryItem], in database: Database, encoder: JSONEncoder) throws -> Int64 {
        var installed: [Int64] = []
        var available: [Int64] = []
        installed.reserveCapacity(items.count)
        for item in items {
            switch item.presence.known {
            case .installed: installed.append(try number(of: item.package, in: database, encoder: encoder))
            case .available: available.append(try number(of: item.package, in: database, encoder: encoder))
            case nil: continue
            }
        }
        let members = PackageSetCodec.encode(installed: installed, available: available)
        if let known = sets[members] { return known }
        let number = try Self.setNumber(of: members, installedCount: installed.count, in: database)
        if sets.count >= Self.capacity / 100 { sets.removeAll(keepingCapacity: true) }
        sets[members] = number
        return number
    }

    /// Removes sets that no inventory has any more.
    mutating func removeUnused(_ candidates: Set<Int64>, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                DELETE FROM package_sets
                WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM inventories WHERE package_set = ?1)
                """
        )
        var removed: Set<Int64> = []
        for candidate in candidates {
            try statement.execute(arguments: [candidate])
            if database.changesCount > 0 { removed.insert(candidate) }
        }
        if !removed.isEmpty { sets = sets.filter { !removed.contains($0.value) } }
    }

    private mutating func number(
        of package: SoftwarePackage,
        in database: Database,
        encoder: JSONEncoder
    ) throws -> Int64 {
        if let known = packages[package] { return known }
        let row = try PackageRow(package, encoder: encoder)
        let columns: StatementArguments = [row.kind.rawValue, row.name, row.architecture, row.version, row.detail]
        let find = try database.cachedStatement(
            sql: """
                SELECT id FROM packages
                WHERE kind = ? AND name = ? AND architecture = ? AND version = ? AND detail = ?
                """
        )
        var number = try Int64.fetchOne(find, arguments: columns)
        if number == nil {
            try database.cachedStatement(
                sql: "INSERT INTO packages (kind, name, architecture, version, detail) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: columns)
            number = database.lastInsertedRowID
        }
        if packages.count >= Self.capacity { packages.removeAll(keepingCapacity: true) }
        packages[package] = number
        return number ?? database.lastInsertedRowID
    }

    private static func setNumber(of members: [UInt8], installedCount: Int, in database: Database) throws -> Int64 {
        let digest = PackageSetCodec.digest(members)
        let bytes = Data(members)
        let find = try database.cachedStatement(sql: "SELECT id FROM package_sets WHERE digest = ? AND members = ?")
        if let known = try Int64.fetchOne(find, arguments: [digest, bytes]) { return known }
        try database.cachedStatement(
            sql: "INSERT INTO package_sets (digest, members, installed_count) VALUES (?, ?, ?)"
        ).execute(arguments: [digest, bytes, installedCount])
        return database.lastInsertedRowID
    }
}
