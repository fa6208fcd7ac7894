import Assessment
import Fleet
import Testing

@Suite struct PolicyRolloutTests {
    static let cases: [SceneCase] = [
        SceneCase("over", .pass, "ok") { $0.assign() },
        SceneCase("on its way", .pass, "rollout_in_progress") { $0.assign(age: .hours(3), rollout: .inProgress) },
        SceneCase("stuck", .fail, "rollout_stuck") { $0.assign(age: .hours(25), rollout: .inProgress) },
        SceneCase("stuck in being stopped", .fail, "rollout_stuck") {
            $0.assign(age: .hours(25), rollout: .cancelling)
        },
        SceneCase("stopped half-way", .fail, "rollout_cancelled") { $0.assign(rollout: .cancelled) },
        SceneCase("our outage does not age a rollout", .pass, "rollout_in_progress") {
            $0.read(.policyAssignments, age: .hours(5))
            $0.assign(age: .hours(25), rollout: .inProgress)
        },
        SceneCase("a state of another time", .unknown, "rollout_not_told") {
            $0.assign()
            $0.project.policyAssignments[0].value.rolloutState = Open("RESTING")
        },
        SceneCase("stuck, but for other VMs", .notApplicable, "no_assignment") {
            $0.assign(age: .hours(25), rollout: .inProgress) { $0.inclusionLabels = [["env": "stage"]] }
        },
        SceneCase("stuck, for others by now, and the VM reports on it", .fail, "rollout_stuck") {
            $0.assign(age: .hours(25), rollout: .inProgress) { $0.inclusionLabels = [["env": "stage"]] }
            $0.report()
        },
        SceneCase("stuck in another zone", .notApplicable, "no_assignment") {
            $0.assign(age: .hours(25), rollout: .inProgress, zone: "z-b")
        },
        SceneCase("stopped VM", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.assign(rollout: .cancelled)
        },
        SceneCase("no assignment", .notApplicable, "no_assignment"),
        SceneCase("assignments never read", .unknown, "policy_assignments_not_read") {
            $0.read(.policyAssignments, age: nil)
        },
    ]

    @Test(arguments: cases)
    func `rollouts that concern the VM`(example: SceneCase) throws {
        let answer = try example.scene.answer("policy_rollout")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `pain 12, Terraform waits for a rollout that hangs: it fails from its limit on and says since when`()
        throws
    {
        var scene = FactScene()
        scene.assign(age: .hours(20), rollout: .inProgress)
        let until = try scene.due("policy_rollout")
        #expect(until == FactScene.noon + .hours(4) + .tick)
        scene.read(.policyAssignments, age: .hours(-5))
        let stuck = try scene.answer("policy_rollout", after: .hours(5)).outcome
        #expect(stuck.verdict == .fail && stuck.reason == "rollout_stuck")
        #expect(stuck.since == FactScene.noon + .hours(4))
        #expect(
            stuck.remedy
                == "gcloud compute os-config os-policy-assignments describe baseline --location=z-a --project=acme"
        )
        #expect(stuck.evidence.first?.contains("revision r2") == true)
    }
}
