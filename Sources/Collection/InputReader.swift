import Fleet
import Glibc

/// Reads a file in chunks, so that its size does not matter.
struct InputReader: ~Copyable {
    private let descriptor: Int32
    private let ownsDescriptor: Bool
    /// When the file was last written; `nil` for a pipe.
    let modified: Timestamp?

    /// Opens a file or standard input.
    init(_ file: InputFile) throws(IngestProblem) {
        descriptor = file.isStandardInput ? STDIN_FILENO : unsafe open(file.path, O_RDONLY | O_CLOEXEC)
        ownsDescriptor = !file.isStandardInput
        guard descriptor >= 0 else { throw .unreadable(Self.lastError) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            let problem = Self.lastError
            if ownsDescriptor { close(descriptor) }
            throw .unreadable(problem)
        }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        let seconds = Int64(status.st_mtim.tv_sec)
        modified =
            isRegular
            ? Timestamp(microseconds: seconds * 1_000_000 + Int64(status.st_mtim.tv_nsec) / 1_000) : nil
    }

    deinit {
        if ownsDescriptor { close(descriptor) }
    }

    /// The next bytes, empty at the end.
    mutating func next(_ count: Int = 1 << 20) throws(IngestProblem) -> [UInt8] {
        var result = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            repeat { unsafe result = read(descriptor, buffer.baseAddress, count) } while result < 0 && errno == EINTR
            filled = max(0, result)
        }
        guard result >= 0 else { throw .unreadable(Self.lastError) }
        return bytes
    }

    private static var lastError: String {
        unsafe String(cString: strerror(errno))
    }
}
