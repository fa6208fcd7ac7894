import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigVulnerabilitiesTests {
    private static let zone = "projects/acme-prod/locations/us-central1-a"

    private let fleet = SmallFleet.fleet()

    private func vulnerability(published: Int = 20_700, mendedBy item: String?) -> FleetSimulator.FoundVulnerability {
        FleetSimulator.FoundVulnerability(
            cve: "CVE-2026-90001",
            severity: "HIGH",
            published: published,
            installedItem: "installedPackage-openssl:x86_64:1:3.0.15",
            availableItem: item,
            details: ["cve": "CVE-2026-90001", "severity": "HIGH"]
        )
    }

    private func report(
        _ vulnerabilities: [FleetSimulator.FoundVulnerability],
        updateTime: Timestamp = SmallFleet.start
    ) -> JSONValue {
        .vulnerabilityReport(
            of: fleet.machines[0],
            in: fleet.projects[0],
            vulnerabilities: vulnerabilities,
            updateTime: updateTime
        )
    }

    @Test func `a vulnerability that can be mended names the item, the version and the platform`() throws {
        let found = try #require(
            report([vulnerability(mendedBy: "availablePackage-openssl:x86_64:1:3.0.17")]).elements("vulnerabilities")
                .first
        )
        let expected = """
            {"details":{"cve":"CVE-2026-90001","severity":"HIGH"},\
            "installedInventoryItemIds":["installedPackage-openssl:x86_64:1:3.0.15"],\
            "availableInventoryItemIds":["availablePackage-openssl:x86_64:1:3.0.17"],\
            "createTime":"2026-09-04T00:00:00Z","updateTime":"2026-11-23T12:00:00Z",\
            "items":[{"installedInventoryItemId":"installedPackage-openssl:x86_64:1:3.0.15",\
            "availableInventoryItemId":"availablePackage-openssl:x86_64:1:3.0.17",\
            "fixedCpeUri":"cpe:/o:debian:debian_linux:12","upstreamFix":"1:3.0.17"}]}
            """
        #expect(found.json() == expected)
    }

    @Test func `one that nothing mends names the installed item alone`() throws {
        let found = try #require(report([vulnerability(mendedBy: nil)]).elements("vulnerabilities").first)
        #expect(found["availableInventoryItemIds"] == nil)
        let item = ["installedInventoryItemId": "installedPackage-openssl:x86_64:1:3.0.15"] as JSONValue
        #expect(found.elements("items").map { $0.json() } == [item.json()])
    }

    @Test func `updates of Windows have no version`() throws {
        let found = try #require(
            report([vulnerability(mendedBy: "availablePackage-0cf3-77:200")]).elements("vulnerabilities").first
        )
        #expect(found.elements("items").first?["upstreamFix"] == nil)
    }

    @Test func `nothing is found before the VM was made, nor after the scan`() throws {
        let machine = fleet.machines[0]
        let old = try #require(report([vulnerability(published: 10, mendedBy: nil)]).elements("vulnerabilities").first)
        #expect(old.text("createTime") == machine.createdAt.rfc3339)
        let new = try #require(
            report([vulnerability(published: 99_999, mendedBy: nil)]).elements("vulnerabilities").first
        )
        #expect(new.text("createTime") == SmallFleet.start.rfc3339)
    }

    @Test func `a VM without vulnerabilities has a report without a list`() {
        let name = "projects/123456789012/locations/us-central1-a/instances/\(fleet.machines[0].id)/vulnerabilityReport"
        #expect(report([]).json() == "{\"name\":\"\(name)\",\"updateTime\":\"2026-11-23T12:00:00Z\"}")
    }

    @Test func `reports are those of VMs that have an inventory`() throws {
        let client = APIClient(fleet)
        let listed = try client.get(Self.zone + "/instances/-/vulnerabilityReports").elements("vulnerabilityReports")
        let one = try client.get(Self.zone + "/instances/vm-1/vulnerabilityReport")
        #expect(listed == [one])

        let bare = APIClient(SmallFleet.fleet([SmallFleet.project { $0.groups[0].hasAgent = false }]))
        #expect(try bare.get(Self.zone + "/instances/-/vulnerabilityReports").json() == "{}")
        #expect(try bare.refusal(of: Self.zone + "/instances/vm-1/vulnerabilityReport") == "NOT_FOUND")
    }

    @Test func `reports can be filtered by severity`() throws {
        let report = report([vulnerability(mendedBy: nil)])
        #expect(try ListFilter("vulnerabilities.details.severity:HIGH").matches(report))
        #expect(try !ListFilter("vulnerabilities.details.severity:LOW").matches(report))
        let client = APIClient(fleet)
        let query = "filter=vulnerabilities.details.severity:NONE_SUCH"
        #expect(try client.get("\(Self.zone)/instances/-/vulnerabilityReports?\(query)").json() == "{}")
    }
}
