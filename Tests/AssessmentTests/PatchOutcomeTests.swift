import Assessment
import Fleet
import Testing

@Suite struct PatchOutcomeTests {
    static let cutOff = """
        Error running postPatchReboot: error reporting state REBOOTING: error calling ReportTaskProgress: code: \
        "Canceled", message: "context canceled", details: []
        """

    static let cases: [PatchCase] = [
        PatchCase("succeeded", .pass, "succeeded") { $0.parts = [.init()] },
        PatchCase("succeeded, with a reboot to come", .pass, "succeeded_reboot_required") {
            $0.parts = [.init(state: .succeededRebootRequired)]
        },
        PatchCase("failed", .fail, "lock_held") {
            $0.parts = [.init(state: .failed, text: "E: Could not get lock /var/lib/dpkg/lock-frontend")]
        },
        PatchCase("cut off, and no inventory since", .fail, "report_cut_off") {
            $0.parts = [.init(state: .failed, text: cutOff)]
        },
        PatchCase("cut off, and updates are waiting", .fail, "report_cut_off") {
            $0.parts = [.init(state: .failed, age: .hours(3), text: cutOff, jobEnd: .hours(2))]
            $0.inventory = (.hours(1), 1)
        },
        PatchCase("cut off, and the inventory is of before the job's end", .fail, "report_cut_off") {
            $0.parts = [.init(state: .failed, age: .hours(3), text: cutOff, jobEnd: .hours(2))]
            $0.inventory = (.hours(2), 0)
        },
        PatchCase("another failure is no candidate", .fail, "disk_full") {
            $0.parts = [.init(state: .failed, age: .hours(3), text: "No space left on device", jobEnd: .hours(2))]
            $0.inventory = (.hours(1), 0)
        },
        PatchCase("off then, on now", .fail, "missed_while_stopped") { $0.parts = [.init(state: .inactive)] },
        PatchCase("off then and now", .notApplicable, "vm_stopped") {
            $0.parts = [.init(state: .inactive)]
            $0.powerState = .terminated
        },
        PatchCase("at its first job", .unknown, "in_progress") {
            $0.parts = [.init(state: .applyingPatches, jobEnd: nil)]
        },
        PatchCase("in no job", .unknown, "no_patch_job"),
        PatchCase("jobs never read", .unknown, "patch_jobs_not_read") { $0.isJobsRead = false },
        PatchCase("jobs denied", .unknown, "patch_jobs_denied") {
            $0.isJobsRead = false
            $0.refused = [.patchJobs]
        },
    ]

    @Test(arguments: cases) func `the last outcome gets a word`(example: PatchCase) throws {
        let outcome = try #require(example.scene.outcome(of: "patch_outcome"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "patch_outcome").contains(outcome.reason))
    }

    @Test(arguments: FailureReason.allCases) func `each reason word is explained`(reason: FailureReason) throws {
        let check = try #require(CheckRegistry.all.first { $0.id == "patch_outcome" })
        #expect(check.reasons.count { $0.word == reason.rawValue && !$0.meaning.isEmpty } == 1)
    }

    @Test func `a failure dates from the first since the last success, and comes with the line that patches again`()
        throws
    {
        var scene = PatchScene()
        scene.manager = "projects/1/zones/z-a/instanceGroupManagers/web"
        scene.parts = [
            .init(state: .failed, age: .days(1)), .init(state: .inactive, age: .days(8)),
            .init(state: .timedOut, age: .days(15)), .init(age: .days(22)), .init(state: .failed, age: .days(29)),
        ]
        let outcome = try #require(scene.outcome(of: "patch_outcome"))
        #expect(outcome.since == OneVM.noon - .days(15))
        #expect(
            outcome.remedy == """
                gcloud compute os-config patch-jobs execute --mig-instances-allowed \
                --instance-filter-names=zones/z-a/instances/vm-1 --project=acme
                """
        )
    }

    @Test func `pain 1: no agent detected on a VM without service account says so`() throws {
        var scene = PatchScene()
        scene.hasServiceAccount = false
        scene.parts = [.init(state: .noAgentDetected)]
        let outcome = try #require(scene.outcome(of: "patch_outcome"))
        #expect(outcome.reason == "no_agent_detected")
        #expect(
            outcome.evidence.last == "the VM has no service account, without which the service cannot see its agent"
        )
    }

    @Test(arguments: [cutOff, "failed to install all updates after trying 10 times"])
    func `pain 3: a Windows failure whose next inventory lists no updates is a candidate for a false one`(
        text: String
    ) throws {
        var scene = PatchScene()
        scene.isWindows = true
        scene.parts = [.init(state: .failed, age: .hours(3), text: text, jobEnd: .hours(2))]
        scene.inventory = (.hours(1), 0)
        let outcome = try #require(scene.outcome(of: "patch_outcome"))
        #expect(outcome.verdict == .fail)
        #expect(outcome.reason == "false_failure_candidate")
        #expect(outcome.evidence.contains(text))
        #expect(outcome.evidence.last?.hasPrefix("the inventory of 2026-11-23T11:00:00Z lists no update") == true)
        #expect(scene.verdicts?.patch.failure == FailureReason(state: .known(.failed), text: text))
    }
}
