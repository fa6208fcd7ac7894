import Foundation

/// A file, or standard input, to take facts from.
package struct InputFile: Sendable, Hashable {
    /// The path as the user named it or as it was found in a folder; `-` is standard input.
    package let path: String
    /// Whether the user named it; what is found in a folder may hold nothing for us.
    package let isNamed: Bool

    /// A file, by what the user said.
    package init(path: String, isNamed: Bool) {
        self.path = path
        self.isNamed = isNamed
    }

    /// Whether it is standard input.
    package var isStandardInput: Bool { path == "-" }

    /// The files that paths stand for: folders are searched, hidden names left out, names in order.
    ///
    /// Standard input comes last, because what it needs may stand in another file. A store that lies in a searched
    /// folder is left out, with the files beside it.
    package static func expand(_ paths: [String], exceptStore store: String) -> [InputFile] {
        let ownFiles = Set(
            ["", "-wal", "-shm", "-journal", ".lock"].map { URL(filePath: store + $0).standardizedFileURL }
        )
        let files = paths.filter { $0 != "-" }.flatMap { path -> [InputFile] in
            var isFolder: ObjCBool = false
            guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                return [InputFile(path: path, isNamed: true)]
            }
            return contents(of: path).filter { !ownFiles.contains(URL(filePath: $0.path).standardizedFileURL) }
        }
        return files + (paths.contains("-") ? [InputFile(path: "-", isNamed: true)] : [])
    }

    /// What lies in a folder; a folder that cannot be listed stands for itself, so that reading it says why.
    private static func contents(of folder: String) -> [InputFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            return [InputFile(path: folder, isNamed: true)]
        }
        return names.filter { !$0.hasPrefix(".") }.sorted().flatMap { name -> [InputFile] in
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            return switch kind(of: path) {
            case S_IFDIR: contents(of: path)
            case S_IFREG, nil: [InputFile(path: path, isNamed: false)]
            default: []
            }
        }
    }

    /// What a path leads to; links to folders are not followed, since they may lead in a circle, and a pipe or device in
    /// a folder would keep us waiting for ever.
    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        let own = status.st_mode & S_IFMT
        guard own == S_IFLNK else { return own }
        guard unsafe stat(path, &status) == 0 else { return nil }
        let target = status.st_mode & S_IFMT
        return target == S_IFDIR ? S_IFLNK : target
    }
}
