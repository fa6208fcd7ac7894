import Foundation

/// The built program taking 1,000 FULL inventories into a new store, and the same again unchanged.
struct IngestBenchmark {
    /// The program under test.
    let program: String
    /// How often each is measured.
    var rounds = 5

    func run() throws -> [Row] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vmm-ingest-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appending(path: "inventories.json")
        var fleet = MadeUpInventories()
        fleet.isPretty = true
        try Self.write(fleet, to: input)
        let size = try (FileManager.default.attributesOfItem(atPath: input.path)[.size] as? NSNumber)?.doubleValue ?? 0

        var first: [Double] = []
        var again: [Double] = []
        var memory: [Double] = []
        var isUntouched = true
        for round in 0..<rounds {
            let store = folder.appending(path: "fleet-\(round).sqlite")
            let arguments = ["ingest", "--quiet", "--db", store.path, input.path]
            let fresh = try Program(program, arguments).run()
            guard fresh.status == 0 else { throw BenchmarkError(problem: fresh.errors) }
            first.append(fresh.seconds)
            memory.append(fresh.peakMebibytes)
            let before = try Self.content(of: store)
            let unchanged = try Program(program, arguments).run()
            guard unchanged.status == 0 else { throw BenchmarkError(problem: unchanged.errors) }
            again.append(unchanged.seconds)
            isUntouched = try isUntouched && Self.content(of: store) == before
        }
        let megabytes = size / 1e6
        return [
            Row(
                "ingest, input",
                "\(fleet.count) inventories of \(fleet.itemsPerInventory) items, \(megabytes.rounded()) MB"
            ),
            Row(
                "ingest, new store",
                "\((megabytes / first.median).rounded()) MB/s (\((first.median * 100).rounded() / 100) s)"
            ),
            Row("ingest, peak memory", "\(memory.median.rounded()) MiB"),
            Row("ingest, again unchanged", "\((megabytes / again.median).rounded()) MB/s"),
            Row("ingest, again unchanged, pages written", isUntouched ? "none" : "some"),
        ]
    }

    /// A top-level array, as gcloud prints it.
    private static func write(_ fleet: MadeUpInventories, to url: URL) throws {
        try Data().write(to: url)
        let file = try FileHandle(forWritingTo: url)
        for index in 0..<fleet.count {
            try file.write(contentsOf: Data((index == 0 ? "[" : ",\n").utf8))
            try file.write(contentsOf: Data(fleet.inventory(index).utf8))
        }
        try file.write(contentsOf: Data("]\n".utf8))
        try file.close()
    }

    /// The bytes of the store and of its log.
    private static func content(of store: URL) throws -> [Data] {
        try ["", "-wal"].map { suffix in
            let path = store.path + suffix
            return FileManager.default.fileExists(atPath: path) ? try Data(contentsOf: URL(filePath: path)) : Data()
        }
    }
}
