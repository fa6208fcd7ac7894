import Fleet
import GoogleCloud
import TapeJSON
import Testing

@Suite struct InventoryItemTests {
    @Test func `a basic view has no items, and an empty full view has none either`() throws {
        #expect(try inventory("").items == nil)
        #expect(try inventory(#", "items": null"#).items == nil)
        #expect(try inventory(#", "items": {}"#).items == [])
    }

    @Test(
        arguments: [
            (#"{"type": "INSTALLED_PACKAGE", "installedPackage": {}}"#, .known(.installed)),
            (#"{"type": "AVAILABLE_PACKAGE", "availablePackage": {}}"#, .known(.available)),
            (#"{"installedPackage": {}}"#, .known(.installed)),
            (#"{"availablePackage": {}}"#, .known(.available)),
            (#"{"type": "TYPE_UNSPECIFIED", "availablePackage": {}}"#, .known(.available)),
            (#"{"type": "HELD_PACKAGE", "installedPackage": {}}"#, .unknown("HELD_PACKAGE")),
            (#"{"type": "HELD_PACKAGE_2"}"#, .unknown("HELD_PACKAGE_2")),
            (#"{}"#, .unknown("TYPE_UNSPECIFIED")),
        ] as [(String, Open<InventoryItem.Presence>)]
    )
    func `presence is the type or what the item holds`(text: String, presence: Open<InventoryItem.Presence>) throws {
        #expect(try item(text).presence == presence)
    }

    @Test func `an item without an id has its key`() throws {
        #expect(try item("{}").id == "key:1")
        #expect(try item(#"{"id": ""}"#).id == "key:1")
        #expect(try item(#"{"id": "own"}"#).id == "own")
    }

    @Test(
        arguments: [
            (#"{}"#, .empty),
            (#"{"aptPackage": null}"#, .empty),
            (#"{"purl": "pkg:deb/a"}"#, .empty),
            (#"{"snapPackage": {"name": "x"}}"#, .other("snapPackage")),
            (#"{"snapPackage": {}, "qfePackage": {}}"#, .qfe(QuickFix())),
            (#"{"qfePackage": {}, "snapPackage": {}}"#, .qfe(QuickFix())),
            (#"{"cosPackage": {}, "type": "x"}"#, .cos(VersionedPackage())),
        ] as [(String, SoftwarePackage)]
    )
    func `a package is the member that names its manager`(text: String, package: SoftwarePackage) throws {
        #expect(try item(#"{"installedPackage": \#(text)}"#).package == package)
    }

    @Test func `every kind of package reaches its case`() throws {
        let items = try ReadDocument(fixture: "inventories.json").inventories.flatMap { $0.items ?? [] }
        #expect(
            items.map(\.package.manager.rawValue) == [
                "zypper", "zypper_patch", "yum", "other", "other", "apt", "googet", "cos", "wua", "other", "other",
                "other",
            ]
        )
        #expect(
            items.map(\.package.displayName) == [
                "zlib", "SUSE-SLE-SERVER-15-SP5-2026-417", "curl", "", "pacmanPackage", "openssl", "googet",
                "net-misc/curl", "Kumulatives Update für Windows Server 2025 (KB5071234)", "KB5069999", "Seven Zip",
                "Undated",
            ]
        )
    }

    @Test func `an empty date is a date of zeros`() throws {
        let item = try item(#"{"installedPackage": {"windowsApplication": {"installDate": {}}}}"#)
        guard case .windowsApplication(let application) = item.package else {
            Issue.record("not an application")
            return
        }
        #expect(application.installDate == CivilDate(year: 0, month: 0, day: 0))
    }

    @Test func `an export in snake case reads as an answer does`() throws {
        let camel = #"{"long_name": "L", "short_name": "s", "osconfig_agent_version": "1"}"#
        let snake = #"{"longName": "L", "shortName": "s", "osconfigAgentVersion": "1"}"#
        #expect(try inventory(#", "os_info": \#(camel)"#) == (try inventory(#", "osInfo": \#(snake)"#)))
    }

    private func inventory(_ rest: String) throws -> Inventory {
        try decode(#"{"name": "projects/1/locations/z/instances/2/inventory"\#(rest)}"#, Inventory.init)
    }

    private func item(_ text: String) throws -> InventoryItem {
        try #require(try inventory(#", "items": {"key:1": \#(text)}"#).items?.first)
    }
}
