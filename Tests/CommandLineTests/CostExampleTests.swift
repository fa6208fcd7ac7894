import Foundation
import Testing

/// The published price examples, from files to dollars, on the command line.
@Suite struct CostExampleTests {
    /// VMs of one project that run from `start` to `stop` (`nil`: still running) and report inventories.
    struct Group: Sendable {
        var project = "acme-prod"
        var number = 1
        let count: Int
        let start: String
        var stop: String?
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let name: String
        let at: String
        let groups: [Group]
        let usd: String

        var testDescription: String { name }
    }

    static let july = "2026-07-31T23:59:59.999999-07:00"
    static let before = "2026-01-01T00:00:00Z"

    static let cases = [
        Case(name: "10 VMs all month", at: july, groups: [Group(count: 10, start: before)], usd: "0.00"),
        Case(name: "100 VMs all month", at: july, groups: [Group(count: 100, start: before)], usd: "0.00"),
        Case(name: "700 VMs all month", at: july, groups: [Group(count: 700, start: before)], usd: "1339.20"),
        Case(name: "101 VMs, 31 days", at: july, groups: [Group(count: 101, start: before)], usd: "2.23"),
        Case(
            name: "150 VMs, 30 days",
            at: "2026-09-30T23:59:59.999999-07:00",
            groups: [Group(count: 150, start: before)],
            usd: "108.00"
        ),
        Case(
            name: "500 VMs, 28 days",
            at: "2026-02-28T23:59:59.999999-08:00",
            groups: [Group(count: 500, start: before)],
            usd: "806.40"
        ),
        Case(name: "1000 VMs, 31 days", at: july, groups: [Group(count: 1_000, start: before)], usd: "2008.80"),
        Case(
            name: "200 VMs, 372 hours each",
            at: july,
            groups: [Group(count: 200, start: "2026-07-02T00:00:00Z", stop: "2026-07-17T12:00:00Z")],
            usd: "0.00"
        ),
        Case(
            name: "1000 VMs, 220 hours each, 30 days",
            at: "2026-09-30T23:59:59.999999-07:00",
            groups: [Group(count: 1_000, start: "2026-09-02T00:00:00Z", stop: "2026-09-11T04:00:00Z")],
            usd: "444.00"
        ),
        Case(
            name: "two projects of 60 VMs that share an account",
            at: july,
            groups: [
                Group(count: 60, start: before), Group(project: "acme-stage", number: 2, count: 60, start: before),
            ],
            usd: "44.64"
        ),
    ]

    @Test(arguments: cases)
    func `the examples come out to the cent`(example: Case) throws {
        let folder = try Folder()
        for (index, group) in example.groups.enumerated() {
            try folder.write("fleet-\(index).ndjson", Self.answers(group, at: example.at))
        }
        let ingest = try Binary.run(
            "ingest",
            "--quiet",
            "--db",
            folder.store,
            "--observed-at",
            example.at,
            folder.url.path
        )
        #expect(ingest.status == 0, "\(ingest.errors)")
        let result = try Binary.run("cost", "--db", folder.store, "--at", example.at, "--format", "json")
        #expect(result.status == 0, "\(result.errors)")
        let estimate = try #require(
            JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        )
        let accounts = try #require(estimate["accounts"] as? [[String: Any]])
        #expect(accounts.count == 1)
        let monthToDate = try #require(accounts.first?["month_to_date_usd"] as? Double)
        #expect(String(format: "%.2f", monthToDate) == example.usd)
        let text = try Binary.run("cost", "show", "--db", folder.store, "--at", example.at).output
        #expect(text.replacing(",", with: "").contains(example.usd), "\(text)")
    }

    private static func answers(_ group: Group, at moment: String) -> String {
        var lines = [
            #"{"kind": "compute#project", "name": "\#(group.project)", "commonInstanceMetadata": {"items": [{"key": "enable-osconfig", "value": "TRUE"}]}, "defaultServiceAccount": "\#(group.number)-compute@developer.gserviceaccount.com"}"#,
            #"{"name": "projects/\#(group.number)/locations/global/projectFeatureSettings", "patchAndConfigFeatureSet": "OSCONFIG_C"}"#,
        ]
        let link = "https://www.googleapis.com/compute/v1/projects/\(group.project)/zones/us-central1-a"
        for index in 0..<group.count {
            let id = group.number * 1_000_000 + index
            let stop = group.stop.map { #", "lastStopTimestamp": "\#($0)""# } ?? ""
            lines.append(
                #"{"kind": "compute#instance", "id": "\#(id)", "name": "vm-\#(index)", "zone": "\#(link)", "selfLink": "\#(link)/instances/vm-\#(index)", "status": "\#(group.stop == nil ? "RUNNING" : "TERMINATED")", "lastStartTimestamp": "\#(group.start)"\#(stop)}"#
            )
            lines.append(
                #"{"name": "projects/\#(group.number)/locations/us-central1-a/instances/\#(id)/inventory", "osInfo": {"shortName": "debian"}, "updateTime": "\#(group.stop ?? moment)"}"#
            )
        }
        return lines.joined(separator: "\n")
    }
}

/// A VM that is recreated under its name loses none of the hours that it ran.
@Suite struct RecreatedVMCostTests {
    private static let link = "https://www.googleapis.com/compute/v1/projects/acme-prod/zones/us-central1-a"

    private static func answers(id: Int, start: String, observed: String) -> String {
        [
            #"{"kind": "compute#project", "name": "acme-prod", "commonInstanceMetadata": {"items": [{"key": "enable-osconfig", "value": "TRUE"}]}}"#,
            #"{"kind": "compute#instance", "id": "\#(id)", "name": "web", "zone": "\#(link)", "selfLink": "\#(link)/instances/web", "status": "RUNNING", "creationTimestamp": "\#(start)", "lastStartTimestamp": "\#(start)"}"#,
            #"{"name": "projects/acme-prod/locations/us-central1-a/instances/\#(id)/inventory", "updateTime": "\#(observed)"}"#,
        ].joined(separator: "\n")
    }

    @Test(arguments: [[0, 1], [1, 0]])
    func `both lives count, in whatever order their files come`(order: [Int]) throws {
        let folder = try Folder()
        let lives = [
            (id: 1, start: "2026-07-02T00:00:00Z", observed: "2026-07-11T00:00:00Z"),
            (id: 2, start: "2026-07-12T00:00:00Z", observed: "2026-07-22T00:00:00Z"),
        ]
        for index in order {
            let life = lives[index]
            let text = Self.answers(id: life.id, start: life.start, observed: life.observed)
            let file = try folder.write("\(index).ndjson", text)
            let result = try Binary.run("ingest", "--db", folder.store, "--observed-at", life.observed, file)
            #expect(result.status == 0, "\(result.errors)")
        }
        let result = try Binary.run("cost", "--db", folder.store, "--at", "2026-07-22T00:00:00Z", "--format", "json")
        let estimate = try #require(JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        let account = try #require((estimate["accounts"] as? [[String: Any]])?.first)
        let seconds = try #require(account["agent_seconds"] as? Double)
        #expect(seconds == 20 * 86_400)
    }
}
