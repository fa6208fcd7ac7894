import Glibc

/// The file of a Unix socket, before and after somebody listens on it.
struct UnixSocketFile {
    let path: String

    /// Owner and group may connect, nobody else.
    private static let mode: mode_t = 0o660

    /// What stands in the way of listening, such as another server; a file that a dead one left behind is removed.
    func obstacle() -> String? {
        guard !path.isEmpty, path.utf8.count < 108 else { return "the path is longer than 107 bytes" }
        guard let kind = status()?.st_mode else { return nil }
        guard kind & S_IFMT == S_IFSOCK else { return "a file that is no socket is there" }
        switch connectionError() {
        case 0: return "another process listens there"
        case ECONNREFUSED:
            let outcome = unsafe unlink(path)
            guard outcome == 0 || errno == ENOENT else {
                return "the socket that is left there stays: \(reason(errno))"
            }
            return nil
        case ENOENT: return nil
        case let error: return "the socket there answers: \(reason(error))"
        }
    }

    /// Restricts who may connect; gives what tells this file from others of its name.
    func claim() -> UInt64? {
        guard unsafe chmod(path, Self.mode) == 0, let status = status() else { return nil }
        return UInt64(status.st_ino)
    }

    /// Removes the file, unless another server put its own there.
    func remove(claimed inode: UInt64) {
        if let status = status(), UInt64(status.st_ino) == inode { _ = unsafe unlink(path) }
    }

    private func status() -> stat? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status : nil
    }

    /// 0 when somebody accepts a connection.
    private func connectionError() -> CInt {
        let descriptor = socket(AF_UNIX, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: path.utf8) }
        let outcome = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        // A queue that is full is one that somebody owns.
        return outcome == 0 || errno == EAGAIN ? 0 : errno
    }

    private func reason(_ error: CInt) -> String { unsafe String(cString: strerror(error)) }
}
