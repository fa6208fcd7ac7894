import Foundation

/// A program that a test runs.
enum Tool {
    static let xmllint = path(of: "xmllint")
    static let chromium = path(of: "chromium")
    /// The schemas to validate JUnit files with, a colon between them; `scripts/test-tools` prints the variable.
    static let schemas = list("VMM_JUNIT_XSD")
    /// A Python that has junitparser; `scripts/test-tools` prints the variable.
    static let python = list("VMM_TEST_PYTHON").first

    private static func path(of name: String) -> String? {
        ["/usr/bin/", "/usr/local/bin/"].map { $0 + name }.first(where: FileManager.default.isExecutableFile)
    }

    private static func list(_ variable: String) -> [String] {
        (ProcessInfo.processInfo.environment[variable] ?? "").split(separator: ":").map(String.init)
    }

    /// Runs a program over files, which it gets after its arguments, and gives its exit status and what it said.
    static func run(
        _ path: String,
        _ arguments: [String],
        files: [[UInt8]] = []
    ) throws -> (status: Int32, text: String) {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vmm-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let names = try files.enumerated().map { index, bytes in
            let file = folder.appending(path: "\(index).html")
            try Data(bytes).write(to: file)
            return file.path
        }
        let log = folder.appending(path: "log")
        try Data().write(to: log)
        let output = try FileHandle(forWritingTo: log)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments.map { $0.replacing("{folder}", with: folder.path) } + names
        process.standardOutput = output
        process.standardError = output
        try process.run()
        process.waitUntilExit()
        try output.close()
        return (process.terminationStatus, String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }
}
