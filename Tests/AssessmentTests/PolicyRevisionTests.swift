import Assessment
import Fleet
import Testing

@Suite struct PolicyRevisionTests {
    static let cases: [SceneCase] = [
        SceneCase("the newest", .pass, "ok") {
            $0.assign()
            $0.report()
        },
        SceneCase("an older one after the rollout", .fail, "revision_lags") {
            $0.assign()
            $0.report(revision: "r1")
        },
        SceneCase("an older one during the rollout", .pass, "rollout_in_progress") {
            $0.assign(age: .hours(2), rollout: .inProgress)
            $0.report(revision: "r1")
        },
        SceneCase("an older one, rollout stopped", .notApplicable, "rollout_cancelled") {
            $0.assign(rollout: .cancelled)
            $0.report(revision: "r1")
        },
        SceneCase("the rollout is over since a moment ago", .notApplicable, "not_yet_run") {
            $0.assign(age: .minutes(30))
            $0.report(revision: "r1")
        },
        SceneCase("the VM has just started", .notApplicable, "not_yet_run") {
            $0.restart(age: .minutes(10))
            $0.assign()
            $0.report(revision: "r1", age: .hours(99))
        },
        SceneCase("one lags beside one that is new", .fail, "revision_lags") {
            $0.assign()
            $0.assign("other")
            $0.report()
            $0.report(on: "other", revision: "r1")
        },
        SceneCase("a report without a revision", .unknown, "revision_not_told") {
            $0.assign()
            $0.report(revision: "")
        },
        SceneCase("a report on an assignment that is gone", .pass, "ok") {
            $0.assign()
            $0.report()
            $0.report(on: "gone", revision: "r1")
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.assign()
            $0.report(revision: "r1")
        },
        SceneCase("no policy is for the VM", .notApplicable, "no_policy_report") { $0.assign() },
        SceneCase("assignments never read", .unknown, "policy_assignments_not_read") {
            $0.read(.policyAssignments, age: nil)
            $0.report()
        },
        SceneCase("reports never read", .unknown, "policy_reports_not_read") { $0.read(.policyReports, age: nil) },
    ]

    @Test(arguments: cases)
    func `the revision that a VM has`(example: SceneCase) throws {
        let answer = try example.scene.answer("policy_revision")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test(arguments: [(DisruptionBudget.percent(25), 40), (.fixed(1), 10), (.percent(.max), 10), (.fixed(.min), 10)])
    func `a rollout takes a wait for each of its waves, and the agent a run after it`(
        budget: DisruptionBudget,
        minutes: Int
    ) throws {
        var scene = FactScene()
        scene.assign(age: .minutes(30))
        scene.project.policyAssignments[0].value.disruptionBudget = budget
        scene.project.policyAssignments[0].value.minWaitDuration = .minutes(10)
        scene.report(revision: "r1")
        let until = try scene.due("policy_revision")
        #expect(until == FactScene.noon - .minutes(30) + .minutes(minutes) + .minutes(75))
        scene.read(.policyReports, age: FactScene.noon - until)
        let lag = try scene.answer("policy_revision", after: until - FactScene.noon).outcome
        #expect(lag.reason == "revision_lags" && lag.since == until)
        #expect(lag.evidence.first?.contains("has revision r1") == true)
    }
}
