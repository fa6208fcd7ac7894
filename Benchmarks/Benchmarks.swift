import Foundation

/// Measures the main job beside its peers and prints the table of docs/performance.md; arguments choose parts of it.
@main
struct Benchmarks {
    static func main() async throws {
        let vms = CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 1_000
        switch CommandLine.arguments.dropFirst().first {
        case "page": return try await PageServer(vms: vms).serve()
        case "cold": return try await PageServer(vms: vms).renderAnew()
        default: break
        }
        let folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let program = folder.appending(path: "vmmanager-exporter").path
        let parts: [(name: String, run: () async throws -> [Row])] = [
            ("decode", { try DecodingBenchmark().run(isPretty: false) + DecodingBenchmark().run(isPretty: true) }),
            ("assess", { AssessmentBenchmark().run() }),
            ("publish", { try await PublicationBenchmark().run() }),
            ("store", { try await StoreBenchmark().run() }),
            ("ingest", { try IngestBenchmark(program: program).run() }),
        ]
        let wanted = CommandLine.arguments.dropFirst()
        var rows: [Row] = []
        for part in parts where wanted.isEmpty || wanted.contains(part.name) { rows += try await part.run() }
        let width = rows.map(\.name.count).max() ?? 0
        for row in rows {
            print("| \(row.name)\(String(repeating: " ", count: width - row.name.count)) | \(row.value) |")
        }
    }
}
