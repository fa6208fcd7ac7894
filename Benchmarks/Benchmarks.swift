import Foundation

/// Measures the main job beside its peers and prints the table of docs/performance.md.
@main
struct Benchmarks {
    static func main() throws {
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = folder.appending(path: "vmmanager-exporter").path
        var rows = try DecodingBenchmark().run(isPretty: false)
        rows += try DecodingBenchmark().run(isPretty: true)
        rows += AssessmentBenchmark().run()
        rows += try IngestBenchmark(program: program).run()
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            print("| \(row.name)\(String(repeating: " ", count: width - row.name.count)) | \(row.value) |")
        }
    }
}
