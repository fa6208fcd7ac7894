import Foundation
import FoundationNetworking
import Synchronization
import Testing

/// The built program serving on a port of its own, until its owner lets go.
final class RunningServer {
    let process = Process()
    private(set) var url = ""
    private let log: String
    private let folder = try? Folder()

    /// Starts a command that serves, and waits until it says where.
    init(
        _ arguments: [String],
        environment: [String: String] = [:],
        after prepare: () throws -> Void = {}
    ) async throws {
        try prepare()
        log = try #require(folder).path("log")
        try Data().write(to: URL(filePath: log))
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forUpdatingAtPath: log)
        process.standardError = FileHandle(forUpdatingAtPath: log)
        try process.run()
        url = try await Patience.until("the server says where it serves") {
            self.errors.firstMatch(of: /http:\/\/[^\/\s]+/).map { String($0.output) }
        }
    }

    deinit {
        guard process.isRunning else { return }
        process.terminate()
        if process.ends(within: .seconds(20)) { return }
        Issue.record("\(process.arguments ?? []) goes on after SIGTERM; it wrote: \(errors)")
        process.kill()
    }

    /// What it has written.
    var errors: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

    /// Gets a page.
    func get(_ path: String) async throws -> (status: Int, type: String, body: String) {
        try await Self.get(url + path)
    }

    /// Posts JSON to a page.
    func post(_ path: String, _ body: String) async throws -> (status: Int, body: String) {
        var request = URLRequest(url: try #require(URL(string: url + path)))
        request.httpMethod = "POST"
        request.httpBody = Data(body.utf8)
        let (data, response) = try await URLSession.shared.data(for: request)
        let answer = try #require(response as? HTTPURLResponse)
        return (answer.statusCode, String(decoding: data, as: UTF8.self))
    }

    /// Gets a page by its whole address.
    static func get(_ address: String) async throws -> (status: Int, type: String, body: String) {
        let (data, response) = try await URLSession.shared.data(from: #require(URL(string: address)))
        let answer = try #require(response as? HTTPURLResponse)
        return (
            answer.statusCode, answer.value(forHTTPHeaderField: "Content-Type") ?? "",
            String(decoding: data, as: UTF8.self)
        )
    }
}

/// Waits for something, not for ever.
enum Patience {
    struct RanOut: Error {
        let what: String
    }

    /// Looks twenty times a second, for a minute at most.
    static func until<Value>(_ what: String, _ look: () async throws -> Value?) async throws -> Value {
        for _ in 0..<1_200 {
            if let value = try await look() { return value }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw RanOut(what: what)
    }
}
