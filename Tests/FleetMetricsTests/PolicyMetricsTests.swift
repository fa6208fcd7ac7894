import Exposition
import Fleet
import Testing

@testable import FleetMetrics

struct PolicyMetricsTests {
    @Test func `a VM has one state for each policy`() {
        let vm = FleetFixture.vm { vm in
            vm.policyReports = [
                FleetFixture.report("a", ["x": .known(.compliant), "y": Open("HALF_COMPLIANT")]),
                FleetFixture.report("b", ["x": .known(.unknown)]),
            ]
        }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        #expect(
            page.values("vm_policy_compliance", by: "assignment", "policy", "state")
                == ["a/x/COMPLIANT": 1, "a/y/HALF_COMPLIANT": 1, "b/x/UNKNOWN": 1]
        )
    }

    @Test func `of two reports about an assignment the newer one counts`() {
        let stale = FleetFixture.report("a", ["x": .known(.nonCompliant)], updated: FleetFixture.ago(days: 2))
        let fresh = FleetFixture.report("a", ["x": .known(.compliant)], updated: FleetFixture.ago(days: 1))
        for reports in [[stale, fresh], [fresh, stale]] {
            let page = MetricsPage(FleetFixture.project(vms: [FleetFixture.vm { $0.policyReports = reports }]))
            #expect(page.values("vm_policy_compliance", by: "policy", "state") == ["x/COMPLIANT": 1])
            #expect(
                page.values("vm_policy_report_timestamp_seconds", by: "assignment")
                    == ["a": FleetFixture.ago(days: 1).inSeconds]
            )
            #expect(page.values("policy_compliance_vms", by: "state")["NON_COMPLIANT"] == 0)
        }
    }

    @Test func `of two policies with one id the first counts`() {
        let vm = FleetFixture.vm { vm in
            vm.policyReports = [FleetFixture.report("a", ["x": .known(.compliant), "x": .known(.nonCompliant)])]
        }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        #expect(page.values("vm_policy_compliance", by: "policy", "state") == ["x/COMPLIANT": 1])
        #expect(ExpositionLinter.problems(in: page.rendered.body) == [])
    }

    @Test func `a state has the time at which it was first seen`() {
        let vm = FleetFixture.vm { vm in
            vm.policyReports = [
                FleetFixture.report("a", ["x": .known(.nonCompliant), "y": .known(.compliant), "z": .known(.unknown)])
            ]
            FleetFixture.remember(.nonCompliant, of: "a/x", since: FleetFixture.ago(days: 3), in: &vm)
            FleetFixture.remember(.nonCompliant, of: "a/y", since: FleetFixture.ago(days: 3), in: &vm)
        }
        let page = MetricsPage(FleetFixture.project(vms: [vm]))
        // The history of y ends in another state, and that of z is empty.
        #expect(
            page.values("vm_policy_state_since_timestamp_seconds", by: "assignment", "policy")
                == ["a/x": FleetFixture.ago(days: 3).inSeconds]
        )
    }

    @Test func `sums show every state of policies that an assignment names or a report mentions`() {
        let project = FleetFixture.project(
            vms: [FleetFixture.vm { $0.policyReports = [FleetFixture.report("a", ["x": .known(.nonCompliant)])] }]
        ) { project in
            project.policyAssignments = [Self.assignment("a", policy: "named")]
        }
        #expect(
            MetricsPage(project).values("policy_compliance_vms", by: "zone", "assignment", "policy", "state") == [
                "us-central1-a/a/named/COMPLIANT": 0, "us-central1-a/a/named/NON_COMPLIANT": 0,
                "us-central1-a/a/named/UNKNOWN": 0, "us-central1-a/a/x/COMPLIANT": 0,
                "us-central1-a/a/x/NON_COMPLIANT": 1, "us-central1-a/a/x/UNKNOWN": 0,
            ]
        )
    }

    private static func assignment(_ id: String, policy: String) -> Observed<OSPolicyAssignment> {
        var assignment = FleetFixture.assignment(id)
        var named = OSPolicy()
        named.id = PolicyID(policy)
        assignment.value.policies = [named]
        return assignment
    }

    @Test func `sums are absent until reports were read`() {
        let project = FleetFixture.project(read: [.policyAssignments]) {
            $0.policyAssignments = [Self.assignment("a", policy: "named")]
        }
        let page = MetricsPage(project)
        #expect(page.values("policy_compliance_vms", by: "state") == [:])
        #expect(page.values("policy_assignment_lagging_vms", by: "assignment") == [:])
        #expect(page.values("policy_assignment_info", by: "assignment", "revision") == ["a/r1": 1])
    }

    @Test func `VMs with another revision lag`() {
        let reports = [("r1", 1), ("r2", 2), ("r1", 3), ("", 4)]
        let vms = reports.map { revision, id in
            FleetFixture.vm("vm-\(id)", id: UInt64(id)) { vm in
                vm.policyReports = [FleetFixture.report("a", [:], revision: revision)]
            }
        }
        let project = FleetFixture.project(vms: vms) { project in
            project.policyAssignments = [
                FleetFixture.assignment("a", revision: "r2"),
                FleetFixture.assignment("a", revision: "r9", zone: ZoneName("europe-west6-a")),
                FleetFixture.assignment("unsaid", revision: ""),
            ]
        }
        #expect(
            MetricsPage(project).values("policy_assignment_lagging_vms", by: "zone", "assignment")
                == ["us-central1-a/a": 2, "europe-west6-a/a": 0]
        )
    }

    @Test func `of two sightings of an assignment the later one is shown`() {
        let early = FleetFixture.assignment(
            "a",
            revision: "r1",
            rollout: .inProgress,
            observed: FleetFixture.ago(days: 1)
        )
        let late = FleetFixture.assignment("a", revision: "r2")
        for assignments in [[early, late], [late, early]] {
            let page = MetricsPage(FleetFixture.project { $0.policyAssignments = assignments })
            #expect(page.values("policy_assignment_info", by: "revision") == ["r2": 1])
            #expect(page.values("policy_assignment_rollout_state", by: "state") == ["SUCCEEDED": 1])
        }
    }
}
