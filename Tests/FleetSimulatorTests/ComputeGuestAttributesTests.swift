import Fleet
import Testing

@testable import FleetSimulator

@Suite struct ComputeGuestAttributesTests {
    private static let items: JSONValue = [
        "installedPackage-openssl": [
            "type": "INSTALLED_PACKAGE",
            "installedPackage": [
                "aptPackage": ["packageName": "openssl", "architecture": "x86_64", "version": "3.0.15-1~deb12u1"]
            ],
        ],
        "availablePackage-openssl": [
            "type": "AVAILABLE_PACKAGE",
            "availablePackage": [
                "aptPackage": ["packageName": "openssl", "architecture": "x86_64", "version": "3.0.17-1~deb12u3"]
            ],
        ],
        "installedPackage-KB5066139": [
            "installedPackage": [
                "qfePackage": [
                    "caption": "http://support.microsoft.com/?kbid=5066139", "description": "Security Update",
                    "hotFixId": "KB5066139", "installTime": "2026-10-05T00:00:00Z",
                ]
            ]
        ],
        "availablePackage-kernel": [
            "availablePackage": [
                "yumPackage": ["packageName": "tzdata", "architecture": "all", "version": "2026a-1.el9"]
            ]
        ],
        "installedPackage-Chrome": ["installedPackage": ["windowsApplication": ["displayName": "Chrome"]]],
    ]

    private static let inventory = ComputeGuestInventory(
        hostname: "web-1",
        information: [
            .init("longName", "Debian GNU/Linux 12 (bookworm)"), .init("shortName", "debian"), .init("version", "12"),
        ],
        agentVersion: "20261001.00-g1",
        items: items,
        updated: Timestamp(microseconds: 1_795_420_800_123_456)
    )

    private func answer(
        _ query: [String: String],
        inventory: ComputeGuestInventory? = Self.inventory
    ) throws
        -> JSONValue
    {
        let attributes = ComputeGuestAttributes(link: "https://example.com/vm", inventory: inventory?.attributes ?? [])
        let call = APICall(
            request: APIRequest("GET", "/", query: query.map { APIRequest.Parameter($0.key, $0.value) }),
            variables: [:],
            moment: ComputeTestFleet().fleet.at(ComputeTestFleet.start),
            identity: ""
        )
        return try attributes.answer(to: call)
    }

    @Test func `an inventory has the keys that the agent writes`() throws {
        let answer = try answer(["queryPath": "guestInventory/"])
        let items = answer["queryValue"]?.elements("items") ?? []
        #expect(
            items.compactMap { $0["key"]?.wording } == [
                "Hostname", "LongName", "ShortName", "Version", "Architecture", "KernelVersion", "KernelRelease",
                "OSConfigAgentVersion", "InstalledPackages", "PackageUpdates", "LastUpdated",
            ]
        )
        #expect(items.allSatisfy { $0["namespace"] == "guestInventory" })
        #expect(items.first?["value"] == "web-1")
        #expect(items.last?["value"] == "2026-11-23T08:00:00Z")
        #expect(answer["queryPath"] == "guestInventory/")
        // Base64 of a gzip member begins so, whatever is in it.
        #expect(items.first { $0["key"] == "InstalledPackages" }?["value"]?.wording?.hasPrefix("H4sI") == true)
    }

    @Test func `packages are told as the agent's structures`() {
        let installed = Self.inventory.packages("installedPackage")
        #expect(installed.elements("deb").first?["RawArch"] == "amd64")
        #expect(installed.elements("deb").first?["Source"] == ["Name": "openssl", "Version": "3.0.15-1~deb12u1"])
        #expect(installed.elements("qfe").first?["InstalledOn"] == "10/5/2026")
        #expect(installed["apt"] == nil)
        let updates = Self.inventory.packages("availablePackage")
        #expect(updates.elements("apt").first?["Version"] == "3.0.17-1~deb12u3")
        #expect(updates.elements("yum").first?["RawArch"] == "noarch")
        #expect(updates["deb"] == nil)
    }

    @Test func `one key or one variable can be asked for`() throws {
        let one = try answer(["queryPath": "guestInventory/ShortName"])
        #expect(one["queryValue"]?.elements("items").compactMap { $0["value"] } == ["debian"])
        let variable = try answer(["variableKey": "guestInventory/ShortName"])
        #expect(variable["variableValue"] == "debian")
        #expect(variable["queryValue"] == nil)
        #expect(try answer([:])["queryValue"]?.elements("items").count == 11)
    }

    @Test(arguments: ["guestInventory/Nothing", "other/", "guestInventory/"])
    func `attributes that are not there are refused in the words that gcloud knows`(_ path: String) throws {
        let inventory = path == "guestInventory/" ? nil : Self.inventory
        let error = #expect(throws: APIError.self) { try answer(["queryPath": path], inventory: inventory) }
        #expect(error?.code == 404)
        #expect(error?.message == "The resource '\(path)' of type 'Guest Attribute' was not found.")
    }

    @Test(
        arguments: [
            (["enable-guest-attributes": "TRUE"], [:], true), ([:], ["enable-guest-attributes": "1"], true),
            (["enable-guest-attributes": "yes"], [:], false), ([:], [:], false),
            (["enable-guest-attributes": "FALSE"], ["enable-guest-attributes": "TRUE"], false),
        ] as [([String: String], [String: String], Bool)]
    )
    func `metadata decides as the agent reads it`(instance: [String: String], project: [String: String], isOn: Bool) {
        let plan = SmallFleet.project {
            $0.metadata = project
            $0.groups[0].metadata = instance
        }
        let fleet = SmallFleet.fleet([plan])
        #expect(fleet.at(SmallFleet.start).hasGuestAttributes(fleet.machines[0]) == isOn)
    }

    @Test func `a running agent has attributes, and a stopped VM has none`() throws {
        let path = "shop/zones/europe-west3-a/instances/web-1/getGuestAttributes"
        let query = ["queryPath": "guestInventory/"]
        let stop = ScenarioEvent(at: .seconds(60), vms: ["shop/web-1"], action: .stop)
        let test = ComputeTestFleet(events: [stop])
        let name = try test.answer(path, query)["queryValue"]?.elements("items").first?["value"]
        #expect(name == "web-1.europe-west3-a.c.shop.internal")
        #expect(throws: APIError.self) { try test.answer(path, query, after: .seconds(600)) }
    }

    @Test func `an agent that may not write attributes wrote none`() {
        var plan = ComputeTestFleet.shop
        plan.metadata["enable-guest-attributes"] = "yes"
        let path = "shop/zones/europe-west3-a/instances/web-1/getGuestAttributes"
        #expect(throws: APIError.self) { try ComputeTestFleet([plan]).answer(path, ["queryPath": "guestInventory/"]) }
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy"),
    ])
    func `base64 is that of RFC 4648`(_ text: String, encoded: String) {
        #expect(Base64.text(of: Array(text.utf8)) == encoded)
    }

    @Test func `base64 for URLs has its own letters`() {
        #expect(Base64.text(of: [0xFB, 0xFF]) == "+/8=")
        #expect(Base64.urlText(of: [0xFB, 0xFF]) == "-_8=")
    }

    @Test func `a gzip member has stored blocks, a checksum and a length`() {
        #expect(ComputeGzip.checksum(of: Array("123456789".utf8)) == 0xCBF4_3926)
        let short = ComputeGzip.member(of: Array("ab".utf8))
        #expect(Array(short.prefix(3)) == [0x1F, 0x8B, 8])
        #expect(Array(short[10..<17]) == [1, 2, 0, 0xFD, 0xFF, 0x61, 0x62])
        #expect(Array(short.suffix(4)) == [2, 0, 0, 0])
        #expect(ComputeGzip.member(of: []).count == 23)
        let long = ComputeGzip.member(of: Array(repeating: 7, count: 65_536))
        #expect(long.count == 10 + 2 * 5 + 65_536 + 8)
        #expect(Array(long[10..<15]) == [0, 0xFF, 0xFF, 0, 0])
        #expect(Array(long[65_550..<65_555]) == [1, 1, 0, 0xFE, 0xFF])
    }
}
