import Assessment
import Fleet
import Testing

@Suite struct WindowsUpdatesTests {
    static let busy = "error installing Windows updates: COM error 0x80240016"

    static let cases: [PatchCase] = [
        PatchCase("patching met nobody", .pass, "no_conflict_seen") { $0.parts = [.init()] },
        PatchCase("another failure", .pass, "no_conflict_seen") {
            $0.parts = [.init(state: .failed, text: "No space left on device")]
        },
        PatchCase("another installation, by code", .fail, "another_installation") {
            $0.parts = [.init(state: .failed, text: busy)]
        },
        PatchCase("another installation, in words", .fail, "another_installation") {
            $0.parts = [.init(state: .failed, text: "Another installation is in progress")]
        },
        PatchCase("a success since", .pass, "no_conflict_seen") {
            $0.parts = [.init(), .init(state: .failed, age: .days(1), text: busy)]
        },
        PatchCase("a failure that says nothing", .unknown, "windows_update_failed") {
            $0.parts = [.init(state: .failed, text: "failed to install all updates after trying 10 times")]
        },
        PatchCase("not patched yet", .notApplicable, "not_patched_yet"),
        PatchCase("jobs never read", .unknown, "patch_jobs_not_read") { $0.isJobsRead = false },
        PatchCase("no deployment: automatic updates are in order", .notApplicable, "not_covered") {
            $0.deployments = []
            $0.parts = [.init(state: .failed, text: busy)]
        },
        PatchCase("deployments never read", .unknown, "patch_deployments_not_read") { $0.deployments = nil },
        PatchCase("not Windows", .notApplicable, "not_windows") { $0.isWindows = false },
        PatchCase("nobody knows what it runs", .unknown, "instances_not_read") { $0.isInstanceRead = false },
        PatchCase("stopped", .notApplicable, "vm_stopped") { $0.powerState = .terminated },
    ].map { example in
        var scene = example.scene
        if example.reason != "not_windows" { scene.isWindows = true }
        if example.reason != "patch_deployments_not_read", example.reason != "not_covered" {
            scene.deployments = [.daily()]
        }
        return PatchCase(example.testDescription, example.verdict, example.reason) { $0 = scene }
    }

    @Test(arguments: cases) func `other installers are seen by what they break`(example: PatchCase) throws {
        let outcome = try #require(example.scene.outcome(of: "windows_updates"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "windows_updates").contains(outcome.reason))
    }
}
