import Foundation
import StrictYAML
import Testing

@testable import ExporterConfiguration

struct ConfigurationLoadingTests {
    @Test func `a file is read and its paths start from its folder`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("configuration-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("config.yml").path
        try Data("{ storage: { path: fleet.sqlite }, cost: { time_zone: Europe/Berlin } }".utf8)
            .write(to: URL(fileURLWithPath: file))

        let configuration = try Configuration.load(path: file)
        #expect(configuration.storage.path == folder.path + "/fleet.sqlite")

        try Data("{ storage: { path: fleet.sqlite }, cost: { time_zone: Europe/Berln } }".utf8)
            .write(to: URL(fileURLWithPath: file))
        let error = try #require(throws: ReadingErrors.self) { try Configuration.load(path: file) }
        #expect(error.description.hasPrefix("\(file):1: cost.time_zone: "))
        #expect(error.description.hasSuffix("did you mean Europe/Berlin?"))
    }

    @Test(arguments: [
        ("/nonexistent/config.yml", "/nonexistent/config.yml: cannot be read: No such file or directory"),
        ("/", "/: cannot be read: Is a directory"),
        ("/dev/zero", "/dev/zero: larger than 1 MiB; this is hardly a configuration file"),
    ])
    func `a path that is no configuration file is one line`(path: String, line: String) throws {
        let error = try #require(throws: ReadingErrors.self) { try Configuration.load(path: path) }
        #expect(error.description == line)
    }
}
