import Assessment
import Cost
import Exposition
import Fleet
import Foundation
import Testing

@testable import FleetMetrics

struct CatalogueTests {
    private static let fullPage: MetricsPage = {
        var settings = MetricsSettings()
        settings.vmLabelKeys = ["env", "team"]
        var cost = MetricsPage.costSettings
        cost.freeVMs = 0
        cost.accounts = [ProjectID("acme-prod"): BillingAccountID("0X0X0X-0X0X0X-0X0X0X")]
        cost.budgets = [BillingAccountID("0X0X0X-0X0X0X-0X0X0X"): 100]
        let waiver = Waiver(
            place: "waivers.yml:2",
            vms: ["gone-1"],
            reason: "replaced",
            owner: "ops@acme.example",
            expiry: FleetFixture.now + .seconds(86_400)
        )
        return MetricsPage(
            FullFleet.snapshot,
            settings: settings,
            cost: cost,
            waivers: [waiver],
            collection: FullFleet.counts
        )
    }()

    @Test func `a full fleet gives the golden page`() throws {
        let golden = GoldenFile(url: GoldenFile.testFolder.appending(path: "Golden/metrics.txt"))
        #expect(Self.fullPage.text == (try golden.expected(for: Self.fullPage.text)))
    }

    @Test func `a full fleet fills every family`() {
        let empty = Self.fullPage.rendered.seriesByFamily.filter { $0.count == 0 }.map(\.name)
        #expect(empty == [])
    }

    @Test func `the golden page is clean`() {
        #expect(ExpositionLinter.problems(in: Self.fullPage.rendered.body) == [])
    }

    @Test(.enabled(if: Promtool.path != nil, "promtool is not installed"))
    func `promtool finds nothing to say about the golden page`() throws {
        let answer = try Promtool.check(Self.fullPage.rendered.body)
        #expect(answer.text == "")
        #expect(answer.status == 0)
    }

    @Test func `every patch state and every job state appears`() {
        let states = Set(Self.fullPage.values("vm_patch_state", by: "state").keys)
        #expect(states == Set(PatchState.allCases.map(\.rawValue)))
        let jobStates = Set(Self.fullPage.values("patch_job_state", by: "state").keys)
        #expect(jobStates == Set(PatchJob.State.allCases.map(\.rawValue)))
    }

    @Test func `an empty fleet shows the exporter itself and the price`() {
        let page = MetricsPage()
        #expect(
            page.families == [
                "vmmanager_up", "vmmanager_snapshot_timestamp_seconds", "vmmanager_build_info", "vmmanager_series",
                "vmmanager_series_dropped", "vmmanager_cost_agent_hour_price_usd",
            ]
        )
        #expect(ExpositionLinter.problems(in: page.rendered.body) == [])
    }

    @Test func `series counts every family and itself`() {
        let page = Self.fullPage
        var counted: [String: Double] = [:]
        for sample in page.samples { counted[sample.name, default: 0] += 1 }
        #expect(page.values("series", by: "family") == counted)
        #expect(page.rendered.seriesCount == page.samples.count)
        #expect(MetricsPage().values("series", by: "family")["vmmanager_vm_info"] == 0)
    }

    @Test func `docs agree with the code`() throws {
        let page = GoldenFile(url: GoldenFile.checkout.appending(path: "docs/metrics.md"))
        #expect(MetricsCatalogue.markdown == (try page.expected(for: MetricsCatalogue.markdown)))
    }

    @Test(.enabled(if: MetricContract.isPresent, "the specifications are not beside this checkout"))
    func `the families are those of the contract`() throws {
        let text = String(decoding: try Data(contentsOf: MetricContract.page), as: UTF8.self)
        let contract = MetricContract(markdown: text)
        let families = MetricsCatalogue.sections.flatMap(\.declarations)
        var declared: [String: [String]] = [:]
        for family in families { declared[family.name] = family.labels }
        #expect(contract.labels.count > 50)
        let additions: Set = ["vmmanager_waiver_expiry_timestamp_seconds"]
        // What counts the others can only come after them.
        let last: Set = ["vmmanager_series", "vmmanager_series_dropped"]
        let promised = declared.filter { !additions.contains($0.key) }
        #expect(contract.labels.filter { !additions.contains($0.key) } == promised)
        #expect(
            contract.names.filter { name in
                families.contains { $0.name == name } && !additions.union(last).contains(name)
            }
                == families.map(\.name).filter { !additions.union(last).contains($0) }
        )
    }
}
