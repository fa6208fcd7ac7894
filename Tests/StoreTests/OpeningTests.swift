import Collection
import Fleet
import Foundation
import GRDB
import Testing

@testable import Store

/// What may be opened, by whom, and what must stay as it is.
struct OpeningTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    @Test
    func `a new store and its companions belong to their owner alone`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.put(Sample.instance(1, at: .minute(0)))
        let names = try scratch.names()
        #expect(names == ["fleet.sqlite", "fleet.sqlite-shm", "fleet.sqlite-wal", "fleet.sqlite.lock"])
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.folder + "/" + name)
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
    }

    @Test
    func `a store is read again as it was written`() throws {
        do {
            let store = try SQLiteFactStore(writing: scratch.path)
            try store.put(Sample.instance(1, at: .minute(0)))
        }
        #expect(try scratch.names() == ["fleet.sqlite", "fleet.sqlite.lock"])
        let store = try SQLiteFactStore(writing: scratch.path)
        #expect(try store.everything().vm(1)?.name == InstanceName("vm-1"))
    }

    @Test
    func `a file without a byte becomes a store when written and is none when read`() throws {
        try Data().write(to: URL(fileURLWithPath: scratch.path))
        #expect(throws: FactStoreError.notAStore(path: scratch.path, problem: "it is empty")) {
            try SQLiteFactStore(reading: scratch.path)
        }
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.put(Sample.instance(1, at: .minute(0)))
        let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test
    func `reading makes no store`() throws {
        #expect(throws: FactStoreError.missing(path: scratch.path)) { try SQLiteFactStore(reading: scratch.path) }
        #expect(try scratch.names().isEmpty)
    }

    @Test
    func `a folder that is missing is said`() throws {
        let path = scratch.folder + "/none/fleet.sqlite"
        let error = #expect(throws: FactStoreError.self) { try SQLiteFactStore(writing: path) }
        guard case .unusable(path, let problem) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problem.contains("No such file or directory"))
    }

    /// Files that are no store of ours, and the word that says why.
    static let strangers: [(name: String, content: Data)] = [
        ("a short text", Data("hello".utf8)),
        ("a long text", Data(String(repeating: "not a database\n", count: 1_000).utf8)),
        ("random bytes", Data((0..<9_000).map { UInt8(truncatingIfNeeded: $0 &* 197 &+ $0 >> 3) })),
        ("a JSON file", Data(#"{"inventories":[]}"#.utf8)),
    ]

    @Test(arguments: strangers)
    func `what is no database is refused and stays as it is`(name: String, content: Data) throws {
        try content.write(to: URL(fileURLWithPath: scratch.path))
        try expectRefusal { if case .notAStore = $0 { true } else { false } }
    }

    @Test(arguments: ["DELETE", "WAL"])
    func `another program's database is refused and stays as it is`(journalMode: String) throws {
        let other = try DatabaseQueue(path: scratch.path)
        try other.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA journal_mode = \(journalMode)")
            try database.execute(sql: "CREATE TABLE projects (number TEXT); INSERT INTO projects VALUES ('1')")
        }
        try other.close()
        try expectRefusal { if case .notAStore = $0 { true } else { false } }
    }

    @Test
    func `a folder is no store`() throws {
        let folder = scratch.folder
        #expect(throws: FactStoreError.notAStore(path: folder, problem: "it is not a regular file")) {
            try SQLiteFactStore(writing: folder)
        }
    }

    @Test
    func `a store of a newer version is refused and stays as it is`() throws {
        try SQLiteFactStore(writing: scratch.path).put(Sample.instance(1, at: .minute(0)))
        try FileManager.default.removeItem(atPath: scratch.path + ".lock")
        let newer = try DatabaseQueue(path: scratch.path)
        try newer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA user_version = 4; INSERT INTO grdb_migrations VALUES ('v4')")
        }
        try newer.close()
        let path = scratch.path
        try expectRefusal { $0 == .newer(path: path) }
    }

    @Test
    func `a store of an older version keeps what it holds`() throws {
        let older = try DatabaseQueue(path: scratch.path)
        try Schema.migrator.migrate(older, upTo: "v2")
        let body = #"{"project": {"id": {"_0": "acme"}}}"#
        try older.write { database in
            try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            // The last number that was given, to a document that is gone.
            try database.execute(sql: "INSERT INTO sqlite_sequence VALUES ('resources', 50)")
            try database.execute(
                sql: """
                    INSERT INTO resources VALUES (41, 'zone', 'acme', 'z-a', 0, '', NULL, 1, 1, ?);
                    INSERT INTO reads VALUES ('acme', 'routers', '', 7, NULL, NULL, NULL);
                    """,
                arguments: [body]
            )
        }
        try older.close()
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.put(Sample.instance(1, at: .minute(0)))
        let reader = try DatabaseQueue(path: scratch.path)
        let numbers = try reader.read { try Int64.fetchAll($0, sql: "SELECT number FROM resources ORDER BY number") }
        #expect(numbers == [41, 51])
        let reads = try reader.read { try Int64.fetchAll($0, sql: "SELECT last_success FROM reads") }
        #expect(reads == [7])
    }

    @Test
    func `a second writer is refused, and welcome when the first has gone`() throws {
        var first: SQLiteFactStore? = try SQLiteFactStore(writing: scratch.path)
        #expect(throws: FactStoreError.busy(path: scratch.path)) { try SQLiteFactStore(writing: scratch.path) }
        let alias = scratch.folder + "/alias.sqlite"
        try FileManager.default.createSymbolicLink(atPath: alias, withDestinationPath: scratch.path)
        #expect(throws: FactStoreError.busy(path: alias)) { try SQLiteFactStore(writing: alias) }
        try first?.put(Sample.instance(1, at: .minute(0)))
        first = nil
        try SQLiteFactStore(writing: scratch.path).put(Sample.instance(2, at: .minute(0)))
        #expect(try SQLiteFactStore(reading: scratch.path).everything().vmCount == 2)
    }

    @Test
    func `a second writer in another process is refused, and a reader is not`() async throws {
        let first = try SQLiteFactStore(writing: scratch.path)
        try first.put(Sample.instance(1, at: .minute(0)))
        let path = scratch.path
        await #expect(processExitsWith: .success) { [path = path as String] in
            #expect(throws: FactStoreError.busy(path: path)) { try SQLiteFactStore(writing: path) }
            let count = try? SQLiteFactStore(reading: path).everything().vmCount
            #expect(count == 1)
        }
        try first.put(Sample.instance(2, at: .minute(0)))
        #expect(try first.everything().vmCount == 2)
    }

    @Test
    func `a reader sees whole transactions while a writer is at work`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.put(Sample.instance(1, at: .minute(0)))
        let reader = try SQLiteFactStore(reading: scratch.path)
        try store.write { writer in
            try writer.put(Sample.instance(2, at: .minute(0)))
            #expect(try reader.everything().vmCount == 1)
            #expect(try store.everything().vmCount == 1)
        }
        #expect(try reader.everything().vmCount == 2)
    }

    @Test
    func `the change counter moves with every change, whoever makes it`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        let reader = try SQLiteFactStore(reading: scratch.path)
        let before = (try store.changeCounter(), try reader.changeCounter())
        #expect(try (store.changeCounter(), reader.changeCounter()) == before)
        try store.put(Sample.instance(1, at: .minute(0)))
        let after = (try store.changeCounter(), try reader.changeCounter())
        #expect(after.0 != before.0)
        #expect(after.1 != before.1)
    }

    @Test
    func `a handle that reads does not write`() throws {
        try SQLiteFactStore(writing: scratch.path).put(Sample.instance(1, at: .minute(0)))
        let reader = try SQLiteFactStore(reading: scratch.path)
        #expect(throws: FactStoreError.self) { try reader.put(Sample.instance(2, at: .minute(0))) }
    }

    @Test(arguments: ["fleet ?#%41.sqlite", "file:fleet.sqlite", "fløte.sqlite"])
    func `any name is a name`(name: String) throws {
        let path = scratch.folder + "/" + name
        try SQLiteFactStore(writing: path).put(Sample.instance(1, at: .minute(0)))
        #expect(try SQLiteFactStore(reading: path).everything().vmCount == 1)
        #expect(try scratch.names().contains(name))
    }

    /// Expects that both ways of opening refuse, that the folder holds nothing new, and that no byte changed.
    private func expectRefusal(_ isExpected: (FactStoreError) -> Bool) throws {
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        let names = try scratch.names()
        let path = scratch.path
        for open in [{ try SQLiteFactStore(writing: path) }, { try SQLiteFactStore(reading: path) }] {
            let error = #expect(throws: FactStoreError.self) { try open() }
            let refusal = try #require(error)
            #expect(isExpected(refusal), "\(refusal)")
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
        #expect(try scratch.names() == names)
    }
}
