import Assessment
import Fleet
import Testing

/// Each check: fleets where it passes, fails, is unknown and does not apply.
@Suite struct CheckTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let check: String
        let name: String
        let verdict: Verdict
        let reason: String
        let vm: OneVM

        init(_ check: String, _ name: String, _ verdict: Verdict, _ reason: String, _ change: (inout OneVM) -> Void) {
            var vm = OneVM()
            vm.heartbeat = .zero
            change(&vm)
            (self.check, self.name, self.verdict, self.reason, self.vm) = (check, name, verdict, reason, vm)
        }

        var testDescription: String { "\(check): \(name)" }
    }

    static let agent: [Case] = [
        Case("agent_alive", "in contact", .pass, "active") { _ in },
        Case("agent_alive", "late has grace", .pass, "late") { $0.heartbeat = .minutes(45) },
        Case("agent_alive", "silent", .fail, "contact_lost") { $0.heartbeat = .hours(48) },
        Case("agent_alive", "never seen", .fail, "no_contact_ever") { $0.heartbeat = nil },
        Case("agent_alive", "disabled", .fail, "disabled_by_metadata") { $0.projectMetadata = [:] },
        Case("agent_alive", "nobody knows", .unknown, "inventories_not_read") { $0.inventoriesRead = nil },
        Case("agent_alive", "stopped", .notApplicable, "vm_stopped") { $0.powerState = .terminated },
        Case("agent_alive", "GKE node", .notApplicable, "gke_node") { $0.labels = ["goog-gke-node": ""] },
    ]

    static let patch: [Case] = [
        Case("patch_outcome", "success", .pass, "succeeded") { $0.patches = [(.succeeded, .hours(1), nil, true)] },
        Case("patch_outcome", "failure", .fail, "unspecified") { $0.patches = [(.failed, .hours(1), nil, true)] },
        Case("patch_outcome", "time-out", .fail, "timed_out") { $0.patches = [(.timedOut, .hours(1), nil, true)] },
        Case("patch_outcome", "no agent", .fail, "no_agent_detected") {
            $0.patches = [(.noAgentDetected, .hours(1), nil, true)]
        },
        Case("patch_outcome", "a newer running job does not clear a failure", .fail, "unspecified") {
            $0.patches = [(.applyingPatches, .minutes(5), nil, false), (.failed, .hours(24), nil, true)]
        },
        Case("patch_outcome", "the first job is still at it", .unknown, "in_progress") {
            $0.patches = [(.applyingPatches, .minutes(5), nil, false)]
        },
        Case("patch_outcome", "jobs never read", .unknown, "patch_jobs_not_read") { _ in },
        Case("patch_outcome", "missed because it was off", .fail, "missed_while_stopped") {
            $0.patches = [(.inactive, .hours(1), nil, true)]
        },
        Case("patch_outcome", "off then and now", .notApplicable, "vm_stopped") {
            $0.powerState = .terminated
            $0.patches = [(.inactive, .hours(1), nil, true)]
        },
        Case("patch_outcome", "a dry run is no patching", .unknown, "patch_jobs_not_read") {
            $0.isDryRun = true
            $0.patches = [(.failed, .hours(1), nil, true)]
        },
        Case("pending_reboot", "outstanding", .fail, "reboot_required") {
            $0.patches = [(.succeededRebootRequired, .hours(8 * 24), nil, true)]
            $0.started = .hours(9 * 24)
        },
        Case("pending_reboot", "the VM was restarted since", .pass, "restarted") {
            $0.patches = [(.succeededRebootRequired, .hours(48), nil, true)]
            $0.started = .hours(24)
        },
        Case("pending_reboot", "none asked for", .pass, "ok") { $0.patches = [(.succeeded, .hours(1), nil, true)] },
        Case("pending_reboot", "jobs never read", .unknown, "patch_jobs_not_read") { _ in },
    ]

    static let policy: [Case] = [
        Case("policy_compliance", "as demanded", .pass, "ok") {
            $0.policyReason = ""
            $0.policyState = .compliant
        },
        Case("policy_compliance", "violated", .fail, "non_compliant") {
            $0.policyReason = ""
            $0.policyState = .nonCompliant
        },
        Case("policy_compliance", "unknown is not compliant", .unknown, "os_policy_execution_pending") {
            $0.policyReason = "os-policy-execution-pending"
        },
        Case("policy_compliance", "a hostile reason does not become a label", .unknown, "other") {
            $0.policyReason = "x\"}\ny"
        },
        Case("policy_compliance", "unknown because it is off", .notApplicable, "vm_stopped") {
            $0.powerState = .terminated
            $0.policyReason = "vm-not-running"
        },
        Case("policy_compliance", "reports never read", .unknown, "policy_reports_not_read") { _ in },
    ]

    @Test(arguments: agent + patch + policy)
    func `a check answers from facts alone`(example: Case) throws {
        let outcome = try #require(example.vm.outcome(of: example.check))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
    }

    @Test(arguments: [(0, 0, Verdict.pass), (0, 1, .fail), (2, 0, .pass), (5, 3, .fail)])
    func `updates that wait fail, none pass`(installed: Int, available: Int, verdict: Verdict) throws {
        let packages = PackageSet(
            id: 1,
            installed: Array(repeating: .empty, count: installed),
            available: Array(repeating: .empty, count: available)
        )
        #expect(try updates(packages).verdict == verdict)
    }

    @Test func `no full inventory and an old one are unknown, not compliant`() throws {
        let without = try updates(nil)
        #expect(without.verdict == .unknown && without.reason == "no_full_inventory")
        let old = try updates(PackageSet(id: 1, installed: [], available: []), heartbeat: .hours(2))
        #expect(old.verdict == .unknown && old.reason == "inventory_stale")
    }

    @Test func `ids of checks are unique and in order`() {
        let ids = CheckRegistry.all.map(\.id)
        #expect(ids == Set(ids).sorted())
        for check in CheckRegistry.all {
            #expect(!check.why.isEmpty && !check.remedy.isEmpty && !check.title.hasSuffix("."))
        }
    }

    private func updates(_ packages: PackageSet?, heartbeat: Duration = .zero) throws -> CheckOutcome {
        var vm = OneVM()
        vm.heartbeat = heartbeat
        var project = vm.project
        project.vms[0].inventory?.packages = packages
        let assessment = Assessment(
            of: FleetSnapshot(at: vm.now, projects: [project]),
            settings: AssessmentSettings()
        )
        let index = try #require(assessment.checks.firstIndex { $0.id == "updates_pending" })
        return assessment.projects[0].vms[0].outcomes[index]
    }
}
