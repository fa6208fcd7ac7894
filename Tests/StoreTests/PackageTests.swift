import Collection
import Fleet
import Foundation
import GRDB
import Testing

@testable import Store

/// How the software of inventories is kept.
struct PackageTests {
    let store: SQLiteFactStore
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        store = try SQLiteFactStore(writing: scratch.path)
    }

    private func packages(of vm: UInt64) throws -> PackageSet? {
        try store.everything().vm(vm)?.inventory?.packages
    }

    @Test
    func `a BASIC inventory after a FULL one keeps the software`() throws {
        let items = [Sample.item(Sample.apt("bash")), Sample.item(Sample.apt("bash", "2"), .available)]
        try store.put(
            Sample.inventory(1, items: items, at: .minute(0)),
            Sample.inventory(1, os: "ubuntu", at: .minute(10))
        )
        let inventory = try #require(try store.everything().vm(1)?.inventory)
        #expect(inventory.osInfo?.shortName == "ubuntu")
        #expect(inventory.updateTime == .minute(10))
        #expect(inventory.packagesTime == .minute(0))
        #expect(inventory.packages?.installedCount == 1)
        #expect(inventory.packages?.updateCount == 1)
    }

    @Test
    func `a FULL inventory that comes after a newer BASIC one still tells the software`() throws {
        try store.put(
            Sample.inventory(1, os: "ubuntu", at: .minute(10)),
            Sample.inventory(1, items: [Sample.item(Sample.apt("bash"))], at: .minute(0))
        )
        let inventory = try #require(try store.everything().vm(1)?.inventory)
        #expect(inventory.osInfo?.shortName == "ubuntu")
        #expect(inventory.updateTime == .minute(10))
        #expect(inventory.packagesTime == .minute(0))
        #expect(inventory.packages?.installedCount == 1)
    }

    @Test
    func `no software was read, and a list of none, are two things`() throws {
        try store.put(Sample.inventory(1, at: .minute(0)), Sample.inventory(2, items: [], at: .minute(0)))
        #expect(try packages(of: 1) == nil)
        #expect(try packages(of: 2)?.installedCount == 0)
    }

    @Test
    func `twins and empty items count each`() throws {
        let twins = [
            Sample.item(Sample.apt("bash")), Sample.item(Sample.apt("bash")), Sample.item(.empty), Sample.item(.empty),
            Sample.item(Sample.apt("bash", "2"), .available), Sample.item(Sample.apt("bash", "2"), .available),
        ]
        try store.put(Sample.inventory(1, items: twins, at: .minute(0)))
        let set = try #require(try packages(of: 1))
        #expect(set.installedCount == 4)
        #expect(set.updateCount == 2)
        #expect(set.updateCounts.map(\.manager) == [.apt])
        #expect(set.updateCounts.map(\.count) == [2])
    }

    @Test
    func `VMs with the same software share one set, in whatever order it is listed`() throws {
        let items = ["a", "b", "c"].map { Sample.item(Sample.apt($0)) }
        try store.put(
            Sample.inventory(1, items: items, at: .minute(0)),
            Sample.inventory(2, items: items.reversed(), at: .minute(1)),
            Sample.inventory(3, items: Array(items.dropLast()), at: .minute(2))
        )
        let fleet = try store.everything()
        let sets = try (1...3).map { try #require(fleet.vm($0)?.inventory?.packages) }
        #expect(sets[0] === sets[1])
        #expect(sets[0] !== sets[2])
        #expect(try store.everything().vm(1)?.inventory?.packages === sets[0])
        #expect(try count("package_sets") == 2)
        #expect(try count("packages") == 3)
    }

    @Test
    func `a set that no VM has any more is removed, and its number is not given again`() throws {
        let first = [Sample.item(Sample.apt("a"))]
        let second = [Sample.item(Sample.apt("b"))]
        try store.put(Sample.inventory(1, items: first, at: .minute(0)))
        let number = try #require(try packages(of: 1)).id
        try store.put(Sample.inventory(1, items: second, at: .minute(1)))
        #expect(try count("package_sets") == 1)
        try store.put(Sample.inventory(1, items: first, at: .minute(2)))
        #expect(try count("package_sets") == 1)
        #expect(try #require(try packages(of: 1)).id > number)
    }

    /// One package of every kind, each with text in all its fields.
    static let everyKind: [SoftwarePackage] = {
        var patch = ZypperPatch()
        (patch.name, patch.category, patch.severity, patch.summary) = ("p", "security", "critical", "s")
        var update = WindowsUpdate()
        (update.title, update.description, update.updateID, update.revisionNumber) = ("t", "d", "guid", 3)
        update.kbArticleIDs = ["5039227"]
        update.lastDeploymentChangeTime = .minute(0)
        var category = WindowsUpdate.Category()
        category.name = "Security Updates"
        update.categories = [category]
        var fix = QuickFix()
        (fix.caption, fix.description, fix.hotFixID, fix.installTime) = ("c", "Update", "KB1", .minute(1))
        var application = WindowsApplication()
        (application.displayName, application.displayVersion, application.publisher) = ("App", "1.2", "Firm")
        application.installDate = CivilDate(year: 2_026, month: 11, day: 22)
        let versioned = Sample.versioned("ñ'\"; DROP TABLE packages", "1:2~rc1")
        return [
            .apt(versioned), .yum(versioned), .zypper(versioned), .googet(versioned), .cos(versioned),
            .zypperPatch(patch), .wua(update), .qfe(fix), .windowsApplication(application), .other("snap"), .empty,
        ]
    }()

    @Test(arguments: everyKind)
    func `every kind of package survives`(package: SoftwarePackage) throws {
        try store.put(Sample.inventory(1, items: [Sample.item(package, .available)], at: .minute(0)))
        #expect(try packages(of: 1)?.updates == [package])
    }

    @Test
    func `kinds with the same name are apart`() throws {
        try store.put(Sample.inventory(1, items: Self.everyKind.map { Sample.item($0) }, at: .minute(0)))
        #expect(try packages(of: 1)?.installedCount == Self.everyKind.count)
        #expect(try count("packages") == Self.everyKind.count)
    }

    @Test(
        arguments: [
            ([], []), ([1], []), ([5, 5, 5], [5]), ([300, 2, 70_000, 1], [9, 8]), ([Int64.max, 1], [Int64.max]),
        ] as [([Int64], [Int64])]
    )
    func `a set survives as bytes`(installed: [Int64], available: [Int64]) throws {
        let bytes = PackageSetCodec.encode(installed: installed, available: available)
        let lists = try #require(PackageSetCodec.decode(bytes))
        #expect(lists.installed == installed.sorted())
        #expect(lists.available == available.sorted())
        #expect(PackageSetCodec.encode(installed: installed.reversed(), available: available) == bytes)
        for length in 0..<bytes.count { #expect(PackageSetCodec.decode(Array(bytes.prefix(length))) == nil) }
        #expect(PackageSetCodec.decode(bytes + [0]) == nil)
    }

    @Test
    func `a set that is broken is said and does not crash`() throws {
        try store.put(Sample.inventory(1, items: [Sample.item(Sample.apt("a"))], at: .minute(0)))
        let other = try DatabaseQueue(path: scratch.path)
        try other.write { try $0.execute(sql: "UPDATE package_sets SET members = x'ffffffffffffffffff01'") }
        #expect(throws: FactStoreError.failed(path: scratch.path, problem: "cannot read package set 1")) {
            try store.everything()
        }
    }

    private func count(_ table: String) throws -> Int {
        try DatabaseQueue(path: scratch.path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } ?? 0
    }
}
