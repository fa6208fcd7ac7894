import Collection
import Foundation

/// Keeps a second writer out, in this process or another, for as long as it lives.
///
/// The lock lies on a file of its own: closing any descriptor of the database itself would drop SQLite's locks on it.
/// The file stays behind, since removing it would let two writers lock two files of one name.
final class WriterLock: Sendable {
    private let descriptor: CInt

    /// Takes the lock or says at once who is refused: `.busy` when another writer has it.
    init(file: StoreFile) throws(FactStoreError) {
        let path = file.path
        let descriptor = unsafe open(file.location + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unusable(path: path, problem: "its lock file cannot be made: \(Self.lastSystemError())")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let problem = Self.lastSystemError()
            close(descriptor)
            throw isHeld ? .busy(path: path) : .failed(path: path, problem: "cannot lock it: \(problem)")
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// What the system said last, as a sentence.
    static func lastSystemError() -> String {
        unsafe String(cString: strerror(errno))
    }
}
