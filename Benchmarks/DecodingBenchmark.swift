import Fleet
import Foundation
import GoogleCloud
import TapeJSON

/// The same Inventory values decoded from the same bytes by us and by Foundation, and what orjson makes of them.
struct DecodingBenchmark {
    /// How often each contender runs; the contenders take turns.
    var rounds = 7

    func run(isPretty: Bool) throws -> [Row] {
        var fleet = MadeUpInventories()
        fleet.isPretty = isPretty
        let page = Data(#"{"inventories":[\#((0..<25).map(fleet.inventory).joined(separator: ","))]}"#.utf8)
        let bytes = [UInt8](page)
        var parser = JSONParser()
        func ours() throws -> [Inventory] {
            try parser.withDocument(bytes) { (root: JSONCursor) throws in
                var inventories: [Inventory] = []
                _ = try GoogleDocument.read(root) { resource in
                    if case .inventory(let inventory) = resource { inventories.append(inventory) }
                }
                return inventories
            }
        }
        let foundation = FoundationInventoryDecoder()
        guard try Self.comparable(ours()) == Self.comparable(foundation.inventories(in: page)) else {
            throw BenchmarkError(problem: "the two decoders disagree")
        }
        var own: [Double] = []
        var peer: [Double] = []
        for _ in 0..<rounds {
            own.append(try Stopwatch.seconds { for _ in 0..<10 { _ = try ours() } } / 10)
            peer.append(try Stopwatch.seconds { _ = try foundation.inventories(in: page) })
        }
        let megabytes = Double(bytes.count) / 1e6
        let name = isPretty ? "broken over lines" : "compact"
        let ratio = peer.median / own.median
        var rows = [
            Row("decode, \(name), ours", "\((megabytes / own.median).rounded()) MB/s"),
            Row("decode, \(name), Foundation's JSONDecoder", "\((megabytes / peer.median * 10).rounded() / 10) MB/s"),
            Row("decode, \(name), ours to JSONDecoder", "\((ratio * 10).rounded() / 10) times"),
        ]
        if let seconds = try Self.orjson(page, rounds: rounds) {
            rows.append(Row("decode, \(name), orjson to dictionaries", "\((megabytes / seconds).rounded()) MB/s"))
        } else {
            rows.append(Row("decode, \(name), orjson to dictionaries", "not installed"))
        }
        return rows
    }

    /// The values with their items in one order, because Foundation's dictionaries have none.
    private static func comparable(_ inventories: [Inventory]) -> [Inventory] {
        inventories.map { inventory in
            var copy = inventory
            copy.items?.sort { $0.id < $1.id }
            return copy
        }
    }

    /// The median time that Python's orjson takes; `nil` where it is not installed.
    private static func orjson(_ page: Data, rounds: Int) throws -> Double? {
        let folder = FileManager.default.temporaryDirectory.appending(path: "vmm-orjson-\(UUID().uuidString).json")
        try page.write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        let script = """
            import orjson, sys, time
            data = open(sys.argv[1], 'rb').read()
            times = []
            for _ in range(\(rounds)):
                start = time.perf_counter(); orjson.loads(data); times.append(time.perf_counter() - start)
            print(sorted(times)[len(times) // 2])
            """
        let result = try Program("/usr/bin/env", ["python3", "-c", script, folder.path]).run()
        return result.status == 0
            ? Double(result.output.trimmingCharacters(in: .whitespacesAndNewlines)) : nil
    }
}
