import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigAssignmentsTests {
    private static let list = "projects/acme-prod/locations/us-central1-a/osPolicyAssignments"

    private static func fleet(
        _ policies: [PolicyPlan] = [PolicyPlan(id: "agent", isEnforced: true, resource: .package("ops-agent"))],
        events: [ScenarioEvent] = []
    ) -> SimulatedFleet {
        let project = SmallFleet.project { project in
            var plan = AssignmentPlan(id: "baseline", policies: policies)
            plan.includes = [["env": "prod", "tier": ""]]
            plan.excludes = [["skip": "yes"]]
            plan.systems = ["debian"]
            project.assignments = [plan, AssignmentPlan(id: "for-all", policies: policies)]
        }
        return SmallFleet.fleet([project], events: events)
    }

    @Test func `an assignment says what it demands, of whom, and how far it is`() throws {
        let answer = try APIClient(Self.fleet()).get(Self.list)
        let assignment = try #require(answer.elements("osPolicyAssignments").first)
        #expect(assignment.text("name") == "projects/123456789012/locations/us-central1-a/osPolicyAssignments/baseline")
        let filter = """
            {"inclusionLabels":[{"labels":{"env":"prod","tier":""}}],"exclusionLabels":[{"labels":{"skip":"yes"}}],\
            "inventories":[{"osShortName":"debian"}]}
            """
        #expect(assignment["instanceFilter"]?.json() == filter)
        #expect(assignment["rollout"]?.json() == #"{"disruptionBudget":{"percent":25},"minWaitDuration":"600s"}"#)
        #expect(assignment["rolloutState"] == .word("SUCCEEDED", 4))
        #expect(assignment["baseline"] == true)
        #expect(assignment["reconciling"] == nil)
    }

    @Test func `an assignment without criteria is for all`() throws {
        let assignment = try APIClient(Self.fleet()).get(Self.list + "/for-all")
        #expect(assignment["instanceFilter"]?.json() == #"{"all":true}"#)
    }

    @Test func `the etag is base64`() {
        let texts = ["", "f", "fo", "foo", "foob", "fooba", "foobar"].map { JSONValue.bytesField($0.utf8) }
        #expect(texts == ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"])
        #expect(JSONValue.bytesField([0xff, 0xfe, 0xfd]) == "//79")
    }

    @Test func `a rollout makes a new revision, and the old ones remain`() throws {
        let event = ScenarioEvent(at: .seconds(-600), action: .rollout(assignment: "baseline", isStuck: true))
        let client = APIClient(Self.fleet(events: [event]))
        let newest = try client.get(Self.list + "/baseline")
        #expect(newest["rolloutState"] == .word("IN_PROGRESS", 1))
        #expect(newest["reconciling"] == true)
        #expect(newest["baseline"] == nil)

        let revisions = try client.get(Self.list + "/baseline:listRevisions").elements("osPolicyAssignments")
        #expect(revisions.count == 2)
        #expect(revisions.first == newest)
        let old = try #require(revisions.last)
        let id = try #require(old.text("revisionId"))
        #expect(try client.get("\(Self.list)/baseline@\(id)") == old)
        #expect(old.text("uid") == newest.text("uid"))
        #expect(old["baseline"] == true)
    }

    @Test(arguments: ["none", "none:listRevisions", "baseline@none", "baseline/operations/none"])
    func `what is not there is not found`(path: String) throws {
        #expect(try APIClient(Self.fleet()).refusal(of: "\(Self.list)/\(path)") == "NOT_FOUND")
    }

    @Test func `an operation has the id of its revision and ends with it`() throws {
        let event = ScenarioEvent(at: .seconds(-600), action: .rollout(assignment: "baseline", isStuck: true))
        let client = APIClient(Self.fleet(events: [event]))
        let revisions = try client.get(Self.list + "/baseline:listRevisions").elements("osPolicyAssignments")
        let operations = try revisions.compactMap { $0.text("revisionId") }
            .map { try client.get("\(Self.list)/baseline/operations/\($0)") }
        #expect(operations.map { $0["metadata"]?.text("apiMethod") } == ["UPDATE", "CREATE"])
        #expect(operations.map { $0["done"] } == [nil, true])
        #expect(operations.last?["response"]?.text("revisionId") == revisions.last?.text("revisionId"))
    }

    @Test(arguments: [
        (PolicyPlan.Resource.package("x"), "pkg"), (.noPackage("x"), "pkg"), (.file("/etc/motd"), "file"),
        (.repository("x"), "repository"), (.script("true"), "exec"),
    ])
    func `each kind of resource has its own member`(resource: PolicyPlan.Resource, key: String) throws {
        let policy = JSONValue.osPolicy(PolicyPlan(id: "p", isEnforced: true, resource: resource))
        let resources = policy.elements("resourceGroups").flatMap { $0.elements("resources") }
        #expect(!resources.isEmpty)
        #expect(resources.allSatisfy { $0[key] != nil })
        let ids = resources.compactMap { $0.text("id") }
        #expect(Set(ids).count == resources.count)
    }

    @Test func `a package is for the installer of each system`() {
        var plan = PolicyPlan(id: "p", isEnforced: false, resource: .noPackage("telnet"))
        plan.systems = ["ubuntu", "rhel"]
        plan.allowsNoMatch = false
        let expected = """
            {"id":"p","mode":"VALIDATION","resourceGroups":[\
            {"inventoryFilters":[{"osShortName":"ubuntu"}],"resources":[\
            {"id":"no-package-apt","pkg":{"desiredState":"REMOVED","apt":{"name":"telnet"}}}]},\
            {"inventoryFilters":[{"osShortName":"rhel"}],"resources":[\
            {"id":"no-package-yum","pkg":{"desiredState":"REMOVED","yum":{"name":"telnet"}}}]}]}
            """
        #expect(JSONValue.osPolicy(plan).json() == expected)
    }

    @Test func `a script that only looks enforces nothing`() throws {
        func exec(isEnforced: Bool) throws -> JSONValue {
            let policy = JSONValue.osPolicy(PolicyPlan(id: "p", isEnforced: isEnforced, resource: .script("sshd -T")))
            let resource = policy.elements("resourceGroups").first?.elements("resources").first
            return try #require(resource?["exec"])
        }
        #expect(try exec(isEnforced: false)["enforce"] == nil)
        #expect(try exec(isEnforced: true)["enforce"]?.text("script")?.contains("exit 100") == true)
        #expect(try exec(isEnforced: true)["validate"]?.text("script") == "sshd -T")
    }

    @Test func `scripts for Windows are PowerShell`() throws {
        var plan = PolicyPlan(id: "p", isEnforced: true, resource: .script("Test-Path C:\\ok"))
        plan.systems = ["windows"]
        let resource = JSONValue.osPolicy(plan).elements("resourceGroups").first?.elements("resources").first
        #expect(resource?["exec"]?["validate"]?["interpreter"] == .word("POWERSHELL", 3))
    }

    @Test func `a rollout that the next one overtakes stays cancelled`() throws {
        let events = [-7_200, -7_000].map { second in
            ScenarioEvent(at: .seconds(second), action: .rollout(assignment: "for-all", isStuck: false))
        }
        let fleet = Self.fleet(events: events)
        for seconds in [-6_900, -4_500, 0, 90_000] {
            let now = SmallFleet.start + .seconds(seconds)
            let revisions = fleet.at(now).assignments(in: fleet.projects[0], zone: "us-central1-a")
                .first { $0.plan.id == "for-all" }?.revisions
            #expect(revisions?.map(\.rolloutState).dropFirst() == [.cancelled, .succeeded], "\(seconds)")
        }
    }
}
