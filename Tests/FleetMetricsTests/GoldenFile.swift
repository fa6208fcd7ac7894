import Foundation

/// A file that output must equal byte for byte; with `UPDATE_GOLDEN=1` in the environment it is written instead.
struct GoldenFile {
    /// The folder of these tests, also where a link leads to it.
    static let testFolder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    static let checkout = testFolder.deletingLastPathComponent().deletingLastPathComponent()

    let url: URL

    /// What the file holds; rewritten first if that is asked for.
    func expected(for output: String) throws -> String {
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(output.utf8).write(to: url)
        }
        return String(decoding: try Data(contentsOf: url), as: UTF8.self)
    }
}
