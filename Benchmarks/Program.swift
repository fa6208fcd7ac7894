import Foundation

/// Another program, run and measured.
struct Program {
    /// What a run took and left behind.
    struct Result {
        let status: Int32
        let output: String
        let errors: String
        let seconds: Double
        /// The most memory it held at a time.
        let peakMebibytes: Double
    }

    private let path: String
    private let arguments: [String]

    init(_ path: String, _ arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    /// Runs it to its end, through GNU time, which tells the peak of its memory.
    func run() throws -> Result {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/time")
        process.arguments = ["-f", "%M", path] + arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        let start = ContinuousClock.now
        try process.run()
        let text = output.fileHandleForReading.readDataToEndOfFile()
        let complaints = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let lines = complaints.split(separator: "\n")
        return Result(
            status: process.terminationStatus,
            output: String(decoding: text, as: UTF8.self),
            errors: lines.dropLast().joined(separator: "\n"),
            seconds: Stopwatch.seconds(from: start),
            peakMebibytes: (Double(lines.last ?? "") ?? 0) / 1_024
        )
    }
}
