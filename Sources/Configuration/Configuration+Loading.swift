import Foundation

extension Configuration {
    /// Reads and checks a configuration file; the only I/O of this module.
    package static func load(path: String) throws(ConfigurationErrors) -> Configuration {
        let bytes: [UInt8]
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }
            bytes = try readAtMost(ConfigurationReader.largestFile + 1, of: file)
        } catch {
            throw ConfigurationErrors(
                [Problem(line: nil, key: nil, text: "cannot be read: \(reason(of: error))")],
                file: path
            )
        }
        return try ConfigurationReader.read(bytes: bytes, file: path, surroundings: .machine(folder: folder(of: path)))
    }

    /// A pipe gives its bytes in pieces.
    private static func readAtMost(_ limit: Int, of file: FileHandle) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < limit, let piece = try file.read(upToCount: limit - bytes.count), !piece.isEmpty {
            bytes += piece
        }
        return bytes
    }

    private static func folder(of path: String) -> String {
        let absolute = path.hasPrefix("/") ? path : "\(FileManager.default.currentDirectoryPath)/\(path)"
        return absolute.lastIndex(of: "/").map { String(absolute[...$0]) } ?? ""
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
}
