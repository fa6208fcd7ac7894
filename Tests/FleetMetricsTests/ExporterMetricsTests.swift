import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct ExporterMetricsTests {
    private static func read(
        _ source: Source,
        zone: String? = nil,
        minutes: Int64? = nil,
        failure: String? = nil,
        duration: Duration? = nil
    ) -> SourceRead {
        var read = SourceRead(source: source, zone: zone.map { ZoneName($0) })
        read.lastSuccess = minutes.map { FleetFixture.ago(minutes: $0) }
        read.failure = failure
        read.duration = duration
        return read
    }

    private static func page(_ reads: SourceRead...) -> MetricsPage {
        MetricsPage(FleetFixture.project { $0.reads = reads })
    }

    @Test func `it is up without sources`() {
        #expect(MetricsPage().values("up", by: "project") == ["-": 1])
        #expect(Self.page().values("up", by: "project") == ["-": 1])
    }

    @Test func `it is up while every last try succeeded`() {
        let good = Self.read(.instances, minutes: 1)
        let failing = Self.read(.patchJobs, minutes: 90, failure: "denied")
        #expect(Self.page(good).values("up", by: "project") == ["-": 1])
        let page = Self.page(good, failing)
        #expect(page.values("up", by: "project") == ["-": 0])
        #expect(page.values("source_up", by: "source") == ["instances": 1, "patch_jobs": 0])
        #expect(
            page.values("source_last_success_timestamp_seconds", by: "source")["patch_jobs"]
                == FleetFixture.ago(minutes: 90).inSeconds
        )
    }

    @Test func `a source that was turned off is told of no more`() {
        var settings = MetricsSettings()
        settings.sourcesOff = [.routers]
        let page = MetricsPage(
            FleetFixture.project { project in
                project.reads = [
                    Self.read(.instances, minutes: 1), Self.read(.routers, minutes: 90, failure: "denied"),
                ]
            },
            settings: settings
        )
        #expect(page.values("up", by: "project") == ["-": 1])
        #expect(page.values("source_up", by: "source") == ["instances": 1])
    }

    @Test func `a zonal source is up only if all its zones are`() {
        let page = Self.page(
            Self.read(.inventories, zone: "a", minutes: 1, duration: .milliseconds(1_500)),
            Self.read(.inventories, zone: "b", minutes: 50, failure: "timeout", duration: .seconds(30)),
            Self.read(.inventories, zone: "c", failure: "denied"),
            Self.read(.policyReports, zone: "a", minutes: 2),
            Self.read(.policyReports, zone: "b", minutes: 3)
        )
        #expect(page.values("source_up", by: "source") == ["inventories": 0, "policy_reports": 1])
        #expect(
            page.values("source_last_success_timestamp_seconds", by: "source") == [
                "inventories": FleetFixture.ago(minutes: 50).inSeconds,
                "policy_reports": FleetFixture.ago(minutes: 3).inSeconds,
            ]
        )
        #expect(page.values("source_duration_seconds", by: "source") == ["inventories": 31.5])
    }

    @Test func `a source that was never tried is neither up nor down`() {
        let page = Self.page(SourceRead(source: .routers))
        #expect(page.values("source_up", by: "source") == [:])
        #expect(page.values("up", by: "project") == ["-": 1])
    }

    @Test func `a source that fails keeps the time of its last success`() {
        for minutes in [90, 50_000] {
            let page = Self.page(Self.read(.instances, minutes: Int64(minutes), failure: "quota"))
            #expect(page.values("source_up", by: "source") == ["instances": 0])
            #expect(
                page.values("source_last_success_timestamp_seconds", by: "source")
                    == ["instances": FleetFixture.ago(minutes: Int64(minutes)).inSeconds]
            )
        }
    }

    @Test(arguments: [nil, "timeout"])
    func `a zone whose last VM is gone counts no more`(failure: String?) {
        var listing = Self.read(.instances, minutes: 1)
        let reads = [
            Self.read(.inventories, zone: FleetFixture.zone.text, minutes: 2),
            Self.read(.inventories, zone: "europe-west6-b", minutes: 9_000, failure: failure),
        ]
        let vm = FleetFixture.vm()
        func page() -> MetricsPage { MetricsPage(FleetFixture.project(vms: [vm]) { $0.reads = reads + [listing] }) }
        // As long as nobody has said which VMs there are, the zone may have some.
        #expect(page().values("source_up", by: "source")["inventories"] == (failure == nil ? 1 : 0))
        listing.lastListing = FleetFixture.ago(minutes: 1)
        #expect(page().values("source_up", by: "source") == ["instances": 1, "inventories": 1])
        #expect(page().values("up", by: "project") == ["-": 1])
        #expect(
            page().values("source_last_success_timestamp_seconds", by: "source")["inventories"]
                == FleetFixture.ago(minutes: 2).inSeconds
        )
    }

    @Test func `times keep their microseconds`() {
        let fleet = FleetSnapshot(at: FleetFixture.now + .microseconds(120_340), projects: [])
        #expect(MetricsPage(fleet).text.contains("vmmanager_snapshot_timestamp_seconds 1795341600.12034\n"))
    }

    @Test func `the build is named`() {
        let page = MetricsPage()
        #expect(page.values("build_info", by: "version", "revision", "swift_version") == ["1.2.3/abc1234/6.3": 1])
    }
}
