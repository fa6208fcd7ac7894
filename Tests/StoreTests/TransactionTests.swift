import Collection
import Fleet
import Foundation
import GRDB
import Store
import Testing

/// What is kept when something goes wrong, and what is written when nothing is new.
struct TransactionTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
    }

    private struct Refusal: Error {}

    /// One fact of every kind that is kept, as two files of one fleet hold them.
    static let facts: [Fact] = {
        let items = [Sample.item(Sample.apt("openssl")), Sample.item(Sample.apt("openssl", "2"), .available)]
        var deployment = PatchDeployment(project: Sample.number, id: PatchDeploymentID("nightly"))
        deployment.schedule = .oneTime(.minute(5))
        let assignment = OSPolicyAssignment(
            project: Sample.number,
            zone: Sample.zone,
            id: PolicyAssignmentID("base")
        )
        let others: [Resource] = [
            .computeProject(ComputeProject(id: ProjectID("acme"))),
            .patchDeployment(deployment), .policyAssignment(assignment),
            .featureSettings(ProjectFeatureSettings(project: Sample.number)),
            .subnetwork(Subnetwork(project: Sample.acme, region: "us", name: "s")),
            .router(Router(project: Sample.acme, region: "us", name: "r")),
            .zone(Zone(project: Sample.acme, name: Sample.zone)),
            .policyOrchestrator(PolicyOrchestrator(parent: "folders/1", id: "o")),
        ]
        return [
            Sample.instance(1, started: .minute(-9), at: .minute(0)),
            Sample.instance(1, state: .terminated, started: .minute(-9), at: .minute(3)),
            Sample.inventory(1, items: items, at: .minute(0)),
            Sample.inventory(1, at: .minute(9)), Sample.inventory(1, items: items, at: .minute(120)),
            Sample.job("j1", created: .minute(0)), Sample.job("j2", created: .minute(7)),
            Sample.details(1, in: "j1", "PENDING", at: .minute(0)),
            Sample.details(1, in: "j1", "FAILED", reason: "E: <lock>", at: .minute(5)),
            Sample.details(1, in: "j2", "SUCCEEDED", at: .minute(8)),
            Sample.policyReport(1, at: .minute(0)), Sample.policyReport(1, state: .unknown, at: .minute(4)),
            Sample.policyReport(1, at: .minute(6)), Sample.vulnerabilities(1, at: .minute(0)),
        ] + others.map { Fact($0, sourceTime: nil, observedAt: .minute(0)) }
    }()

    @Test
    func `facts that are known write no page`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        let write = {
            try store.write { writer in
                for fact in Self.facts { try writer.put(fact) }
                try writer.link(ProjectNumber(42), to: ProjectID("acme"))
                try writer.record(Sample.read(.instances, zone: Sample.zone, success: .minute(3)), of: Sample.acme)
                try writer.record(Sample.read(.instances, zone: Sample.zone, success: .minute(2)), of: Sample.acme)
            }
        }
        try write()
        let log = scratch.path + "-wal"
        let size = try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int
        let content = try Data(contentsOf: URL(fileURLWithPath: log))
        let counter = try store.changeCounter()
        for _ in 0..<3 { try write() }
        #expect(try FileManager.default.attributesOfItem(atPath: log)[.size] as? Int == size)
        #expect(try Data(contentsOf: URL(fileURLWithPath: log)) == content)
        #expect(try store.changeCounter() == counter)
    }

    @Test
    func `facts that are known write no page in another process either`() throws {
        try SQLiteFactStore(writing: scratch.path).put(Self.facts)
        let before = try Data(contentsOf: URL(fileURLWithPath: scratch.path))
        try SQLiteFactStore(writing: scratch.path).put(Self.facts)
        #expect(try Data(contentsOf: URL(fileURLWithPath: scratch.path)) == before)
    }

    @Test
    func `a transaction that throws leaves nothing behind, not even numbers of packages`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        let items = [Sample.item(Sample.apt("openssl")), Sample.item(Sample.apt("bash"))]
        #expect(throws: Refusal.self) {
            try store.write { writer in
                try writer.put(Sample.inventory(1, items: items, at: .minute(0)))
                throw Refusal()
            }
        }
        #expect(try store.everything().projects.isEmpty)
        // Other packages take the numbers that were given back, so a number that was remembered would show here.
        try store.put(
            Sample.inventory(2, items: [Sample.item(Sample.apt("zlib"), .available)], at: .minute(0)),
            Sample.inventory(1, items: items, at: .minute(0)),
            Sample.inventory(3, items: items.map { Sample.item($0.package, .available) }, at: .minute(0))
        )
        let fleet = try store.everything()
        #expect(fleet.vm(1)?.inventory?.packages?.installedCount == 2)
        #expect(fleet.vm(3)?.inventory?.packages?.updates.map(\.displayName) == ["bash", "openssl"])
        #expect(fleet.vm(2)?.inventory?.packages?.updates.map(\.displayName) == ["zlib"])
    }

    @Test
    func `what is thrown inside a transaction comes out as it is`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        #expect(throws: Refusal.self) { try store.write { _ in throw Refusal() } }
        #expect(try store.write { _ in 7 } == 7)
    }

    @Test
    func `a writer that dies leaves the last transaction whole, and its place free`() async throws {
        let path = scratch.path
        await #expect(processExitsWith: .exitCode(9)) { [path = path as String] in
            let store = try? SQLiteFactStore(writing: path)
            try? store?.put(Sample.instance(1, at: .minute(0)))
            try? store?.write { writer in
                try writer.put(Sample.instance(2, at: .minute(0)))
                exit(9)
            }
        }
        #expect(try SQLiteFactStore(reading: path).everything().vmCount == 1)
        let store = try SQLiteFactStore(writing: path)
        try store.put(Sample.instance(3, at: .minute(0)))
        #expect(try store.everything().vmCount == 2)
    }

    @Test
    func `a store that another program holds is busy`() throws {
        let store = try SQLiteFactStore(writing: scratch.path)
        let other = try DatabaseQueue(path: scratch.path)
        try other.writeWithoutTransaction { database in
            try database.inTransaction(.immediate) {
                #expect(throws: FactStoreError.busy(path: scratch.path)) {
                    try store.put(Sample.instance(1, at: .minute(0)))
                }
                return .rollback
            }
        }
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system needs root"))
    func `a full disk keeps nothing of the transaction`() throws {
        let disk = try SmallDisk(at: scratch.folder)
        defer { disk.unmount() }
        let store = try SQLiteFactStore(writing: scratch.path)
        try store.put(Sample.instance(1, at: .minute(0)))
        let items = (0..<20_000).map { Sample.item(Sample.apt("package-with-quite-a-long-name-\($0)")) }
        let error = #expect(throws: FactStoreError.self) {
            try store.write { writer in
                try writer.put(Sample.instance(2, at: .minute(0)))
                try writer.put(Sample.inventory(2, items: items, at: .minute(0)))
                try writer.put(Sample.inventory(1, items: items.dropLast(), at: .minute(0)))
            }
        }
        #expect(error == .full(path: scratch.path))
        let fleet = try store.everything()
        #expect(fleet.vmCount == 1)
        #expect(fleet.vm(1)?.inventory == nil)
        try store.put(Sample.inventory(1, items: Array(items.prefix(9)), at: .minute(0)))
        #expect(try store.everything().vm(1)?.inventory?.packages?.installedCount == 9)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "mounting a file system needs root"))
    func `a store that nobody writes is read on a disk that cannot be written`() throws {
        let disk = try SmallDisk(at: scratch.folder)
        defer { disk.unmount() }
        try SQLiteFactStore(writing: scratch.path).put(Sample.instance(1, at: .minute(0)))
        try disk.forbidWriting()
        let reader = try SQLiteFactStore(reading: scratch.path)
        #expect(try reader.everything().vmCount == 1)
        #expect(try reader.changeCounter() == reader.changeCounter())
        #expect(throws: FactStoreError.self) { try SQLiteFactStore(writing: scratch.path) }
    }
}

/// A file system of two megabytes in memory, which only root can mount.
struct SmallDisk {
    static let isPossible: Bool = {
        guard let scratch = try? Scratch(), let disk = try? SmallDisk(at: scratch.folder) else { return false }
        disk.unmount()
        return true
    }()

    private let folder: String

    init(at folder: String) throws {
        self.folder = folder
        try Self.run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder)
    }

    func forbidWriting() throws {
        try Self.run("mount", "-o", "remount,ro", folder)
    }

    func unmount() {
        try? Self.run("umount", "-l", folder)
    }

    private struct Failure: Error {}

    private static func run(_ arguments: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failure() }
    }
}
