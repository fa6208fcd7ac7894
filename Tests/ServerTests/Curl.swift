import Foundation
import Testing

/// Curl, as a client that others wrote.
enum Curl {
    struct Answer: Sendable {
        /// 0 when there was no answer.
        let status: Int
        let version: String
        let head: String
        let body: String
        /// Curl's own complaint.
        let complaint: String

        /// The value of a header field; `nil` when there is none.
        func header(_ name: String) -> String? {
            head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix(name.lowercased() + ": ") }
                .map { String($0.dropFirst(name.count + 2)) }
        }
    }

    static let missing: Comment? = tool("curl") == nil ? "not installed: curl" : nil

    /// Asks, with further arguments.
    static func get(_ url: String, _ arguments: String...) async throws -> Answer { try await get(url, arguments) }

    static func get(_ url: String, _ arguments: [String]) async throws -> Answer {
        let head = NSTemporaryDirectory() + "curl-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: head) }
        let run = try await run(
            "curl",
            ["--silent", "--show-error", "--globoff", "--max-time", "60", "--noproxy", "*", "--dump-header", head]
                + ["--write-out", "\n%{http_code} %{http_version}"] + arguments + [url]
        )
        let text = String(decoding: run.output, as: UTF8.self)
        let split = text.lastIndex(of: "\n") ?? text.startIndex
        let figures = text[split...].split(separator: " ").map { $0.trimmingCharacters(in: .newlines) }
        return Answer(
            status: Int(figures.first ?? "") ?? 0,
            version: figures.count > 1 ? figures[1] : "",
            head: (try? String(contentsOfFile: head, encoding: .utf8)) ?? "",
            body: String(text[..<split]),
            complaint: run.complaint
        )
    }
}

/// Where a program is; `nil` when it is not installed.
func tool(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return (path.split(separator: ":").map(String.init) + ["/usr/sbin"])
        .map { $0 + "/" + name }
        .first(where: FileManager.default.isExecutableFile(atPath:))
}

/// Runs a program to its end, without holding up the threads of tasks.
func run(_ name: String, _ arguments: [String]) async throws -> (status: Int32, output: Data, complaint: String) {
    let path = try #require(tool(name))
    return try await withCheckedThrowingContinuation { continuation in
        DispatchQueue.global().async {
            let process = Process()
            process.executableURL = URL(filePath: path)
            process.arguments = arguments
            let (output, errors) = (Pipe(), FileManager.default.temporaryDirectory.appending(path: UUID().uuidString))
            _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
            defer { try? FileManager.default.removeItem(at: errors) }
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = output
            process.standardError = try? FileHandle(forWritingTo: errors)
            do {
                try process.run()
                let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
                process.waitUntilExit()
                let complaint = (try? String(contentsOf: errors, encoding: .utf8)) ?? ""
                continuation.resume(returning: (process.terminationStatus, bytes, complaint))
            } catch {
                continuation.resume(throwing: error)
            }
        }
    }
}
