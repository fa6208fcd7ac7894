import Assessment
import Fleet
import Testing

@Suite struct PendingRebootTests {
    static let cases: [PatchCase] = [
        PatchCase("none asked for", .pass, "ok") { $0.parts = [.init()] },
        PatchCase("outstanding within the limit", .pass, "reboot_pending") {
            $0.parts = [.init(state: .succeededRebootRequired, age: .days(7))]
        },
        PatchCase("outstanding for too long", .fail, "reboot_required") {
            $0.parts = [.init(state: .succeededRebootRequired, age: .days(7) + .tick)]
        },
        PatchCase("a failure since changes nothing", .fail, "reboot_required") {
            $0.parts = [.init(state: .failed), .init(state: .succeededRebootRequired, age: .days(8))]
        },
        PatchCase("started since", .pass, "restarted") {
            $0.parts = [.init(state: .succeededRebootRequired, age: .days(8))]
            $0.started = .days(1)
        },
        PatchCase("patched again since", .pass, "ok") {
            $0.parts = [.init(), .init(state: .succeededRebootRequired, age: .days(8))]
        },
        PatchCase("never patched", .notApplicable, "no_successful_patching"),
        PatchCase("stopped", .notApplicable, "vm_stopped") {
            $0.parts = [.init(state: .succeededRebootRequired, age: .days(8))]
            $0.powerState = .terminated
        },
        PatchCase("jobs never read", .unknown, "patch_jobs_not_read") { $0.isJobsRead = false },
        PatchCase("jobs denied", .unknown, "patch_jobs_denied") {
            $0.isJobsRead = false
            $0.refused = [.patchJobs]
        },
    ]

    @Test(arguments: cases) func `a reboot may be outstanding for a while`(example: PatchCase) throws {
        let outcome = try #require(example.scene.outcome(of: "pending_reboot"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "pending_reboot").contains(outcome.reason))
    }

    @Test func `pain 18: a job that succeeded with a reboot to come is found, with the line that reboots`() throws {
        var scene = PatchScene()
        scene.parts = [.init(state: .succeededRebootRequired, age: .days(5))]
        #expect(scene.nextChange(of: "pending_reboot") == OneVM.noon + .days(2) + .tick)
        scene.parts[0].age = .days(9)
        let outcome = try #require(scene.outcome(of: "pending_reboot"))
        #expect(outcome.verdict == .fail)
        #expect(outcome.since == OneVM.noon - .days(9))
        #expect(
            outcome.remedy == """
                gcloud compute os-config patch-jobs execute --reboot-config=always \
                --instance-filter-names=zones/z-a/instances/vm-1 --project=acme
                """
        )
    }
}
