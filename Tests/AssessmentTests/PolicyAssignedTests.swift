import Assessment
import Fleet
import Testing

@Suite struct PolicyAssignedTests {
    static let reports: [SceneCase] = [
        SceneCase("matched and reported", .pass, "ok") {
            $0.assign()
            $0.report()
        },
        SceneCase("matched and not reported", .fail, "no_report") { $0.assign() },
        SceneCase("the assignment is young", .notApplicable, "not_yet_run") { $0.assign(age: .minutes(119)) },
        SceneCase("the VM is young", .notApplicable, "not_yet_run") {
            $0.restart(age: .minutes(30))
            $0.assign()
        },
        SceneCase("the agent is out of contact", .unknown, "agent_not_active") {
            $0.vm.inventory?.updateTime = FactScene.noon - .hours(48)
            $0.assign()
        },
        SceneCase("the rollout has not come to it", .pass, "rollout_in_progress") {
            $0.assign(age: .hours(5), rollout: .inProgress)
        },
        SceneCase("an assignment that is being deleted", .notApplicable, "no_assignment") {
            $0.assign()
            $0.project.policyAssignments[0].value.isDeleted = true
        },
        SceneCase("no assignment", .notApplicable, "no_assignment"),
        SceneCase("assignments for others only", .notApplicable, "no_assignment") {
            $0.assign { $0.inclusionLabels = [["env": "stage"]] }
        },
        SceneCase("stopped", .notApplicable, "vm_stopped") {
            $0.stop()
            $0.assign()
        },
        SceneCase("the system is not known", .unknown, "os_not_known") {
            $0.assign { $0.inventories = [OSFilter(shortName: "debian")] }
        },
        SceneCase("the system is not known, and reported on all the same", .pass, "ok") {
            $0.assign { $0.inventories = [OSFilter(shortName: "debian")] }
            $0.report()
        },
        SceneCase("VMs never read", .unknown, "instances_not_read") {
            $0.vm.instance = nil
            $0.read(.instances, age: nil)
            $0.assign()
        },
        SceneCase("assignments never read", .unknown, "policy_assignments_not_read") {
            $0.read(.policyAssignments, age: nil)
        },
        SceneCase("reports never read", .unknown, "policy_reports_not_read") {
            $0.read(.policyReports, age: nil)
            $0.assign()
        },
    ]

    static let lost: [SceneCase] = [
        SceneCase("reports on what does not match", .fail, "fell_out") {
            $0.label(["env": "prod"])
            $0.assign { $0.inclusionLabels = [["env": "stage"]] }
            $0.report()
        },
        SceneCase("reports on what does not match, in a rollout", .pass, "rollout_in_progress") {
            $0.assign(age: .hours(2), rollout: .inProgress) { $0.inclusionLabels = [["env": "stage"]] }
            $0.report()
        },
        SceneCase("reports on what is gone", .fail, "fell_out") {
            $0.assign()
            $0.report()
            $0.report(on: "gone")
        },
        SceneCase("reports on what was never listed", .pass, "ok") {
            $0.assign()
            $0.report()
            $0.report(on: "gone")
            $0.project.reads.removeAll { $0.source == .policyAssignments }
        },
        SceneCase("reported until a label was lost", .fail, "fell_out") {
            $0.assign { $0.inclusionLabels = [["env": "prod"]] }
            $0.remember(.compliant, since: .hours(99), until: .hours(3))
        },
        SceneCase("reported long ago", .notApplicable, "no_assignment") {
            $0.assign { $0.inclusionLabels = [["env": "prod"]] }
            $0.remember(.compliant, since: .hours(24 * 9), until: .hours(24 * 8))
        },
    ]

    @Test(arguments: reports + lost)
    func `what is meant for the VM and what it reports on`(example: SceneCase) throws {
        let answer = try example.scene.answer("policy_assigned")
        #expect(answer.outcome.verdict == example.verdict)
        #expect(answer.outcome.reason == example.reason)
    }

    @Test func `a lost label is told with the moment of the last report, for a week`() throws {
        var scene = FactScene()
        scene.assign { $0.inclusionLabels = [["env": "prod"]] }
        scene.remember(.compliant, since: .hours(99), until: .hours(3))
        let answer = try scene.answer("policy_assigned")
        #expect(answer.outcome.since == FactScene.noon - .hours(3))
        #expect(answer.until == FactScene.noon + .hours(24 * 7 - 3))
        #expect(answer.outcome.evidence.first?.contains("baseline") == true && answer.outcome.remedy != nil)
    }

    @Test func `a missing report fails when it is due`() throws {
        var scene = FactScene()
        scene.assign(age: .minutes(90))
        let until = try scene.due("policy_assigned")
        #expect(until == FactScene.noon + .minutes(30))
        for source in Source.ofProjects { scene.read(source, age: .minutes(-30)) }
        scene.vm.inventory?.updateTime = until
        let outcome = try scene.answer("policy_assigned", after: .minutes(30)).outcome
        #expect(outcome.reason == "no_report" && outcome.since == until)
    }
}

extension OSFilter {
    init(shortName: String, version: String = "") {
        self.init()
        self.shortName = shortName
        self.version = version
    }
}
