import Collection
import Foundation
import GRDB

/// A path at which a store lies or shall lie, and the rules by which it may be opened.
///
/// Nothing here changes a file that is not a store of ours.
struct StoreFile: Sendable {
    /// What lies at a path.
    enum Content: Hashable {
        /// No file.
        case missing
        /// A file without a byte, which SQLite takes for a new database and so do we.
        case empty
        /// A store of a version that we can use.
        case store
    }

    /// The path as it was given, for error sentences.
    let path: String
    /// The absolute path with links resolved, so that two names of one file meet in one lock.
    let location: String

    /// Names a path.
    init(path: String) {
        self.path = path
        location = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// The address by which SQLite reads the file alone: without locks, and without looking for or making a WAL.
    var immutableAddress: String {
        let encoded = location.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? location
        return "file://\(encoded)?immutable=1"
    }

    /// Looks what is there; throws `.notAStore` or `.newer` for a file that must stay as it is.
    ///
    /// The id and the version stand in the file's first page since before it had a WAL, so a WAL need not be read.
    /// SQLite reads the page, because a descriptor of our own would drop this process's locks when it is closed.
    func content() throws(FactStoreError) -> Content {
        let attributes: [FileAttributeKey: Any]
        do {
            attributes = try FileManager.default.attributesOfItem(atPath: location)
        } catch let error as CocoaError where [.fileNoSuchFile, .fileReadNoSuchFile].contains(error.code) {
            return .missing
        } catch {
            throw FactStoreError(error, path: path)
        }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw .notAStore(path: path, problem: "it is not a regular file")
        }
        guard let size = attributes[.size] as? Int, size > 0 else { return .empty }
        let header: (application: Int32, version: Int)
        do {
            let database = try DatabaseQueue(path: immutableAddress, configuration: Self.readingConfiguration)
            header = try database.read { database in
                let application = try Int32.fetchOne(database, sql: "PRAGMA application_id")
                let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
                return (application ?? 0, version ?? 0)
            }
        } catch {
            throw FactStoreError(error, path: path)
        }
        guard header.application == Schema.applicationID else {
            throw .notAStore(path: path, problem: "it is another program's SQLite database")
        }
        guard header.version <= Schema.version else { throw .newer(path: path) }
        return .store
    }

    /// Which file lies at the path, whatever its name.
    struct Identity: Hashable {
        let device: UInt64
        let number: UInt64
    }

    /// Looks which file lies there now; throws `.missing` when there is none.
    func identity() throws(FactStoreError) -> Identity {
        var status = stat()
        guard unsafe stat(location, &status) == 0 else { throw .missing(path: path) }
        return Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// Makes the file for its owner alone; SQLite gives its WAL and index the same mode.
    func create() throws(FactStoreError) {
        let descriptor = unsafe open(location, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            let isFull = errno == ENOSPC
            throw isFull ? .full(path: path) : .unusable(path: path, problem: WriterLock.lastSystemError())
        }
        close(descriptor)
    }

    /// Takes a file without a byte for ours, which makes it its owner's alone.
    func adopt() throws(FactStoreError) {
        do {
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: location)
        } catch {
            throw FactStoreError(error, path: path)
        }
    }

    /// How connections that only read are set.
    static let readingConfiguration: Configuration = {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(1)
        return configuration
    }()
}
