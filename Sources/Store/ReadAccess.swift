import Collection
import Foundation
import GRDB

/// How a store is read: through a connection that stays open, or, where SQLite cannot have its index beside a store
/// that nobody writes, as a file that does not change while it is read.
enum ReadAccess: Sendable {
    case connection(DatabaseQueue)
    case still(StoreFile)

    /// Opens a store; a folder that cannot be written is fine.
    init(_ file: StoreFile) throws {
        do {
            let connection = try DatabaseQueue(path: file.location, configuration: StoreFile.readingConfiguration)
            _ = try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM projects") }
            self = .connection(connection)
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !file.hasWAL
        {
            self = .still(file)
        }
    }

    /// Runs `body` in one transaction that sees one state of the store.
    func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
        switch self {
        case .connection(let connection):
            return try connection.read(body)
        case .still(let file):
            let before = try file.edition()
            let result = try DatabaseQueue(
                path: file.immutableAddress,
                configuration: StoreFile.readingConfiguration
            ).read(body)
            guard !file.hasWAL, try file.edition() == before else { throw FactStoreError.busy(path: file.path) }
            return result
        }
    }

    /// SQLite's own counter for changes by other connections, which those that write always are.
    func changeCounter() throws -> Int64 {
        switch self {
        case .connection(let connection):
            try connection.read { try Int64.fetchOne($0, sql: "PRAGMA data_version") } ?? 0
        case .still(let file):
            try file.edition()
        }
    }
}

extension StoreFile {
    /// Whether a write-ahead log with content lies beside the store.
    fileprivate var hasWAL: Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: location + "-wal")
        return (attributes?[.size] as? Int ?? 0) > 0
    }

    /// A number that is another when the file was written.
    fileprivate func edition() throws -> Int64 {
        let attributes = try FileManager.default.attributesOfItem(atPath: location)
        let time = (attributes[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
        return Int64(time * 1_000_000)
    }
}
