import Assessment
import Fleet
import Testing

@Suite struct PolicyComplianceTests {
    static let cases: [SceneCase] = [
        SceneCase("all as demanded", .pass, "ok") { $0.report(.compliant) },
        SceneCase("one of two violated", .fail, "non_compliant") {
            $0.report(.compliant)
            $0.report(.nonCompliant, on: "other")
        },
        SceneCase("the agent is not there", .unknown, "no_agent_detected") { $0.report(.unknown, "no-agent-detected") },
        SceneCase("the agent is too old", .unknown, "os_policies_not_supported_by_agent") {
            $0.report(.unknown, "os-policies-not-supported-by-agent")
        },
        SceneCase("a script failed", .unknown, "resource_execution_errors") {
            $0.report(.unknown, "resource-execution-errors")
        },
        SceneCase("the more telling reason counts", .unknown, "task_timeout") {
            $0.report(.unknown, "internal-service-errors")
            $0.report(.unknown, "task-timeout", on: "other")
        },
        SceneCase("no reason", .unknown, "unspecified") { $0.report(.unknown) },
        SceneCase("a hostile reason", .unknown, "other") { $0.report(.unknown, "x\"}\n") },
        SceneCase("a new assignment has yet to run", .notApplicable, "not_yet_run") {
            $0.assign(age: .minutes(40))
            $0.report(.unknown, "os-policy-execution-pending", age: .minutes(40))
        },
        SceneCase("a new VM has yet to run", .notApplicable, "not_yet_run") {
            $0.restart(age: .minutes(30))
            $0.report(.unknown, "os-policy-execution-pending")
        },
        SceneCase("a started VM still has the report of its stop", .notApplicable, "not_yet_run") {
            $0.restart(age: .minutes(30))
            $0.report(.unknown, "vm-not-running", age: .hours(5))
        },
        SceneCase("the first run is overdue", .unknown, "os_policy_execution_pending") {
            $0.assign(age: .hours(3))
            $0.report(.unknown, "os-policy-execution-pending", age: .hours(3))
        },
        SceneCase("an outage of ours does not make a run overdue", .notApplicable, "not_yet_run") {
            $0.read(.policyReports, age: .hours(2))
            $0.assign(age: .hours(3))
            $0.report(.unknown, "os-policy-execution-pending", age: .hours(3))
        },
        SceneCase("a running VM that is said not to run", .unknown, "vm_not_running") {
            $0.report(.unknown, "vm-not-running")
        },
        SceneCase("only the service says that it does not run", .notApplicable, "vm_not_running") {
            $0.vm.instance = nil
            $0.report(.unknown, "vm-not-running")
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.report(.unknown, "vm-not-running")
        },
        SceneCase("no policy is for the VM", .notApplicable, "no_policy_report"),
        SceneCase("reports never read", .unknown, "policy_reports_not_read") { $0.read(.policyReports, age: nil) },
        SceneCase("reports refused", .unknown, "policy_reports_denied") {
            $0.read(.policyReports, age: nil, failure: "denied")
        },
    ]

    @Test(arguments: cases)
    func `policies as the VM reports on them`(example: SceneCase) throws {
        let answer = try example.scene.answer("policy_compliance")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `a violation names resource, step, beginning and the line that shows it`() throws {
        var scene = FactScene()
        var resource = PolicyResourceCompliance()
        resource.resource = "sshd"
        resource.state = .known(.nonCompliant)
        var step = PolicyResourceCompliance.Step()
        step.type = "DESIRED_STATE_ENFORCEMENT"
        step.errorMessage = "permission denied"
        resource.steps = [step]
        scene.report(.nonCompliant, resources: [resource])
        scene.remember(.nonCompliant, since: .hours(5))
        let outcome = try scene.answer("policy_compliance").outcome
        #expect(outcome.evidence == ["baseline/p: resource sshd, DESIRED_STATE_ENFORCEMENT: permission denied"])
        #expect(outcome.since == FactScene.noon - .hours(5))
        #expect(
            outcome.remedy == """
                gcloud compute os-config os-policy-assignment-reports describe baseline --instance=vm-1 --location=z-a \
                --project=acme
                """
        )
    }

    @Test func `a violation without resources says that no group is for the system`() throws {
        var scene = FactScene()
        scene.report(.nonCompliant)
        let outcome = try scene.answer("policy_compliance").outcome
        #expect(outcome.evidence.first?.contains("no resource group") == true)
    }

    @Test func `a history of another state does not tell since when`() throws {
        var scene = FactScene()
        scene.report(.nonCompliant)
        scene.remember(.compliant, since: .hours(5))
        #expect(try scene.answer("policy_compliance").outcome.since == nil)
    }

    @Test func `a run that is yet to come is due at a moment, and not later`() throws {
        var scene = FactScene()
        scene.assign(age: .minutes(40))
        scene.report(.unknown, "os-policy-execution-pending", age: .minutes(40))
        let due = try scene.due("policy_compliance")
        #expect(due == FactScene.noon + .minutes(35))
        scene.read(.policyReports, age: .minutes(-35))
        let outcome = try scene.answer("policy_compliance", after: due - FactScene.noon).outcome
        #expect(outcome.reason == "os_policy_execution_pending")
    }
}
