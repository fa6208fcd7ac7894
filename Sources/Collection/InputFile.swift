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

    private static func contents(of folder: String) -> [InputFile] {
        guard let enumerator = FileManager.default.enumerator(atPath: folder) else {
            return [InputFile(path: folder, isNamed: true)]
        }
        return enumerator.compactMap { $0 as? String }
            .filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
            .sorted()
            .map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
            .filter { path in
                var isFolder: ObjCBool = false
                return unsafe !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
                    || !isFolder.boolValue
            }
            .map { InputFile(path: $0, isNamed: false) }
    }
}
