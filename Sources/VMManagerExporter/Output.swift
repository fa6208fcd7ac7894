import Foundation

/// Why a result could not be written.
struct OutputError: Error {
    /// Where it should have gone.
    let path: String
    /// What the system said.
    let problem: String
}

/// Where a command's result goes: a file, replaced in one step so that no reader sees half of it, or standard output.
struct Output {
    /// The path; `-` is standard output.
    let path: String

    /// Writes the whole result.
    func write(_ bytes: [UInt8]) throws {
        guard path != "-" else {
            try Terminal.write(bytes)
            return
        }
        var status = stat()
        let isThere = unsafe stat(path, &status) == 0
        guard !isThere || status.st_mode & S_IFMT == S_IFREG else {
            try writeInPlace(bytes)
            return
        }
        // What a link leads to is replaced, not the link.
        let path = isThere ? URL(filePath: path).resolvingSymlinksInPath().path : path
        let temporary = path + ".tmp-\(ProcessInfo.processInfo.processIdentifier)"
        do {
            try Data(bytes).write(to: URL(filePath: temporary))
            guard unsafe rename(temporary, path) == 0 else {
                throw OutputError(path: path, problem: unsafe String(cString: strerror(errno)))
            }
        } catch let error as OutputError {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw OutputError(path: path, problem: (error as NSError).localizedDescription)
        }
    }

    /// Writes to a device or pipe, which must not be replaced by a file.
    private func writeInPlace(_ bytes: [UInt8]) throws {
        do {
            let file = try FileHandle(forWritingTo: URL(filePath: path))
            try file.write(contentsOf: Data(bytes))
            try file.close()
        } catch {
            throw OutputError(path: path, problem: (error as NSError).localizedDescription)
        }
    }
}
