import Glibc

/// What changes when a file does, without reading it.
struct FileStamp: Sendable, Equatable {
    private let device: UInt64
    private let inode: UInt64
    private let size: Int64
    private let modified: [Int]
    private let changed: [Int]

    /// The stamp of the file that a path leads to; `nil` when there is none.
    init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        (device, inode, size) = (UInt64(status.st_dev), UInt64(status.st_ino), Int64(status.st_size))
        modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
    }
}

/// A file that cannot be read.
struct FileError: Error {
    /// Such as "No such file or directory".
    let reason: String
}

/// The bytes of a file of at most 1 MiB.
func contents(ofFile path: String) throws(FileError) -> [UInt8] {
    let most = 1_048_576
    let descriptor = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(reason: unsafe String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    while bytes.count <= most {
        var error: CInt = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
            (count, error) = (max(0, got), got < 0 ? errno : 0)
        }
        guard error == 0 else { throw FileError(reason: unsafe String(cString: strerror(error))) }
        if piece.isEmpty { return bytes }
        bytes += piece
    }
    throw FileError(reason: "it is larger than 1 MiB")
}
