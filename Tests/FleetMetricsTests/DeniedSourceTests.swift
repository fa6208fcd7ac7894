import Exposition
import Fleet
import Testing

@testable import FleetMetrics

/// A source that was denied from the beginning leaves its facts unknown, and nothing unknown may look like zero.
struct DeniedSourceTests {
    /// A project of which everything is known, without facts of a source that was denied from the beginning.
    private static func page(without source: Source? = nil) -> MetricsPage {
        MetricsPage(
            FleetFixture.project(vms: [vm(without: source)], read: Source.ofProjects.filter { $0 != source }) {
                project in
                if source != .instances { project.orphans = [:] }
                if source != .patchJobs { project.patchJobs = [job] }
                if source != .patchDeployments { project.patchDeployments = [FleetFixture.deployment("weekly")] }
                if source != .policyAssignments {
                    project.policyAssignments = [
                        FleetFixture.assignment("baseline"), FleetFixture.assignment("unreported"),
                    ]
                }
                guard let source else { return }
                var read = SourceRead(source: source)
                read.failure = "denied"
                project.reads.append(read)
            }
        )
    }

    private static let job = FleetFixture.patchJob("job-1", deployment: "weekly")

    private static func vm(without source: Source?) -> VM {
        var vm = source == .instances ? FleetFixture.unreadVM() : FleetFixture.vm()
        if source != .inventories {
            let packages = PackageSet(id: 1, installed: [], available: [.apt(FleetFixture.package("bash"))])
            vm.inventory = FleetFixture.inventory(packages: packages)
        }
        if source != .instances { remember("RUNNING", of: .powerState, in: &vm) }
        if source != .inventories { remember("contact", of: .contact, in: &vm) }
        if source != .patchJobs { vm.patches = [FleetFixture.outcome(.known(.failed), in: job, reason: "dpkg")] }
        if source != .policyReports {
            vm.policyReports = [FleetFixture.report("baseline", ["ssh": .known(.compliant)])]
            FleetFixture.remember(.compliant, of: "baseline/ssh", since: FleetFixture.ago(days: 3), in: &vm)
        }
        if source != .vulnerabilityReports {
            vm.vulnerabilities = FleetFixture.vulnerabilities(("CVE-2026-0001", "HIGH", true))
        }
        return vm
    }

    private static func remember(_ value: String, of kind: HistoryKind, in vm: inout VM) {
        let interval = HistoryInterval(
            value: value,
            since: FleetFixture.ago(days: 30),
            seenUntil: FleetFixture.ago(minutes: 1)
        )
        vm.history[HistoryKey(kind: kind)] = Timeline([interval])
    }

    private static let expectations: [(source: Source, families: Set<String>, orphans: [String])] = [
        (.instances, ["vm_agent_poll_interval_seconds", "vms", "patch_coverage_vms", "orphans"], OrphanKind.names),
        (.projectMetadata, ["vm_agent_poll_interval_seconds"], []),
        (
            .inventories,
            [
                "vm_inventory_update_timestamp_seconds", "vm_packages", "vm_package_updates", "updates_pending_vms",
                "os_vms", "agent_version_vms",
            ],
            ["inventory"]
        ),
        (
            .patchJobs,
            [
                "vm_patch_state", "vm_patch_job_timestamp_seconds", "vm_patch_failure_info", "patch_state_vms",
                "patch_job_info", "patch_job_state", "patch_job_vms", "patch_job_progress_ratio",
                "patch_job_create_timestamp_seconds", "patch_job_update_timestamp_seconds",
            ],
            ["patch_job_instance_details"]
        ),
        (.patchDeployments, ["patch_deployment_info", "patch_deployment_state", "patch_coverage_vms"], []),
        (
            .policyAssignments,
            ["policy_assignment_info", "policy_assignment_rollout_state", "policy_assignment_lagging_vms"],
            []
        ),
        (
            .policyReports,
            [
                "vm_policy_compliance", "vm_policy_state_since_timestamp_seconds", "policy_compliance_vms",
                "vm_policy_report_timestamp_seconds", "policy_assignment_lagging_vms",
            ],
            ["policy_report"]
        ),
        (.vulnerabilityReports, ["vm_vulnerabilities", "vulnerable_vms"], ["vulnerability_report"]),
        (.featureSettings, [], []), (.subnetworks, [], []), (.routers, [], []), (.billingInfo, [], []),
    ]

    @Test(arguments: expectations)
    func `exactly what rests on a denied source is absent`(
        source: Source,
        families: Set<String>,
        orphans: [String]
    ) {
        let (whole, page) = (Self.page(), Self.page(without: source))
        let missing = whole.families.subtracting(page.families)
        #expect(missing.subtracting(Self.costFamilies) == Set(families.map { "vmmanager_\($0)" }))
        let kinds = Set(OrphanKind.names).subtracting(page.values("orphans", by: "kind").keys)
        #expect(kinds == Set(orphans))
        #expect(page.values("source_up", by: "source")[source.rawValue] == 0)
        #expect(page.values("source_last_success_timestamp_seconds", by: "source")[source.rawValue] == nil)
        #expect(page.values("up", by: "project") == ["-": 0])
    }

    @Test(arguments: Source.ofProjects)
    func `no number turns into zero when a source is denied`(source: Source) {
        let (whole, page) = (Self.page(), Self.page(without: source))
        let known = Dictionary(
            whole.samples.map { (ParsedSample.identity($0), $0.value) },
            uniquingKeysWith: { first, _ in first }
        )
        let turned = page.samples.filter { $0.value == 0 && (known[ParsedSample.identity($0)] ?? 1) != 0 }
        let names = Set(turned.map(\.name)).subtracting(Self.verdicts)
        #expect(names == [], "\(turned)")
    }

    /// What counts verdicts shows them under unknown instead, and what tells of the denial is zero itself.
    private static let verdicts: Set = [
        "vmmanager_agent_state_vms", "vmmanager_findings", "vmmanager_up", "vmmanager_source_up", "vmmanager_series",
    ]

    @Test func `an exporter that is denied everything shows no number of the fleet`() {
        let project = FleetFixture.project(read: []) { project in
            project.reads = Source.ofProjects.map { source in
                var read = SourceRead(source: source)
                read.failure = "denied"
                return read
            }
        }
        let page = MetricsPage(project)
        #expect(
            page.families.map { $0.dropFirst("vmmanager_".count) }.sorted() == [
                "build_info", "cost_agent_hour_price_usd", "cost_free_agent_seconds", "series", "series_dropped",
                "snapshot_timestamp_seconds", "source_up", "up",
            ]
        )
        #expect(Set(page.values("source_up", by: "source").values) == [0])
    }

    /// Pages are kept as they come, so that a source may fail after some of them.
    @Test func `what came before a first read failed is shown, but not summed`() {
        let vm = FleetFixture.vm { vm in
            vm.inventory = FleetFixture.inventory(packages: PackageSet(id: 1, installed: [], available: []))
            vm.vulnerabilities = FleetFixture.vulnerabilities()
            vm.policyReports = [FleetFixture.report("baseline", ["ssh": .known(.compliant)])]
        }
        let page = MetricsPage(
            FleetFixture.project(vms: [vm], read: []) { project in
                project.policyAssignments = [FleetFixture.assignment("baseline")]
                let sources: [Source] = [.instances, .inventories, .vulnerabilityReports, .policyReports]
                project.reads = sources.map { source in
                    var read = SourceRead(source: source, zone: source == .instances ? nil : FleetFixture.zone)
                    read.failure = "quota"
                    return read
                }
            }
        )
        let shown = ["vm_info", "vm_packages", "vm_vulnerabilities", "vm_policy_compliance"]
        let sums = [
            "vms", "updates_pending_vms", "os_vms", "agent_version_vms", "vulnerable_vms", "policy_compliance_vms",
            "policy_assignment_lagging_vms",
        ]
        #expect(page.families.isSuperset(of: shown.map { "vmmanager_\($0)" }))
        #expect(page.families.isDisjoint(with: sums.map { "vmmanager_\($0)" }))
    }

    @Test func `a zone that never answered hides the sums of its project and no other zone's`() {
        let dark = ZoneName("europe-west6-b")
        let vms = [FleetFixture.vm("a", id: 1), FleetFixture.vm("b", id: 2, zone: dark)]
        let page = MetricsPage(
            FleetFixture.project(vms: vms, read: [.instances, .policyAssignments]) { project in
                project.policyAssignments = [
                    FleetFixture.assignment("near") { $0.policies = [FleetFixture.policy("ssh")] },
                    FleetFixture.assignment("far", zone: dark) { $0.policies = [FleetFixture.policy("ssh")] },
                ]
                for source in [Source.vulnerabilityReports, .policyReports] {
                    var (good, bad) = (SourceRead(source: source, zone: FleetFixture.zone), SourceRead(source: source))
                    good.lastSuccess = FleetFixture.ago(minutes: 1)
                    bad.zone = dark
                    bad.failure = "timeout"
                    project.reads += [good, bad]
                }
            }
        )
        #expect(page.values("vulnerable_vms", by: "severity") == [:])
        #expect(page.values("policy_assignment_lagging_vms", by: "assignment") == ["near": 0])
        #expect(page.values("policy_compliance_vms", by: "assignment", of: ["state": "COMPLIANT"]) == ["near": 0])
        #expect(page.values("source_up", by: "source")["policy_reports"] == 0)
    }

    /// Cost has gaps of its own, in which it gives bounds instead of nothing.
    private static let costFamilies: Set = [
        "vmmanager_cost_agent_seconds", "vmmanager_cost_month_to_date_usd", "vmmanager_cost_forecast_month_usd",
        "vmmanager_cost_project_share_usd",
    ]
}

extension OrphanKind {
    fileprivate static var names: [String] { allCases.map(\.rawValue) }
}

extension ParsedSample {
    fileprivate static func identity(_ sample: ParsedSample) -> String {
        sample.name + sample.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
    }
}
