import Fleet
import Testing

@testable import FleetSimulator

/// What a call comes to when a fault happens to it.
@Suite struct FaultTests {
    private let jobs = "/v1/projects/demo/patchJobs"

    private func tiny(_ kind: Fault.Kind) -> TinySimulator {
        let tiny = TinySimulator()
        tiny.add(kind)
        return tiny
    }

    @Test func `a missing permission is told with the resource`() {
        let denied = tiny(.denied)
        #expect(
            denied.ask(jobs) == (
                403,
                #"{"error":{"code":403,"message":"Permission 'osconfig.patchJobs.list' denied on resource "#
                    + #"'//osconfig.googleapis.com/projects/demo' (or it may not exist).","status":"PERMISSION_DENIED","#
                    + #""details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"IAM_PERMISSION_DENIED","#
                    + #""domain":"iam.googleapis.com","metadata":{"permission":"osconfig.patchJobs.list","#
                    + #""resource":"projects/demo"}}]}}"#
            )
        )
        #expect(denied.ask(jobs + "/1").body.contains("The caller does not have permission"))
    }

    @Test func `a disabled API is told with the project's number`() {
        let body = tiny(.apiDisabled).ask(jobs).body
        #expect(
            body.contains(
                "OS Config API has not been used in project 424242 before or it is disabled. Enable it by visiting "
                    + "https://console.developers.google.com/apis/api/osconfig.googleapis.com/overview?project=424242 then "
                    + "retry. If you enabled this API recently, wait a few minutes"
            )
        )
        #expect(body.contains(#""reason":"SERVICE_DISABLED","domain":"googleapis.com""#))
        #expect(
            body.contains(#""consumer":"projects/424242","containerInfo":"424242","service":"osconfig.googleapis.com""#)
        )
    }

    @Test func `a perimeter is told with an id that differs from call to call`() throws {
        let tiny = tiny(.perimeter)
        let bodies = [tiny.ask(jobs).body, tiny.ask(jobs).body]
        for body in bodies {
            let parts = body.split(separator: "vpcServiceControlsUniqueIdentifier: ")
            let uid = try #require(parts.last?.prefix { $0 != "\"" })
            #expect(uid.count > 40)
            #expect(body.contains(#""violations":[{"type":"VPC_SERVICE_CONTROLS","description":"\#(uid)"}]"#))
            #expect(body.contains(#""reason":"SECURITY_POLICY_VIOLATED""#))
        }
        #expect(bodies[0] != bodies[1])
    }

    @Test func `too many calls may be told when to come again`() {
        let response = tiny(.rateLimited(retryAfter: 7)).delivery(jobs).response
        #expect(response.status == 429)
        #expect(response.headers.contains { $0 == ("retry-after", "7") })
        let silent = tiny(.rateLimited(retryAfter: nil)).delivery(jobs).response
        #expect(!silent.headers.contains { $0.0 == "retry-after" })
    }

    @Test(arguments: [(500, "INTERNAL"), (503, "UNAVAILABLE"), (502, "<title>Error 502"), (504, "<title>Error 504")])
    func `errors of the server are JSON, those of proxies are pages`(code: Int, word: String) {
        let response = tiny(.serverError(code)).delivery(jobs).response
        #expect(response.status == code)
        #expect(String(decoding: response.body, as: UTF8.self).contains(word))
        let type = response.headers.first { $0.0 == "content-type" }?.1
        #expect(type == ([502, 504].contains(code) ? "text/html; charset=UTF-8" : "application/json; charset=UTF-8"))
    }

    @Test(arguments: [(Fault.Kind.unauthenticated, 401), (.notFound, 404)])
    func `a call may be refused`(kind: Fault.Kind, status: Int) {
        #expect(tiny(kind).ask(jobs).status == status)
    }

    @Test func `an answer may come late, in drops, in part or not at all`() {
        #expect(tiny(.slow(.seconds(3))).delivery(jobs).delay == .seconds(3))
        #expect(tiny(.trickle(.seconds(9))).delivery(jobs).trickle == .seconds(9))
        #expect(tiny(.reset).delivery(jobs).ending == .reset)
        let whole = TinySimulator().delivery(jobs).response.body
        let cut = tiny(.truncatedBody).delivery(jobs)
        #expect(cut.ending == .cut(after: whole.count / 2))
        #expect(cut.response.body == whole)
        let short = tiny(.truncatedJSON).delivery(jobs)
        #expect(short.ending == .complete)
        #expect(short.response.body == Array(whole.prefix(whole.count / 2)))
    }

    @Test func `fields may have other types`() {
        let wrong = tiny(.wrongTypes)
        #expect(wrong.ask(jobs + "/1").body == #"{"name":1,"percentComplete":"about 50","dryRun":"yes","state":[1]}"#)
        #expect(wrong.ask(jobs + "?pageSize=1").body == #"{"items":[{"id":"about 0"}],"nextPageToken":"sim_1"}"#)
    }

    @Test func `a token may lead nowhere but to itself`() {
        let repeated = tiny(.repeatedToken)
        #expect(repeated.ask(jobs).body.hasSuffix(#""nextPageToken":"sim_3"}"#))
        #expect(repeated.ask(jobs + "?pageToken=sim_3").body.hasSuffix(#""nextPageToken":"sim_3"}"#))
        #expect(repeated.ask(jobs + "?pageSize=50").body.contains("nextPageToken"))
        #expect(!repeated.ask(jobs + "/1").body.contains("nextPageToken"))
    }

    @Test func `a token may lead to nothing`() throws {
        let empty = tiny(.emptyAfterToken)
        #expect(empty.ask(jobs).body.hasSuffix(#""nextPageToken":"sim_3"}"#))
        #expect(empty.ask(jobs + "?pageToken=sim_3").body == "{}")
        let last = empty.ask(jobs + "?pageSize=50").body
        let token = try #require(last.split(separator: "\"").last { $0.hasPrefix("sim_") })
        #expect(TinySimulator().ask(jobs + "?pageToken=\(token)").body == #"{"items":[]}"#)
    }

    @Test(arguments: [
        ("", 2), ("?pageSize=50", 2), ("?pageSize=1", 1), ("?pageSize=0", 2), ("?pageSize=-1", 0), ("?pageSize=x", 0),
    ])
    func `pages may be short`(query: String, count: Int) {
        let answer = tiny(.shortPages(2)).ask(jobs + query)
        #expect(answer.body.split(separator: "\"id\"").count - 1 == count)
        #expect(answer.status == (count == 0 ? 400 : 200))
    }

    @Test func `Compute Engine calls sizes by another name`() {
        let short = tiny(.shortPages(2))
        #expect(short.ask("/compute/v1/projects/demo/aggregated/instances").body == #"{"size":2}"#)
        #expect(short.ask("/compute/v1/projects/demo/aggregated/instances?maxResults=500").body == #"{"size":2}"#)
    }
}
