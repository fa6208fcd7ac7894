import Assessment
import Fleet
import Testing

@Suite struct PatchRecentTests {
    static let cases: [PatchCase] = [
        PatchCase("recent", .pass, "ok") { $0.parts = [.init(age: .days(45))] },
        PatchCase("recent, though it failed since", .pass, "ok") {
            $0.parts = [.init(state: .failed, age: .days(1)), .init(age: .days(8))]
        },
        PatchCase("too long ago", .fail, "too_long_ago") { $0.parts = [.init(age: .days(45) + .tick)] },
        PatchCase("our own outage ages nothing", .pass, "ok") {
            $0.parts = [.init(age: .days(50))]
            $0.readAge = .days(5)
        },
        PatchCase("never, and old", .fail, "never_patched"),
        PatchCase("never, and new", .pass, "new_vm") { $0.created = .days(45) },
        PatchCase("a dry run patches nothing", .fail, "never_patched") { $0.parts = [.init(isDryRun: true)] },
        PatchCase("a job that skipped it patches nothing", .fail, "never_patched") {
            $0.parts = [.init(state: .inactive)]
        },
        PatchCase("jobs never read", .unknown, "patch_jobs_not_read") { $0.isJobsRead = false },
        PatchCase("jobs denied", .unknown, "patch_jobs_denied") {
            $0.isJobsRead = false
            $0.refused = [.patchJobs]
        },
        PatchCase("instances never read", .unknown, "instances_not_read") { $0.isInstanceRead = false },
        PatchCase("no creation told", .unknown, "creation_not_told") { $0.created = nil },
        PatchCase("stopped", .notApplicable, "vm_stopped") { $0.powerState = .terminated },
    ]

    @Test(arguments: cases) func `the last success is recent, or what is wrong is said`(example: PatchCase) throws {
        let outcome = try #require(example.scene.outcome(of: "patch_recent"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "patch_recent").contains(outcome.reason))
    }

    @Test func `the verdict turns when the limit is passed, and tells since when`() throws {
        var scene = PatchScene()
        scene.parts = [.init(age: .days(40))]
        let success = OneVM.noon - .days(40)
        let change = try #require(scene.nextChange(of: "patch_recent"))
        #expect(change == success + .days(45) + .tick)
        scene.now = change
        scene.parts[0].age = change - success
        let outcome = try #require(scene.outcome(of: "patch_recent"))
        #expect(outcome.reason == "too_long_ago")
        #expect(outcome.since == success + .days(45))
        #expect(
            outcome.remedy == """
                gcloud compute os-config patch-jobs execute \
                --instance-filter-names=zones/z-a/instances/vm-1 --project=acme
                """
        )
    }

    @Test func `pain 16: a VM that no patch job ever patched is found`() throws {
        var scene = PatchScene()
        scene.deployments = [.daily()]
        let outcome = try #require(scene.outcome(of: "patch_recent"))
        #expect(outcome.verdict == .fail)
        #expect(outcome.evidence == ["created 2026-08-15T12:00:00Z, and no patch job is known in which it ended well"])
        #expect(outcome.since?.rfc3339 == "2026-09-29T12:00:00Z")
    }

    @Test func `pain 17: CIS 4.12 has its evidence from patching`() {
        let evidencing = CheckRegistry.all.filter { $0.controls.contains("CIS GCP 4.12") }.map(\.id)
        #expect(
            Set(evidencing).isSuperset(of: [
                "patch_coverage", "patch_outcome", "patch_recent", "patch_schedule", "pending_reboot",
            ])
        )
    }
}
