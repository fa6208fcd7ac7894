import Foundation

/// Measures the main job beside its peers and prints the table of docs/performance.md; arguments choose parts of it.
@main
struct Benchmarks {
    static func main() throws {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = folder.appending(path: "vmmanager-exporter").path
        let parts: [(name: String, run: () throws -> [Row])] = [
            ("decode", { try DecodingBenchmark().run(isPretty: false) + DecodingBenchmark().run(isPretty: true) }),
            ("assess", { AssessmentBenchmark().run() }),
            ("ingest", { try IngestBenchmark(program: program).run() }),
        ]
        let wanted = CommandLine.arguments.dropFirst()
        let rows = try parts.filter { wanted.isEmpty || wanted.contains($0.name) }.flatMap { try $0.run() }
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            print("| \(row.name)\(String(repeating: " ", count: width - row.name.count)) | \(row.value) |")
        }
    }
}
