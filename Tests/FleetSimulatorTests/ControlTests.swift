import Fleet
import Testing

@testable import FleetSimulator

/// The endpoints below `/simulator/`.
@Suite struct ControlTests {
    private let tiny = TinySimulator()
    private let jobs = "/v1/projects/demo/patchJobs"

    private func post(_ path: String, _ body: String, after time: Duration = .zero) -> (status: Int, body: String) {
        tiny.ask(path, verb: "POST", body: body, after: time)
    }

    @Test(arguments: ["/simulator", "/simulator/"])
    func `all endpoints are listed`(path: String) {
        let answer = tiny.ask(path)
        #expect(answer.status == 200)
        for endpoint in ["faults", "events", "clock", "requests", "quota", "truth", "scenario"] {
            #expect(answer.body.contains("\"/simulator/\(endpoint)\""))
        }
    }

    @Test(arguments: [
        ("GET", "/simulator/nothing", 404), ("PUT", "/simulator/faults", 405), ("DELETE", "/simulator/clock", 405),
        ("GET", "/simulator/events", 405), ("DELETE", "/simulator/faults/f9", 404),
        ("GET", "/simulator/requests?since=x", 400),
    ])
    func `what there is not is refused`(verb: String, path: String, status: Int) {
        #expect(tiny.ask(path, verb: verb).status == status)
    }

    @Test func `control works without a token`() {
        var options = Simulator.Options()
        options.authentication = .required
        #expect(TinySimulator(options: options).ask("/simulator/faults").status == 200)
    }

    @Test func `a fault is set up, happens as often as it should, and is gone`() {
        let fault = #"{"kind":"rate_limited","retry_after":7,"methods":["patchJobs.list"],"times":3}"#
        #expect(post("/simulator/faults", fault) == (200, "{\"id\":\"f1\"}\n"))
        #expect(tiny.ask(jobs).status == 429)
        #expect(
            tiny.ask("/simulator/faults").body
                == #"{"faults":[{"id":"f1","kind":"rate_limited","retry_after":7,"methods":["patchJobs.list"],"times":2,"#
                + "\"active\":true}]}\n"
        )
        #expect([jobs, jobs, jobs].map { tiny.ask($0).status } == [429, 429, 200])
        #expect(tiny.ask("/simulator/faults").body == "{\"faults\":[]}\n")
    }

    @Test func `faults are ended one by one or all at once`() {
        for kind in [Fault.Kind.reset, .denied, .slow(.seconds(1))] { tiny.add(kind) }
        let one = tiny.ask("/simulator/faults/f1", verb: "DELETE").body
        #expect(one.contains("f2") && one.contains(#""by":"1s""#) && !one.contains("f1"))
        #expect(tiny.ask("/simulator/faults", verb: "DELETE").body == "{\"faults\":[]}\n")
        #expect(tiny.delivery(jobs).ending == .complete)
    }

    @Test(arguments: ["/simulator/faults", "/simulator/events", "/simulator/clock", "/simulator/quota"])
    func `a body that cannot be read is refused`(path: String) {
        for body in ["", "nonsense", "[]"] { #expect(post(path, body).status == 400) }
    }

    @Test func `an event happens at a time told from now`() {
        #expect(
            post("/simulator/events", #"{"vms":["web-1"],"stop":true,"at":"+1m","until":"+2m"}"#, after: .seconds(600))
                == (200, #"{"at":"2033-05-18T03:44:20Z","until":"2033-05-18T03:45:20Z"}"# + "\n")
        )
        #expect(tiny.simulator.moment(at: TinySimulator.start).fleet.scenario.events.map(\.action) == [.stop])
        #expect(tiny.ask("/simulator/scenario").body.contains(#""action":"stop""#))
        let machine = #""name":"web-1""#
        let truths = [650, 665].map { tiny.ask("/simulator/truth", after: .seconds($0)).body }
        #expect(truths.map { $0.contains(machine) && $0.contains("RUNNING") } == [true, false])
    }

    @Test func `an event that is a fault becomes one`() {
        #expect(
            post("/simulator/events", #"{"at":"+1m","until":"+2m","fault":{"kind":"slow","by":"1s"}}"#).status == 200
        )
        let delays = [59, 60, 120].map { tiny.delivery(jobs, after: .seconds($0)).delay }
        #expect(delays == [.zero, .seconds(1), .zero])
    }

    @Test(arguments: [
        ("events", #"{"vms":["web-2"],"stop":true}"#, #"there is no VM "web-2" in this scenario; did you mean web-1?"#),
        (
            "events", #"{"project":"demo-2","feature_set":"limited"}"#,
            #""demo-2" is not a project of this scenario"#
        ),
        (
            "events", #"{"vms":["*"],"violate":{"policy":"sshd"}}"#,
            #""sshd" is not a policy of this scenario; there is none"#
        ),
        ("events", #"{"cancel":"hotfix"}"#, #""hotfix" is not a patch job of this scenario"#),
        ("events", #"{"fault":{"kind":"reset","project":"demos-1"}}"#, #""demos-1" is not a project of this scenario"#),
        ("faults", #"{"kind":"reset","methods":["patchJob.list"]}"#, "did you mean patchJobs.list?"),
        ("faults", #"{"kind":"reset","project":"424243"}"#, "did you mean 424242?"),
        ("faults", #"{"kind":"reset","location":"us-central1-z"}"#, "did you mean us-central1-"),
    ])
    func `a name that the scenario does not have is refused with the nearest one`(
        page: String,
        body: String,
        words: String
    ) {
        let answer = post("/simulator/\(page)", body)
        #expect(answer.status == 400)
        #expect(answer.body.replacing("\\\"", with: "\"").contains(words), "\(answer.body)")
        #expect(tiny.simulator.moment(at: TinySimulator.start).fleet.scenario.events.isEmpty)
        #expect(tiny.ask("/simulator/faults").body == "{\"faults\":[]}\n")
    }

    @Test func `a fault may name the project by its number, and a region`() {
        #expect(
            post("/simulator/faults", #"{"kind":"reset","project":"424242","location":"us-central1"}"#).status == 200
        )
    }

    @Test(arguments: ["/simulator/clock", "/v1/projects/demo/patchJobs", "/nothing"])
    func `an answer to HEAD has a length and no body`(path: String) throws {
        let response = tiny.delivery(path, verb: "HEAD").response
        #expect(response.body.isEmpty)
        let length = try #require(response.headers.first { $0.0 == "content-length" }?.1)
        #expect((Int(length) ?? 0) > 0)
    }

    @Test func `the clock is changed and read`() {
        let read = tiny.ask("/simulator/clock", after: .seconds(10)).body
        #expect(read.hasPrefix(#"{"now":"2033-05-18T03:33:30Z","rate":1.0,"start":"2033-05-18T03:33:20Z""#))
        let set = post("/simulator/clock", #"{"now":"2033-05-18T00:00:00Z","rate":0}"#, after: .seconds(10)).body
        #expect(set.hasPrefix(#"{"now":"2033-05-18T00:00:00Z","rate":0.0,"#))
        let advanced = post("/simulator/clock", #"{"advance":"1h30m"}"#, after: .seconds(500)).body
        #expect(advanced.hasPrefix(#"{"now":"2033-05-18T01:30:00Z","rate":0.0,"#))
        let played = post("/simulator/clock", #"{"playback":"60s"}"#, after: .seconds(500)).body
        #expect(played.hasPrefix(#"{"now":"2033-05-17T03:33:20Z","rate":1440.0,"#))
    }

    @Test(arguments: [
        "{}", #"{"now":"yesterday"}"#, #"{"now":"1999-01-01T00:00:00Z"}"#, #"{"rate":-1}"#, #"{"advance":"soon"}"#,
        #"{"advance":"5"}"#, #"{"advance":"-"}"#, #"{"advance":""}"#,
    ])
    func `a time that cannot be is refused, and nothing changes`(body: String) {
        #expect(post("/simulator/clock", body).status == 400)
        #expect(tiny.simulator.moment(at: TinySimulator.start).now == TinySimulator.start)
    }

    @Test func `the log is read in part, and cleared`() {
        for path in [jobs, jobs + "/1?key=secret", "/x"] { _ = tiny.ask(path, headers: ["user-agent": "test"]) }
        let all = tiny.ask("/simulator/requests").body
        #expect(all.contains(#""ordinal":1"#) && all.contains(#""ordinal":3"#) && all.contains(#""userAgent":"test""#))
        #expect(all.contains(#""query":["key=REDACTED"]"#))
        let since = tiny.ask("/simulator/requests?since=2").body
        #expect(!since.contains(#""ordinal":2"#) && since.contains(#""ordinal":3"#))
        let method = tiny.ask("/simulator/requests?method=patchJobs.l*").body
        #expect(method.contains(#""ordinal":1"#) && !method.contains(#""ordinal":2"#))
        #expect(tiny.ask("/simulator/requests", verb: "DELETE").status == 200)
        #expect(
            tiny.ask("/simulator/requests").body
                == #"{"requests":[],"counts":[{"method":"","status":404,"count":1},"#
                + #"{"method":"patchJobs.get","status":200,"count":1},"#
                + "{\"method\":\"patchJobs.list\",\"status\":200,\"count\":1}]}\n"
        )
    }

    @Test func `quotas are changed, and what is left is told`() {
        #expect(tiny.ask("/simulator/quota").body == "{\"limits\":{},\"usage\":[]}\n")
        _ = post("/simulator/quota", #"{"limits":"google","global_read":2}"#)
        _ = tiny.ask(jobs)
        #expect(
            tiny.ask("/simulator/quota").body
                == #"{"limits":{"global_read":2,"zonal_read":100},"usage":[{"quota":"global_read","who":"anonymous","#
                + "\"limit\":2,\"remaining\":1}]}\n"
        )
        #expect(post("/simulator/quota", #"{"limits":"off"}"#).body.hasPrefix(#"{"limits":{}"#))
        #expect(post("/simulator/quota", #"{"limits":"huge"}"#).status == 400)
    }

    @Test func `the truth and the scenario can be seen`() {
        #expect(tiny.ask("/simulator/truth?project=demo").body.contains(#""number":"424242""#))
        #expect(tiny.ask("/simulator/truth?vm=nothing").body.contains(#""vms":[]"#))
        let scenario = tiny.ask("/simulator/scenario").body
        #expect(scenario.contains(#""name":"tiny""#) && scenario.contains(#""seed":"7""#))
        #expect(scenario.contains(#""history":"86400s""#))
    }
}
