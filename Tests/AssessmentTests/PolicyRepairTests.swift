import Assessment
import Fleet
import Testing

@Suite struct PolicyRepairTests {
    static let cases: [SceneCase] = [
        SceneCase("nothing is violated", .pass, "ok") { $0.report(.compliant) },
        SceneCase("violated a moment ago", .pass, "within_repair") {
            $0.assign()
            $0.report(.nonCompliant)
            $0.remember(.nonCompliant, since: .minutes(50))
        },
        SceneCase("violated for exactly as long as it may", .pass, "within_repair") {
            $0.assign()
            $0.report(.nonCompliant)
            $0.remember(.nonCompliant, since: .hours(1))
        },
        SceneCase("violated for longer", .fail, "outlives_repair") {
            $0.assign()
            $0.report(.nonCompliant)
            $0.remember(.nonCompliant, since: .hours(1) + .tick)
        },
        SceneCase("without a history the report's time counts", .pass, "within_repair") {
            $0.assign()
            $0.report(.nonCompliant, age: .minutes(59))
        },
        SceneCase("our outage does not age a violation", .pass, "within_repair") {
            $0.read(.policyReports, age: .hours(3))
            $0.assign()
            $0.report(.nonCompliant, age: .hours(3))
            $0.remember(.nonCompliant, since: .hours(3))
        },
        SceneCase("a policy that only reports", .notApplicable, "validation_only") {
            $0.assign(mode: .validation)
            $0.report(.nonCompliant)
            $0.remember(.nonCompliant, since: .hours(99))
        },
        SceneCase("one that only reports beside one that outlives", .fail, "outlives_repair") {
            $0.assign(mode: .validation)
            $0.assign("other")
            $0.report(.nonCompliant)
            $0.report(.nonCompliant, on: "other")
            $0.remember(.nonCompliant, on: "other", since: .hours(2))
        },
        SceneCase("nobody knows whether it enforces", .unknown, "assignment_not_known") {
            $0.report(.nonCompliant)
            $0.remember(.nonCompliant, since: .hours(2))
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.report(.nonCompliant)
        },
        SceneCase("no policy is for the VM", .notApplicable, "no_policy_report"),
        SceneCase("reports never read", .unknown, "policy_reports_not_read") { $0.read(.policyReports, age: nil) },
    ]

    @Test(arguments: cases)
    func `violations and their age`(example: SceneCase) throws {
        let answer = try example.scene.answer("policy_repair")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `a young violation is judged again when it is old`() throws {
        var scene = FactScene()
        scene.assign()
        scene.report(.nonCompliant)
        scene.remember(.nonCompliant, since: .minutes(50))
        let until = try scene.due("policy_repair")
        #expect(until == FactScene.noon + .minutes(10) + .tick)
        scene.read(.policyReports, age: .minutes(-10) - .tick)
        let later = try scene.answer("policy_repair", after: until - FactScene.noon).outcome
        #expect(later.reason == "outlives_repair" && later.since == FactScene.noon - .minutes(50))
        #expect(later.evidence.first?.contains("violated since") == true && later.remedy != nil)
    }
}
