import Fleet
import Testing

@testable import FleetSimulator

/// Requests on their way through the simulator.
@Suite struct SimulatorTests {
    private let jobs = "/v1/projects/demo/patchJobs"
    private let inventories = "/v1/projects/demo/locations/us-central1-a/instances/-/inventories"

    @Test func `a request is answered by its method`() {
        let tiny = TinySimulator()
        let delivery = tiny.delivery(jobs)
        #expect(delivery.ending == .complete)
        #expect(delivery.delay == .zero)
        #expect(delivery.response.headers.contains { $0 == ("content-type", "application/json; charset=UTF-8") })
        #expect(
            tiny.ask(jobs) == (200, #"{"items":[{"id":0},{"id":1},{"id":2}],"nextPageToken":"sim_3"}"#)
        )
        #expect(tiny.ask(jobs + "?pageToken=sim_3") == (200, #"{"items":[{"id":3},{"id":4}]}"#))
    }

    @Test(arguments: [
        ("GET", "/v1/nothing", 404, "Method not found."),
        ("POST", "/v1/projects/demo/patchJobs", 404, "Method not found."),
        ("GET", "/v1/projects/demo/patchJobs?pageSize=x", 400, "INVALID_ARGUMENT"),
        ("GET", "/v1/projects/demo/patchJobs?fields=((", 400, "INVALID_ARGUMENT"),
        ("GET", "/v1/projects/ghost/patchJobs", 403, "CONSUMER_INVALID"),
    ])
    func `what cannot be answered is refused in Google's shape`(verb: String, path: String, status: Int, word: String) {
        let answer = TinySimulator().ask(path, verb: verb)
        #expect(answer.status == status)
        #expect(answer.body.hasPrefix(#"{"error":{"code":\#(status),"#))
        #expect(answer.body.contains(word))
    }

    @Test func `an unknown path is told in JSON`() {
        #expect(
            TinySimulator().ask("/x").body
                == #"{"error":{"code":404,"message":"Method not found.","status":"NOT_FOUND"}}"#
        )
    }

    @Test func `clients choose fields and how enums are written`() {
        let tiny = TinySimulator()
        #expect(tiny.ask(jobs + "/1?fields=name,state").body == #"{"name":"1","state":"STARTED"}"#)
        #expect(tiny.ask(jobs + "/1?fields=state&$alt=json;enum-encoding=int").body == #"{"state":1}"#)
        #expect(tiny.ask(jobs + "/1", headers: ["x-goog-fieldmask": "state"]).body == #"{"state":"STARTED"}"#)
    }

    @Test func `where tokens are needed nobody gets in without, and faults are spared`() {
        var options = Simulator.Options()
        options.authentication = .required
        let tiny = TinySimulator(options: options)
        tiny.add(.denied) { $0.times = 1 }
        let refused = tiny.ask(jobs)
        #expect(refused.status == 401)
        #expect(refused.body.contains(#""metadata":{"service":"osconfig.googleapis.com"}"#))
        let token = tiny.simulator.tokens.issue(to: "me@demo", at: TinySimulator.start).text
        let headers = ["authorization": "Bearer \(token)"]
        #expect(tiny.ask(jobs, headers: headers).status == 403)
        #expect(tiny.ask(jobs, headers: headers).status == 200)
        #expect(tiny.simulator.log.requests.map(\.identity) == ["", "me@demo", "me@demo"])
    }

    @Test func `quotas count calls that faults let through`() {
        var options = Simulator.Options()
        options.quota = .init(globalRead: 1, zonalRead: 1)
        let tiny = TinySimulator(options: options)
        tiny.add(.serverError(503)) { $0.times = 1 }
        #expect([jobs, jobs, jobs, inventories, inventories].map { tiny.ask($0).status } == [503, 200, 429, 200, 429])
        #expect(tiny.ask(jobs, after: .seconds(60)).status == 200)
    }

    @Test func `each call is logged with its fault`() throws {
        let tiny = TinySimulator()
        tiny.add(.slow(.seconds(2))) { $0.times = 1 }
        _ = tiny.delivery(jobs + "?pageSize=2", after: .seconds(5))
        _ = tiny.delivery("/x")
        _ = tiny.delivery("/simulator/")
        let requests = tiny.simulator.log.requests
        #expect(requests.map(\.ordinal) == [1, 2])
        #expect(requests.map(\.fault) == ["slow", nil])
        #expect(requests.map(\.method) == ["patchJobs.list", ""])
        #expect(requests[0].time == TinySimulator.start + .seconds(5))
        #expect(requests[0].status == 200)
    }

    @Test func `many may call at once, also while the fleet changes`() async {
        let tiny = TinySimulator()
        let statuses = await withTaskGroup(of: [Int].self) { group in
            for caller in 0..<8 {
                group.addTask {
                    (0..<50).map { call in
                        if call == 25 { tiny.simulator.add(ScenarioEvent(at: .zero, vms: ["web-1"], action: .reboot)) }
                        return tiny.ask(jobs, after: .seconds((caller + call) * 86_400)).status
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        #expect(statuses == Array(repeating: 200, count: 400))
        #expect(tiny.simulator.log.requests.map(\.ordinal).sorted() == Array(1...400))
        let fleet = tiny.simulator.moment(at: TinySimulator.start + .seconds(57 * 86_400)).fleet
        #expect(fleet.scenario.events.count == 8)
        #expect(fleet.horizon >= TinySimulator.start + .seconds(57 * 86_400))
    }

    @Test func `the fleet is known as far as the clock goes`() {
        let tiny = TinySimulator()
        let year = Duration.seconds(365 * 86_400)
        let moment = tiny.simulator.moment(at: TinySimulator.start + year)
        #expect(moment.now == TinySimulator.start + year)
        #expect(moment.now <= moment.fleet.horizon)
    }

    @Test func `a simulator may begin at another time than its scenario, and play its history`() {
        var options = Simulator.Options()
        options.playback = .seconds(60)
        let real = Timestamp(seconds: 5)
        let simulator = Simulator(
            scenario: TinySimulator.scenario(),
            seed: 1,
            start: TinySimulator.start,
            options: options,
            realStart: real
        )
        #expect(simulator.moment(at: real).now == TinySimulator.start - .seconds(86_400))
        #expect(simulator.moment(at: real + .seconds(61)).now == TinySimulator.start + .seconds(1))
    }

    @Test func `faults of the scenario come and go with its time`() {
        let event = ScenarioEvent(at: .seconds(10), until: .seconds(20), action: .fault(Fault(.notFound)))
        let tiny = TinySimulator(events: [event])
        #expect([9, 10, 20].map { tiny.ask(jobs, after: .seconds($0)).status } == [200, 404, 200])
    }
}
