import Foundation
import Testing

/// Rows of a store's tables, read with Python's SQLite from a copy, so that the store stays as it was left.
struct StoreRows {
    /// Where Python is; `nil` where it is not installed.
    static let python = Binary.tool("python3")
    /// Why tests that need it are skipped.
    static let isMissing = Comment(rawValue: "python3 is not installed")

    /// The rows of each query, in its order.
    let results: [JSON]

    /// Asks the store several things at one moment.
    init(_ store: String, _ queries: String...) async throws {
        let folder = try Folder()
        let copy = folder.path("copy.sqlite")
        for suffix in ["", "-wal"] where FileManager.default.fileExists(atPath: store + suffix) {
            try FileManager.default.copyItem(atPath: store + suffix, toPath: copy + suffix)
        }
        let script = """
            import json, sqlite3, sys
            store = sqlite3.connect(sys.argv[1])
            print(json.dumps([store.execute(query).fetchall() for query in sys.argv[2:]]))
            """
        let result = try await Binary.runAside(
            ["-I", "-S", "-c", script, copy] + queries,
            program: Self.python ?? "python3"
        )
        try #require(result.status == 0, "\(result.errors)")
        results = try JSON(result.output).list
    }
}
