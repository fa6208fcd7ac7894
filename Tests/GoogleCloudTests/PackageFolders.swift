import Foundation

/// Where the package and the material beside it lie.
enum PackageFolders {
    /// The folder of `Package.swift`, also when the sources were reached through a link.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path)
        {
            folder = folder.deletingLastPathComponent()
        }
        return folder
    }()

    /// Documents of our own, in the shapes of every API that we read.
    static let fixtures = root.appending(path: "Tests/GoogleCloudTests/Fixtures")
    /// Canonical samples, outside of the repository.
    static let samples = root.appending(path: "../shared/samples").standardizedFileURL
    /// Real answers, outside of the repository.
    static let realAnswers = root.appending(path: "../shared/real").standardizedFileURL

    /// Whether the material outside of the repository is there.
    static let hasSamples = !documents(in: samples).isEmpty
    /// Whether the real answers are there.
    static let hasRealAnswers = !documents(in: realAnswers).isEmpty

    /// The names of the JSON documents in a folder, sorted; none when there is no such folder.
    static func documents(in folder: URL) -> [String] {
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
    }
}
