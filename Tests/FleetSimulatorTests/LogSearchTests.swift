import Fleet
import Testing

@testable import FleetSimulator

struct LogSearchTests {
    private func page(
        of fleet: SimulatedFleet,
        _ filter: String,
        after: LogPlace? = nil,
        mostEffort: Int = LogSearch.mostEffort
    ) throws -> (entries: [JSONValue], next: LogPlace?) {
        var search = LogSearch(
            moment: fleet.at(fleet.start),
            projects: fleet.projects,
            filter: try ListFilter(filter, dialect: .logging),
            isNewestFirst: true,
            after: after
        )
        return search.page(size: 1_000, mostEffort: mostEffort)
    }

    @Test(arguments: [ScenarioEvent.Action.uninstall, .loseServiceAccount, .stop, .hang])
    func `an agent that cannot write writes nothing`(action: ScenarioEvent.Action) throws {
        let assignment = AssignmentPlan(
            id: "baseline",
            policies: [PolicyPlan(id: "sshd", isEnforced: true, resource: .package("openssh-server"))]
        )
        let project = SmallFleet.project { $0.assignments = [assignment] }
        let event = ScenarioEvent(at: .seconds(-40_000), vms: ["vm-1"], action: action)
        let filter = "timestamp > \"2026-11-23T01:00:00Z\""
        #expect(try page(of: SmallFleet.fleet([project], events: [event]), filter).entries.isEmpty)
        #expect(try !page(of: SmallFleet.fleet([project]), filter).entries.isEmpty)
    }

    @Test func `a VM that is stopped says that its agent shuts down`() throws {
        let stop = ScenarioEvent(at: .seconds(-7_200), until: .seconds(-3_600), vms: ["vm-1"], action: .stop)
        let delete = ScenarioEvent(at: .seconds(-600), vms: ["vm-1"], action: .delete)
        let fleet = SmallFleet.fleet(events: [stop, delete])
        let entries = try page(of: fleet, "\"OSConfig Agent\" timestamp>\"2026-11-23T00:00:00Z\"").entries
        let times = entries.compactMap { $0["timestamp"]?.wording.flatMap { Timestamp(rfc3339: $0) } }
        #expect(entries.count == 3)
        #expect(times.allSatisfy { fleet.start - .seconds(7_260) < $0 && $0 < fleet.start - .seconds(600) })
        #expect(entries.map { $0["jsonPayload", "message"]?.wording?.hasSuffix("started.") } == [false, true, false])
    }

    @Test func `a search that finds nothing gives up for now and goes on later`() throws {
        let assignment = AssignmentPlan(
            id: "baseline",
            policies: [PolicyPlan(id: "sshd", isEnforced: true, resource: .package("openssh-server"))]
        )
        let fleet = SmallFleet.fleet([SmallFleet.project(vms: 60) { $0.assignments = [assignment] }])
        let first = try page(of: fleet, "nonsense", mostEffort: 5_000)
        #expect(first.entries.isEmpty)
        let place = try #require(first.next)
        #expect(place.at < fleet.start)
        let second = try page(of: fleet, "nonsense", after: LogPlace(token: place.token), mostEffort: 5_000)
        #expect(second.next.map { $0.at < place.at } == true)
    }

    @Test(arguments: ["", "sim", "sim_", "sim_zz!_a", "tok_1_a", "sim_1_a_b"])
    func `what is no token is refused`(token: String) {
        #expect(LogPlace(token: token) == nil)
    }

    @Test(
        arguments: [
            #"{}"#, #"{"resourceNames":[]}"#, #"{"resourceNames":["acme-prod"]}"#, #"{"resourceNames":["projects/"]}"#,
            #"{"resourceNames":["projects/acme-prod"],"filter":"a="}"#, "not JSON",
            #"{"resourceNames":"projects/acme-prod"}"#,
            #"{"resourceNames":["projects/acme-prod"],"orderBy":"severity"}"#,
            #"{"resourceNames":["projects/acme-prod"],"pageToken":"x"}"#,
            #"{"resourceNames":["projects/acme-prod"],"pageSize":-1}"#,
        ]
    )
    func `a request that is none is refused`(body: String) {
        let calls = APIClient(SmallFleet.fleet())
        let error = #expect(throws: APIError.self) { try calls.post("/v2/entries:list", body) }
        #expect(error?.status == "INVALID_ARGUMENT")
    }

    @Test func `an unknown project is not found and a folder has no entries`() throws {
        let calls = APIClient(SmallFleet.fleet())
        let error = #expect(throws: APIError.self) {
            try calls.post("/v2/entries:list", #"{"resourceNames":["projects/other"]}"#)
        }
        #expect(error?.code == 404)
        #expect(try calls.post("/v2/entries:list", #"{"resourceNames":["folders/1"]}"#)["entries"] == nil)
    }
}
