import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigReportsTests {
    private static let zone = "projects/acme-prod/locations/us-central1-a"
    private static let list = zone + "/instances/-/osPolicyAssignments/-/reports"

    private static func fleet(vms: Int = 2) -> SimulatedFleet {
        let policy = PolicyPlan(id: "agent", isEnforced: true, resource: .package("ops-agent"))
        return SmallFleet.fleet([
            SmallFleet.project(vms: vms) {
                $0.assignments = ["a", "b"].map { AssignmentPlan(id: $0, policies: [policy]) }
            }
        ])
    }

    private func report(_ verdict: PolicyVerdict, runID: String = "run-1") throws -> JSONValue {
        let fleet = Self.fleet()
        let assignment = try #require(
            fleet.at(SmallFleet.start).assignments(in: fleet.projects[0], zone: "us-central1-a").first
        )
        return .policyReport(
            PolicyReport(
                machine: fleet.machines[0],
                assignment: assignment,
                revision: "rev-1",
                runID: runID,
                updateTime: SmallFleet.start,
                verdicts: [verdict]
            )
        )
    }

    @Test func `UNKNOWN is written out, though it is the zero value`() throws {
        let verdict = PolicyVerdict(
            policy: PolicyPlan(id: "agent", isEnforced: true, resource: .package("ops-agent")),
            state: .unknown,
            reason: "vm-not-running",
            steps: [],
            resourceReason: ""
        )
        let report = try report(verdict, runID: "")
        let expected = #"{"osPolicyId":"agent","complianceState":"UNKNOWN","complianceStateReason":"vm-not-running"}"#
        #expect(report.elements("osPolicyCompliances").map { $0.json() } == [expected])
        #expect(report["lastRunId"] == nil)
    }

    @Test func `a report names the VM, the assignment and the revision`() throws {
        let verdict = PolicyVerdict(
            policy: PolicyPlan(id: "agent", isEnforced: true, resource: .package("ops-agent")),
            state: .compliant,
            reason: "",
            steps: [.init(kind: .validation, error: ""), .init(kind: .check, error: "")],
            resourceReason: ""
        )
        let id = Self.fleet().machines[0].id
        let expected = """
            {"name":"projects/123456789012/locations/us-central1-a/instances/\(id)/osPolicyAssignments/a/report",\
            "instance":"projects/123456789012/locations/us-central1-a/instances/\(id)",\
            "osPolicyAssignment":"projects/123456789012/locations/us-central1-a/osPolicyAssignments/a@rev-1",\
            "osPolicyCompliances":[{"osPolicyId":"agent","complianceState":"COMPLIANT","osPolicyResourceCompliances":[\
            {"osPolicyResourceId":"package-apt","configSteps":[{"type":"VALIDATION"},{"type":"DESIRED_STATE_CHECK"}],\
            "complianceState":"COMPLIANT"}]}],"updateTime":"2026-11-23T12:00:00Z","lastRunId":"run-1"}
            """
        #expect(try report(verdict).json() == expected)
    }

    @Test(arguments: [(PolicyPlan.Resource.script("true"), Optional("cDogcmVwYWlyZWQK")), (.package("x"), nil)])
    func `only scripts that enforced leave an output`(resource: PolicyPlan.Resource, output: String?) throws {
        let verdict = PolicyVerdict(
            policy: PolicyPlan(id: "p", isEnforced: true, resource: resource),
            state: .compliant,
            reason: "",
            steps: [.init(kind: .check, error: ""), .init(kind: .enforcement, error: "")],
            resourceReason: ""
        )
        let compliance = try #require(report(verdict).elements("osPolicyCompliances").first)
        let resource = try #require(compliance.elements("osPolicyResourceCompliances").first)
        #expect(resource["execResourceOutput"]?.text("enforcementOutput") == output)
    }

    @Test func `a script that failed says why`() throws {
        let verdict = PolicyVerdict(
            policy: PolicyPlan(id: "p", isEnforced: true, resource: .script("true")),
            state: .nonCompliant,
            reason: "",
            steps: [.init(kind: .check, error: ""), .init(kind: .enforcement, error: "exit status 1")],
            resourceReason: "execution-errors"
        )
        let resource = try #require(
            report(verdict).elements("osPolicyCompliances").first?.elements("osPolicyResourceCompliances").first
        )
        #expect(resource.elements("configSteps").map { $0.text("errorMessage") } == [nil, "exit status 1"])
        #expect(resource.text("complianceStateReason") == "execution-errors")
    }

    @Test func `pages hold each report once`() throws {
        let client = APIClient(Self.fleet(vms: 3))
        var names: [String] = []
        var token: String? = ""
        while let current = token {
            let page = try client.get("\(Self.list)?pageSize=4&pageToken=\(current)")
            names += page.elements("osPolicyAssignmentReports").compactMap { $0.text("name") }
            token = page.text("nextPageToken")
        }
        #expect(names.count == 6)
        #expect(Set(names).count == 6)
    }

    @Test(arguments: [
        ("vm-1/osPolicyAssignments/-", 2), ("-/osPolicyAssignments/a", 2), ("-/osPolicyAssignments/none", 0),
        ("vm-9/osPolicyAssignments/-", 0),
    ])
    func `reports of one VM or of one assignment can be listed`(parent: String, count: Int) throws {
        let answer = try APIClient(Self.fleet()).get("\(Self.zone)/instances/\(parent)/reports")
        #expect(answer.elements("osPolicyAssignmentReports").count == count)
        #expect((answer["osPolicyAssignmentReports"] == nil) == (count == 0))
    }

    @Test func `a list of one VM and one assignment is refused`() throws {
        let client = APIClient(Self.fleet())
        let path = Self.zone + "/instances/vm-1/osPolicyAssignments/a"
        #expect(try client.refusal(of: path + "/reports") == "INVALID_ARGUMENT")
        #expect(try client.get(path + "/report").text("name")?.hasSuffix("/a/report") == true)
        #expect(try client.refusal(of: Self.zone + "/instances/vm-1/osPolicyAssignments/none/report") == "NOT_FOUND")
    }

    @Test func `reports can be filtered`() throws {
        let client = APIClient(Self.fleet())
        let query = "filter=osPolicyCompliances.complianceState=NON_COMPLIANT"
        #expect(try client.get("\(Self.list)?\(query)").json() == "{}")
    }
}
