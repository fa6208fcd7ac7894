import Fleet
import Synchronization
import Testing

@testable import FleetSimulator

/// Requests that nobody means well with: each is answered or refused, and none takes for ever.
@Suite struct HostileRequestTests {
    private let simulator = Simulator(
        scenario: Scenario(name: "test", projects: [SmallFleet.project(vms: 3)], events: [Self.patch]),
        seed: 1,
        start: SmallFleet.start
    )

    private static let patch = ScenarioEvent(
        at: .seconds(-3_600),
        project: "acme-prod",
        action: .patch(name: "hotfix", filter: FilterPlan(), job: PatchJobPlan())
    )

    private static let numbers = ["99999999999999999999", "-99999999999999999999", "-1", "1e308", "nan", "0x10", " 1"]
    private static let sizes = ["9223372036854775807", "-9223372036854775808", "2147483648", "0"]
    private static let tokens = [
        "sim_0", "sim_1y2p0ij32e8e7", "sim_zzzzzzzzzzzzzzzzzzzz", "sim_-1", "sim_", "sim_0_", "sim_1_x",
        "sim_-1y2p0ij32e8e8_x", "sim_1y2p0ij32e8e7_x", "sim_0_-1y2p0ij32e8e8", "sim_1y2p0ij32e8e7_1y2p0ij32e8e7", "%00",
    ]
    private static let filters = [
        String(repeating: "a", count: 20_000), String(repeating: "(", count: 19_000),
        String(repeating: "a=b OR ", count: 2_800) + "a=b", String(repeating: "-", count: 20_000),
        String(repeating: "NOT ", count: 4_999), String(repeating: "a.", count: 9_999) + "a=1",
        String(repeating: "(", count: 50) + "a=b" + String(repeating: ")", count: 50),
        "name=~\"((((){1000}){1000}){1000}){1000}\"",
        "name=~\"(a*)*(a*)*(a*)*b\"", "name=~\"" + String(repeating: "a{1000}", count: 1_000) + "\"",
        "name=\"" + String(repeating: "*a", count: 9_000) + "\"", "timestamp>\"9999-12-31T23:59:59Z\"",
        "timestamp<\"0001-01-01T00:00:00Z\"", "\u{0}", "a=\"", "a:\u{1F468}\u{200D}\u{1F469}",
    ]
    private static let masks = [
        String(repeating: "a(", count: 6_000), String(repeating: "a/", count: 9_000) + "a",
        String(repeating: "items(id),", count: 1_999) + "items", String(repeating: ",", count: 19_000), "*(*(*))",
    ]

    private func status(_ target: String, verb: String = "GET", body: String = "") -> Int {
        guard let request = APIRequest(verb, target: target, body: Array(body.utf8)) else { return 400 }
        return simulator.answer(request, at: SmallFleet.start + .seconds(60)).response.status
    }

    /// What may stand in a query, percent-encoded.
    private func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    @Test func `no query breaks a method`() {
        let job = simulator.moment(at: SmallFleet.start).runs(
            of: simulator.moment(at: SmallFleet.start).fleet.projects[0]
        )
        let values = [
            "project": "acme-prod", "zone": "us-central1-a", "instance": "-", "assignment": "-",
            "region": "us-central1",
            "job": job.first?.id ?? "",
        ]
        let queries =
            (Self.numbers + Self.sizes).flatMap {
                ["pageSize=\(encoded($0))", "maxResults=\(encoded($0))", "start=\(encoded($0))"]
            }
            + Self.tokens.map { "pageToken=\($0)" } + Self.filters.map { "filter=\(encoded($0))" }
            + Self.masks.map { "fields=\(encoded($0))" }
            + ["view=9", "orderBy=%ff", "filter=%zz", "port=0", "alt=%24", "queryPath=%2f%2f%2f", "variableKey=%2f"]
        for method in GoogleAPI.methods where method.verb == "GET" {
            var path = method.template
            for (name, value) in values { path = path.replacing("{\(name)}", with: value) }
            // Filters are long, and only lists read them.
            let isList = method.id.lowercased().hasSuffix("list")
            for query in queries where isList || !query.hasPrefix("filter") {
                let status = status("\(path)?\(query)")
                #expect([200, 400, 403, 404].contains(status), "\(method.id) \(query.prefix(80))")
            }
        }
    }

    @Test(arguments: tokens)
    func `series of any page end`(token: String) {
        for metric in MonitoredMetric.allCases {
            for end in ["2026-11-23T12:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
                let query = "filter=\(encoded("metric.type=\"\(metric.rawValue)\""))&interval.endTime=\(end)"
                let times = ["0001-01-01T00:00:00Z", "2026-11-23T11:00:00Z"]
                for start in times {
                    let rest = "interval.startTime=\(start)&aggregation.perSeriesAligner=ALIGN_DELTA&pageSize=3"
                    let status = status("/v3/projects/acme-prod/timeSeries?\(query)&\(rest)&pageToken=\(token)")
                    #expect([200, 400].contains(status))
                }
            }
        }
    }

    @Test func `no body breaks a method`() {
        let bodies = [
            "", "null", "[", String(repeating: "[", count: 100_000), #"{"pageSize":1e308}"#, "\u{FEFF}{}",
            #"{"resourceNames":["projects/"]}"#, #"{"resourceNames":["projects/acme-prod"],"pageSize":-1}"#,
            "grant_type=refresh_token&refresh_token=%ff", "a=%", "&&&==", "kind: &a [*a]",
        ]
        let entries = Self.tokens.map { #"{"resourceNames":["projects/acme-prod"],"pageToken":"\#($0)"}"# }
        let paths = [
            "/v2/entries:list", "/v1/projects/acme-prod:getIamPolicy", "/token", "/v1/token",
            "/v1/projects/-/serviceAccounts/a@b:generateAccessToken", "/simulator/faults", "/simulator/events",
            "/simulator/clock", "/simulator/quota",
        ]
        for path in paths {
            for body in bodies + entries {
                #expect((200..<500).contains(status(path, verb: "POST", body: body)), "\(path) \(body.prefix(60))")
            }
        }
    }

    @Test(arguments: [
        #"{"rate":1e308}"#, #"{"rate":5e-324}"#, #"{"rate":-0.0}"#, #"{"now":"9999-12-31T23:59:59Z"}"#,
        #"{"advance":"3650d"}"#, #"{"advance":"-3650d"}"#, #"{"playback":"1s"}"#, #"{"playback":"3650d"}"#,
        #"{"advance":"999999999w999999999w"}"#, #"{"advance":"99999999999999999999s"}"#,
    ])
    func `the clock can be turned as far as it goes`(body: String) {
        #expect([200, 400].contains(status("/simulator/clock", verb: "POST", body: body)))
        for real in [
            Timestamp(seconds: 0), SmallFleet.start, SmallFleet.start + .seconds(900 * 86_400), .distantFuture,
        ] {
            let list = APIRequest("GET", "/v1/projects/acme-prod/patchJobs")
            #expect(simulator.answer(list, at: real).response.status == 200)
        }
    }

    @Test func `a clock that was turned back and forth endlessly still shows a time`() {
        for _ in 0..<50 { _ = status("/simulator/clock", verb: "POST", body: #"{"advance":"3650d","rate":1e308}"#) }
        for _ in 0..<50 { _ = status("/simulator/clock", verb: "POST", body: #"{"advance":"-3650d","rate":0}"#) }
        #expect(status("/simulator/truth") == 200)
    }

    @Test(arguments: [
        #"{"vms":["*"],"stop":true,"at":"+99999999999999999999d"}"#, #"{"vms":["*"],"stop":true,"at":"+3650d"}"#,
        #"{"vms":["*"],"delay":"3650d","at":"-3650d"}"#, #"{"vms":["*"],"stop":true,"at":"-3650d","until":"+3650d"}"#,
        #"{"vms":["***************************a"],"hang":true,"at":"0"}"#, #"{"vms":["*"],"recreate":true,"at":"0"}"#,
        #"{"vms":["*"],"metadata":{"osconfig-poll-interval":"99999999999999999999"},"at":"0"}"#,
    ])
    func `no event breaks the fleet`(event: String) {
        #expect([200, 400].contains(status("/simulator/events", verb: "POST", body: event)))
        #expect(status("/simulator/truth") == 200)
        #expect(status("/simulator/scenario") == 200)
        #expect(status("/v1/projects/acme-prod/locations/us-central1-a/instances/-/inventories") == 200)
    }

    @Test func `thousands of faults slow nothing down`() {
        let fault = #"{"kind":"slow","by":"1s","methods":["routers.*"],"chance":0.5}"#
        for _ in 0..<2_000 {
            simulator.state.withLock { _ = $0.faults.add((try? Fault(text: fault)) ?? Fault(.reset)) }
        }
        for _ in 0..<50 { #expect(status("/v1/projects/acme-prod/patchJobs") == 200) }
        #expect(status("/simulator/faults", verb: "DELETE") == 200)
    }

    @Test func `a pattern of many stars is matched in no time`() {
        let pattern = String(repeating: "*a", count: 5_000)
        #expect(!Wildcard.matches(String(repeating: "a", count: 4_999), pattern: pattern))
        #expect(Wildcard.matches(String(repeating: "a", count: 5_000), pattern: pattern))
        #expect(Wildcard.matches("größe", pattern: "gr*e"))
        #expect(Wildcard.matches("", pattern: "*"))
        #expect(!Wildcard.matches("ab", pattern: "a*c"))
    }
}
