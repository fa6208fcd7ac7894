import Fleet
import Testing

@testable import FleetMetrics

struct PatchMetricsTests {
    private static let new = FleetFixture.patchJob("new", state: .patching, created: FleetFixture.ago(days: 1))
    private static let old = FleetFixture.patchJob("old", deployment: "weekly", created: FleetFixture.ago(days: 8))

    private static func page(_ outcomes: PatchOutcome...) -> MetricsPage {
        MetricsPage(FleetFixture.project(vms: [FleetFixture.vm { $0.patches = outcomes }]))
    }

    @Test(arguments: PatchState.allCases)
    func `a VM has the state of its newest job`(state: PatchState) {
        let page = Self.page(
            FleetFixture.outcome(.known(.succeeded), in: Self.old),
            FleetFixture.outcome(.known(state), in: Self.new)
        )
        #expect(page.values("vm_patch_state", by: "state") == [state.rawValue: 1])
        #expect(
            page.values("vm_patch_job_timestamp_seconds", by: "vm") == ["web-1": FleetFixture.ago(days: 1).inSeconds]
        )
    }

    @Test func `a dry run does not count`() {
        let dryRun = FleetFixture.patchJob("dry", created: FleetFixture.ago(minutes: 5)) { $0.isDryRun = true }
        let page = Self.page(
            FleetFixture.outcome(.known(.failed), in: dryRun),
            FleetFixture.outcome(.known(.succeeded), in: Self.old)
        )
        #expect(page.values("vm_patch_state", by: "state") == ["SUCCEEDED": 1])
        #expect(page.values("vm_patch_failure_info", by: "reason") == [:])
        #expect(
            Self.page(FleetFixture.outcome(.known(.failed), in: dryRun)).values("vm_patch_state", by: "state") == [:]
        )
    }

    @Test func `a running job does not clear the failure before it`() {
        let page = Self.page(
            FleetFixture.outcome(.known(.applyingPatches), in: Self.new),
            FleetFixture.outcome(.known(.failed), in: Self.old, reason: "E: Could not get lock /var/lib/dpkg/lock")
        )
        #expect(
            page.values("vm_patch_failure_info", by: "patch_job", "deployment", "reason") == ["old/weekly/lock_held": 1]
        )
        #expect(page.values("vm_patch_last_success_timestamp_seconds", by: "vm") == [:])
    }

    @Test func `a later success clears a failure`() {
        let page = Self.page(
            FleetFixture.outcome(.known(.succeededRebootRequired), in: Self.new),
            FleetFixture.outcome(.known(.failed), in: Self.old)
        )
        #expect(page.values("vm_patch_failure_info", by: "reason") == [:])
        #expect(
            page.values("vm_patch_last_success_timestamp_seconds", by: "vm")
                == ["web-1": FleetFixture.ago(days: 1).inSeconds]
        )
    }

    @Test func `the text of a failure never becomes a label`() {
        let page = Self.page(FleetFixture.outcome(.known(.failed), in: Self.new, reason: "<script>\"secret\"\n"))
        #expect(page.values("vm_patch_failure_info", by: "deployment", "reason") == ["/other": 1])
        #expect(!page.text.contains("secret"))
    }

    @Test func `sums show all fifteen states and NONE`() {
        let vms = [
            FleetFixture.vm("a", id: 1) { $0.patches = [FleetFixture.outcome(.known(.failed), in: Self.new)] },
            FleetFixture.vm("b", id: 2) { $0.patches = [FleetFixture.outcome(Open("BRAND_NEW"), in: Self.new)] },
            FleetFixture.vm("c", id: 3),
        ]
        var expected = Dictionary(uniqueKeysWithValues: PatchState.allCases.map { ($0.rawValue, 0.0) })
        expected["FAILED"] = 1
        expected["BRAND_NEW"] = 1
        expected["NONE"] = 1
        let page = MetricsPage(FleetFixture.project(vms: vms))
        #expect(page.values("patch_state_vms", by: "state") == expected)
        #expect(page.values("vm_patch_state", by: "vm", "state") == ["a/FAILED": 1, "b/BRAND_NEW": 1])
    }

    @Test func `the sum is absent until patch jobs were read`() {
        let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.vm()], read: [.instances]))
        #expect(page.values("patch_state_vms", by: "state") == [:])
    }

    @Test func `coverage splits all VMs of the project`() {
        let project = FleetFixture.project(
            vms: [FleetFixture.vm("web-1", id: 1), FleetFixture.vm("web-2", id: 2), FleetFixture.vm("db-1", id: 3)]
        ) { project in
            project.patchDeployments = [
                FleetFixture.deployment("weekly", schedule: .recurring(RecurringSchedule())) {
                    $0.instanceFilter.instanceNamePrefixes = ["web-"]
                }
            ]
        }
        #expect(MetricsPage(project).values("patch_coverage_vms", by: "covered") == ["true": 2, "false": 1])
    }

    @Test(arguments: [[Source.instances], [.patchDeployments]])
    func `coverage needs both deployments and instances`(sources: [Source]) {
        let vm = sources == [.instances] ? FleetFixture.vm() : FleetFixture.unreadVM()
        let page = MetricsPage(FleetFixture.project(vms: [vm], read: sources))
        #expect(page.values("patch_coverage_vms", by: "covered") == [:])
    }
}
