import Foundation
import Testing

/// A program from elsewhere that serves on a port of its own, until its owner lets go.
final class RunningTool {
    /// Its host and port.
    private(set) var address = ""

    private let process = Process()
    private let folder: Folder
    private let log: String

    /// Starts a program with a folder of its own, and waits until its log says `Listening on … address=HOST:PORT`.
    init(_ program: String, in folder: Folder, _ arguments: [String]) async throws {
        self.folder = folder
        log = try folder.write("log", "")
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forUpdatingAtPath: log)
        process.standardError = FileHandle(forUpdatingAtPath: log)
        try process.run()
        address = try await Patience.until("\(program) says where it listens") {
            try #require(self.process.isRunning, "\(program) ended: \(self.written)")
            return self.written.firstMatch(of: /Listening on.* address=(\S+)\s/).map { String($0.output.1) }
        }
    }

    deinit {
        guard process.isRunning else { return }
        process.terminate()
        if !process.ends(within: .seconds(20)) { process.kill() }
    }

    /// What it has written.
    var written: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }
}
