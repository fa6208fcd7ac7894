import Foundation

extension YAMLFile {
    /// Reads a file of the machine; the only I/O of this module.
    package static func load(path: String, purpose: String) throws(ReadingErrors) -> YAMLFile {
        let bytes: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            bytes = try readAtMost(largest + 1, of: file)
        } catch {
            throw ReadingErrors(
                [Problem(line: nil, key: nil, text: "cannot be read: \(reason(of: error))")],
                file: path
            )
        }
        return try YAMLFile(bytes: bytes, name: path, purpose: purpose)
    }

    /// A pipe gives its bytes in pieces.
    private static func readAtMost(_ limit: Int, of file: FileHandle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit, let piece = try file.read(upToCount: limit - bytes.count), !piece.isEmpty {
            bytes += piece
        }
        return bytes
    }

    /// The system's own sentence, such as "No such file or directory".
    private static func reason(of error: any Error) -> String {
        let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
        return cause?.localizedFailureReason ?? "\((error as NSError).domain) error \((error as NSError).code)"
    }
}

extension Surroundings {
    /// What this machine has, as seen from a folder.
    package static func machine(folder: String) -> Surroundings {
        Surroundings(
            folder: folder,
            timeZones: TimeZone.knownTimeZoneIdentifiers + ["UTC"],
            isTimeZone: { TimeZone(identifier: $0) != nil }
        )
    }

    /// What this machine has, as seen from the folder of a file.
    package static func machine(around path: String) -> Surroundings {
        let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return machine(folder: absolute.lastIndex(of: "/").map { String(absolute[...$0]) } ?? "")
    }
}
