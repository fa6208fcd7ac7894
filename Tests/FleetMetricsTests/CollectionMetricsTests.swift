import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct CollectionMetricsTests {
    private static let families: Set = [
        "vmmanager_source_errors_total", "vmmanager_api_requests_total", "vmmanager_api_throttle_seconds_total",
    ]

    private static func denied(_ source: Source) -> ProjectFleet {
        FleetFixture.project(read: [.inventories]) { project in
            var read = SourceRead(source: source)
            read.failure = "denied"
            project.reads.append(read)
        }
    }

    @Test func `nothing is counted where nothing is collected from APIs`() {
        let page = MetricsPage(Self.denied(.instances))
        #expect(page.families.isDisjoint(with: Self.families))
    }

    @Test func `requests are counted by status, and by none where no answer came`() {
        let counts = CollectionCounts(requests: [("osconfig", 429, 2), ("osconfig", 0, 5), ("compute", 200, 40)])
        let page = MetricsPage(collection: counts)
        #expect(
            page.values("api_requests_total", by: "service", "code")
                == ["compute/200": 40, "osconfig/429": 2, "osconfig/none": 5]
        )
    }

    @Test func `waiting is shown in exact seconds`() {
        let counts = CollectionCounts(throttle: [("osconfig", "zonal", .microseconds(90_250_001))])
        let page = MetricsPage(collection: counts)
        #expect(page.text.contains("{service=\"osconfig\",bucket=\"zonal\"} 90.250001\n"))
    }

    @Test func `every source that is read begins at zero for the reasons that are foreseen`() {
        let page = MetricsPage(Self.denied(.instances), collection: CollectionCounts())
        let values = page.values("source_errors_total", by: "source", "reason")
        let words = ["denied", "api_disabled", "quota", "timeout", "network", "server_error", "bad_response"]
        let expected = ["instances", "inventories"].flatMap { source in words.map { ("\(source)/\($0)", 0.0) } }
        #expect(values == Dictionary(uniqueKeysWithValues: expected))
    }

    @Test func `what was counted stands in place of zero, and other reasons beside it`() {
        let counts = CollectionCounts(errors: [
            (ProjectID("acme-prod"), .instances, "denied", 3),
            (ProjectID("acme-prod"), .instances, "perimeter", 1),
            (ProjectID("acme-new"), .patchJobs, "tls", 2),
        ])
        let page = MetricsPage(Self.denied(.instances), collection: counts)
        let values = page.values("source_errors_total", by: "project", "source", "reason").filter { $0.value > 0 }
        #expect(
            values == [
                "acme-prod/instances/denied": 3, "acme-prod/instances/perimeter": 1, "acme-new/patch_jobs/tls": 2,
            ]
        )
    }

    @Test func `the order in which things were counted does not change a byte`() {
        let requests = [("osconfig", 200, 1), ("compute", 200, 2), ("osconfig", 0, 3)]
        let throttle = [("osconfig", "zonal", Duration.seconds(1)), ("osconfig", "global", .seconds(2))]
        let errors: [(ProjectID, Source, String, Int)] = [
            (ProjectID("b"), .instances, "tls", 1), (ProjectID("a"), .routers, "tls", 2),
            (ProjectID("a"), .instances, "tls", 3), (ProjectID("a"), .instances, "proxy", 4),
        ]
        let page = MetricsPage(collection: CollectionCounts(requests: requests, throttle: throttle, errors: errors))
        let other = MetricsPage(
            collection: CollectionCounts(
                requests: requests.reversed(),
                throttle: throttle.reversed(),
                errors: errors.reversed()
            )
        )
        #expect(page.text == other.text)
        #expect(page.families.isSuperset(of: Self.families))
    }

    @Test func `they are counters`() {
        let text = MetricsPage(Self.denied(.instances), collection: FullFleet.counts).text
        for family in Self.families { #expect(text.contains("# TYPE \(family) counter\n")) }
    }
}
