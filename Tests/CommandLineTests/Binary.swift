import Foundation
import Testing

/// The built program, run as a user runs it.
struct Binary {
    /// What a run left behind.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
    }

    /// The program beside the test runner.
    static let path: String = {
        let runner = URL(filePath: CommandLine.arguments[0])
        let candidates = [runner.deletingLastPathComponent(), Folder.package.appending(path: ".build/debug")]
        let found = candidates.map { $0.appending(path: "vmmanager-exporter").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
        return found ?? "vmmanager-exporter"
    }()

    /// Runs the program to its end.
    @discardableResult
    static func run(_ arguments: String..., input: Data? = nil) throws -> Result {
        try run(arguments, input: input)
    }

    /// Runs the program to its end.
    static func run(
        _ arguments: [String],
        input: Data? = nil,
        program: String = path,
        environment: [String: String]? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if let environment { process.environment = environment }
        let folder = try Folder()
        let (output, errors) = (folder.path("out"), folder.path("err"))
        for path in [output, errors] { try Data().write(to: URL(filePath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        if let input {
            let path = folder.path("in")
            try input.write(to: URL(filePath: path))
            process.standardInput = FileHandle(forReadingAtPath: path)
        } else {
            process.standardInput = FileHandle.nullDevice
        }
        try process.run()
        if !process.ends(within: .seconds(300)) {
            process.kill()
            throw Patience.RanOut(what: "\(program) \(arguments.joined(separator: " ")) ends")
        }
        return Result(
            status: process.terminationStatus,
            output: try String(decoding: Data(contentsOf: URL(filePath: output)), as: UTF8.self),
            errors: try String(decoding: Data(contentsOf: URL(filePath: errors)), as: UTF8.self)
        )
    }

    /// Where a tool is installed; `nil` when it is not.
    static func tool(_ name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/", "/bin/"].map { $0 + name }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// A folder of its own that goes away with its owner.
final class Folder {
    /// The package's root.
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    /// Recorded answers beside the checkout.
    static let real = package.deletingLastPathComponent().appending(path: "shared/real").path
    /// Canonical samples beside the checkout.
    static let samples = package.deletingLastPathComponent().appending(path: "shared/samples").path
    /// Whether recorded answers are there.
    static let hasReal = FileManager.default.fileExists(atPath: real)
    /// Whether canonical samples are there.
    static let hasSamples = FileManager.default.fileExists(atPath: samples)

    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "vmm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Data(text.utf8))
    }

    /// Writes a file and gives its path.
    @discardableResult
    func write(_ name: String, _ data: Data) throws -> String {
        try data.write(to: url.appending(path: name))
        return path(name)
    }

    var store: String { path("fleet.sqlite") }
}
