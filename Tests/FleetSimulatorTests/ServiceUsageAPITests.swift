import Testing

@testable import FleetSimulator

struct ServiceUsageAPITests {
    private func calls(events: [ScenarioEvent] = []) -> APIClient {
        APIClient(SmallFleet.fleet(events: events))
    }

    @Test(arguments: ["acme-prod", "123456789012"])
    func `OS Config is enabled in a project`(project: String) throws {
        let service = try calls().get("/v1/projects/\(project)/services/osconfig.googleapis.com")
        #expect(service["name"] == "projects/123456789012/services/osconfig.googleapis.com")
        #expect(service["state"] == .word("ENABLED", 2))
        #expect(service["config", "name"] == "osconfig.googleapis.com")
        #expect(service["parent"] == "projects/123456789012")
    }

    @Test func `a fault disables OS Config where and while it holds`() throws {
        func state(from: Int, project: String?) throws -> String? {
            let fault = ScenarioEvent(
                at: .seconds(from),
                until: .seconds(from + 100),
                project: project,
                action: .fault(Fault(.apiDisabled))
            )
            let scenario = SmallFleet.fleet(events: [fault]).scenario
            let simulator = Simulator(scenario: scenario, seed: 1, start: SmallFleet.start)
            let request = APIRequest("GET", "/v1/projects/acme-prod/services/osconfig.googleapis.com")
            let answer = simulator.answer(request, at: SmallFleet.start).response
            #expect(answer.status == 200, "what says that an API is off stays on")
            let text = String(decoding: answer.body, as: UTF8.self)
            return ["ENABLED", "DISABLED"].first { text.contains("\"\($0)\"") }
        }
        #expect(try state(from: -50, project: nil) == "DISABLED")
        #expect(try state(from: -50, project: "acme-prod") == "DISABLED")
        #expect(try state(from: -50, project: "other") == "ENABLED")
        #expect(try state(from: -200, project: nil) == "ENABLED")
        #expect(try state(from: 10, project: nil) == "ENABLED")
    }

    @Test func `services are listed by their state`() throws {
        let path = "/v1/projects/acme-prod/services"
        let enabled = try calls().get(path, ["filter": "state:ENABLED"])["services"]?.items ?? []
        #expect(enabled.count > 5)
        #expect(enabled.allSatisfy { $0["config", "title"] != nil })
        #expect(try calls().get(path, ["filter": "state:DISABLED"])["services"] == nil)
        let page = try calls().get(path, ["pageSize": "2"])
        #expect(page["services"]?.items.count == 2)
        #expect(page["nextPageToken"] != nil)
    }

    @Test func `an unknown service and an unknown project are refused`() {
        for path in [
            "/v1/projects/acme-prod/services/nonsense.googleapis.com",
            "/v1/projects/x/services/osconfig.googleapis.com",
        ] {
            let error = #expect(throws: APIError.self) { try calls().get(path) }
            #expect(error?.code == 403)
        }
    }
}
