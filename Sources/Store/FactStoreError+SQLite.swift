import Collection
import Foundation
import GRDB

extension FactStoreError {
    /// Says what SQLite, the system or an encoder said as an error of the store at `path`.
    init(_ error: any Error, path: String) {
        switch error {
        case let error as FactStoreError:
            self = error
        case let error as DatabaseError:
            self = Self.reading(error, path: path)
        case let error as CocoaError:
            self = .failed(path: path, problem: error.localizedDescription)
        default:
            self = .failed(path: path, problem: String(String(describing: error).prefix(200)))
        }
    }

    private static func reading(_ error: DatabaseError, path: String) -> FactStoreError {
        let problem = error.message ?? error.resultCode.description
        // A WAL index that cannot grow has no code of its own, and a disk without room is the usual reason.
        if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE { return .full(path: path) }
        return switch error.resultCode {
        case .SQLITE_FULL: .full(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
        case .SQLITE_NOTADB: .notAStore(path: path, problem: problem)
        default: .failed(path: path, problem: problem)
        }
    }
}
