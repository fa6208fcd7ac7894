package import Collection
package import Fleet
import Foundation
import GRDB
import Synchronization

/// A ``FactStore`` in one SQLite file.
///
/// Safe for concurrent use. One handle in any process writes at a time and has a lock file beside the store; handles
/// that read see the last committed transaction as a whole, also while a writer is at work.
package final class SQLiteFactStore: FactStore {
    private let file: StoreFile
    private let reading: ReadAccess
    // The connection that writes is closed after the one that reads, so that the last to leave empties the WAL.
    private let writer: DatabaseQueue?
    private let lock: WriterLock?
    private let identity: StoreFile.Identity
    private let catalog = Mutex(PackageCatalog())
    private let decoded = Mutex(DecodedRows())
    private let knownVMs = Mutex(KnownVMs())

    /// Opens a store to write and read it; makes it, for its owner alone, where there is no file or an empty one.
    ///
    /// Throws `.busy` at once when another handle writes, and leaves a file that is not a store as it is.
    package init(writing path: String) throws(FactStoreError) {
        let file = StoreFile(path: path)
        // Looked at before the lock is taken, since a file that is refused gets no lock file beside it either.
        _ = try file.content()
        let lock = try WriterLock(file: file)
        switch try file.content() {
        case .missing: try file.create()
        case .empty: try file.adopt()
        case .store: break
        }
        do {
            writer = try Self.writingConnection(file)
            reading = try ReadAccess(file)
        } catch {
            throw FactStoreError(error, path: path)
        }
        self.file = file
        self.lock = lock
        identity = try file.identity()
    }

    /// Opens a store to read it; throws `.missing` where there is none.
    package init(reading path: String) throws(FactStoreError) {
        file = StoreFile(path: path)
        switch try file.content() {
        case .missing: throw .missing(path: path)
        case .empty: throw .notAStore(path: path, problem: "it is empty")
        case .store: break
        }
        do {
            reading = try ReadAccess(file)
        } catch {
            throw FactStoreError(error, path: path)
        }
        writer = nil
        lock = nil
        identity = try file.identity()
    }

    /// Runs `body` in one transaction; throws what `body` throws, and a ``FactStoreError`` for what the store cannot
    /// do.
    package func write<Result>(_ body: (any FactWriter) throws -> Result) throws -> Result {
        guard let writer else { throw FactStoreError.failed(path: file.path, problem: "it was opened to be read") }
        do {
            return try writer.writeWithoutTransaction { try transact($0, body) }
        } catch let error where error is DatabaseError || error is EncodingError || error is DecodingError {
            throw FactStoreError(error, path: file.path)
        }
    }

    /// Everything that was known at `moment`, read in one transaction.
    package func snapshot(at moment: Timestamp, historySince: Timestamp) throws -> FleetSnapshot {
        let facts: StoredFacts
        do {
            let known = decoded.withLock(\.self)
            let (read, used) = try reading.read { database in
                try SnapshotReader(database, at: moment, historySince: historySince).facts(known)
            }
            decoded.withLock { $0 = used }
            facts = read
        } catch {
            throw FactStoreError(error, path: file.path)
        }
        // Sorted first, since the order of a VM's facts is part of what is compared.
        let fleet = FleetSnapshot(at: moment, projects: FleetAssembly(facts).fleets())
        let all = fleet.projects + fleet.parents
        return FleetSnapshot(at: moment, projects: knownVMs.withLock { $0.takeOver(all) })
    }

    /// A number that changes whenever any process changes the content; only numbers of one handle can be compared.
    ///
    /// Throws when the file was removed or replaced, since what this handle reads is then nobody's store any more.
    package func changeCounter() throws -> Int64 {
        do {
            guard try file.identity() == identity else {
                throw FactStoreError.failed(path: file.path, problem: "another file lies there since it was opened")
            }
            return try reading.changeCounter()
        } catch {
            throw FactStoreError(error, path: file.path)
        }
    }

    private func transact<Result>(_ database: Database, _ body: (any FactWriter) throws -> Result) throws -> Result {
        // Numbers that were given in a transaction that fails are forgotten with it: the catalog is put back only after
        // the commit. Nobody else wants it meanwhile, since one transaction runs at a time.
        let known = catalog.withLock { catalog in
            defer { catalog = PackageCatalog() }
            return catalog
        }
        let transaction = TransactionWriter(
            database,
            catalog: known,
            decoded: decoded.withLock(\.documents)
        )
        var result: Result?
        try database.inTransaction(.immediate) {
            result = try body(transaction)
            try transaction.finish()
            return .commit
        }
        catalog.withLock { $0 = transaction.catalog }
        guard let result else { throw FactStoreError.failed(path: file.path, problem: "the transaction did not run") }
        return result
    }

    /// Brings the tables to this version, and tells whether they were not.
    ///
    /// On a connection of its own: one that has made a table anew goes on holding it.
    private static func migrate(_ file: StoreFile, _ configuration: Configuration) throws -> Bool {
        let connection = try DatabaseQueue(path: file.location, configuration: configuration)
        try connection.write { database in
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
            guard application != Schema.applicationID else { return }
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        }
        let state = try connection.read { database in
            (
                isNewer: try Schema.migrator.hasBeenSuperseded(database),
                isComplete: try Schema.migrator.hasCompletedMigrations(database)
            )
        }
        guard !state.isNewer else { throw FactStoreError.newer(path: file.path) }
        // The first page tells other programs the id and the version, so it is written before there is a WAL.
        if !state.isComplete { try Schema.migrator.migrate(connection) }
        try connection.close()
        return !state.isComplete
    }

    private static func writingConnection(_ file: StoreFile) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .timeout(2)
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let isNew = try migrate(file, configuration)
        let connection = try DatabaseQueue(path: file.location, configuration: configuration)
        try connection.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            if isNew { try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
        return connection
    }
}
