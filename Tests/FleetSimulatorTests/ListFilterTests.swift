import Fleet
import Testing

@testable import FleetSimulator

struct ListFilterTests {
    private let vm: JSONValue = [
        "name": "web-1",
        "status": "RUNNING",
        "id": "5221437597918447050",
        "cpuPlatform": "Intel Skylake",
        "creationTimestamp": "2026-11-20T08:00:00Z",
        "labels": ["env": "prod", "goog-gke-node": ""],
        "scheduling": ["automaticRestart": true, "minNodeCpus": 4],
        "disks": [["boot": true, "sizeGb": "20"], ["sizeGb": "500"]],
        "tags": ["http", "edge"],
        "state": .word("ACTIVE", 1),
        "load": .real(0.75),
    ]

    @Test(
        arguments: [
            "", "   ", "name=web-1", "name = \"web-1\"", "name='web-1'", "name=web*", "name = *-1", "name=w*b-1*",
            "name != web-2", "status = RUNNING", "state = ACTIVE", "id=5221437597918447050",
            "labels.env=prod", "labels.env:*", "labels:env", "labels.\"goog-gke-node\":*", "labels.goog-gke-node:*",
            "(status = RUNNING) (labels.env = prod)", "(status = RUNNING)(labels.env = prod)",
            "(cpuPlatform = \"Intel Skylake\") OR (cpuPlatform = other) AND (scheduling.automaticRestart = true)",
            "name eq web-[0-9]+", "name eq '(web|db).*'", "name eq (web|db)-1", "(name eq web.*) (status ne STOP.*)",
            #"name eq ".*\bweb\-1\b.*""#, "name ne web", "name =~ \"^web\"", "name !~ \"^db\"",
            "NOT name=db", "-name=db", "NOT (name=db OR name=cache)", "name=(db OR web-1)", "tags=(edge AND http)",
            "cpu_platform:skylake", "cpuPlatform:Intel*", "disks.sizeGb > 400", "disks.boot = true", "tags:EDGE",
            "scheduling.minNodeCpus >= 4", "scheduling.minNodeCpus < 4.5", "load > 0.7", "load:0.75",
            "creationTimestamp > \"2026-11-20T07:59:00Z\"", "creationTimestamp<2026-11-20T09:00:00.000001Z",
            "creationTimestamp = 2026-11-20T10:00:00+02:00", "creationTimestamp > 2026-11-19",
            "name = starts_with(\"web\")", "name=ends_with(\"-1\")", "name = has_substring(\"eb\")",
            "name = one_of(\"db\", \"web-1\")", "name != one_of(\"db\")",
            "name = monitoring.regex.full_match(\"(web|db)-\\d\")", "skylake", "\"intel sky\"", "web-1 prod",
            "scheduling.preemptible = false", "missing != x", "NOT missing:*", "deletions = 0",
            "name=db OR name=web-1 AND status=RUNNING", "-- a comment\nname=web-1 -- another",
        ]
    )
    func `what a filter asks for is found`(text: String) throws {
        #expect(try ListFilter(text).matches(vm))
    }

    @Test(
        arguments: [
            "name=web", "name=WEB-1", "Name=web-1", "name=web*2", "name!=web-1", "name != web*", "labels.env:dev",
            "labels.team:*", "labels:prod", "missing=x", "missing:*", "missing > 0", "missing = true",
            "name eq web", "name eq eb-1", "name ne web-.*", "name =~ \"^eb\"", "NOT name:web", "-web",
            "status = RUNNING name = db", "(status = RUNNING) (name = db)", "name=(db OR cache)", "tags=(edge AND ssh)",
            "disks.sizeGb > 500", "disks.sizeGb < 20", "scheduling.minNodeCpus > 4",
            "scheduling.automaticRestart=false",
            "scheduling.minNodeCpus = four", "load > 1", "creationTimestamp > \"2026-11-20T08:00:00Z\"",
            "name = starts_with(\"eb\")", "name = one_of(\"db\", \"cache\")", "amd",
            // OR binds tighter than AND.
            "name=web-1 OR name=db AND status=STOPPED", "tags!=edge", "labels = prod", "scheduling > 1",
        ]
    )
    func `what a filter does not ask for is not found`(text: String) throws {
        #expect(try !ListFilter(text).matches(vm))
    }

    @Test(
        arguments: [
            ("name=", "line 1, column 6, end of filter"),
            ("(name=a", "line 1, column 8, end of filter"),
            ("name=a)", "line 1, column 7, token ')'"),
            ("name=a AND", "line 1, column 11, end of filter"),
            ("AND name=a", "line 1, column 1, token 'A'"),
            ("name=a OR OR b", "line 1, column 11, token 'O'"),
            ("name=\"a", "line 1, column 8, end of filter"),
            ("()", "line 1, column 2, token ')'"),
            ("name=a\n  =b", "line 2, column 3, token '='"),
            ("a..b=1", "line 1, column 3, token '.'"),
            ("name = nonsense(\"a\")", "line 1, column 8, token 'n'"),
            ("name = one_of()", "line 1, column 15, token ')'"),
            ("name > starts_with(\"a\")", "line 1, column 24, end of filter"),
            ("SEARCH(\"a\")", "line 1, column 7, token '('"),
            ("NOT", "line 1, column 4, end of filter"),
        ]
    )
    func `a syntax error says where`(text: String, place: String) {
        let error = #expect(throws: APIError.self) { try ListFilter(text) }
        #expect(error?.code == 400)
        #expect(error?.message == "Unparseable filter: syntax error at \(place)")
    }

    @Test func `filters are bounded in length and depth`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a=b" + String(repeating: ")", count: depth)
        }
        _ = try ListFilter(nested(50))
        #expect(throws: APIError.self) { try ListFilter(nested(51)) }
        #expect(throws: APIError.self) { try ListFilter(nested(5_000)) }
        _ = try ListFilter(String(repeating: "a", count: 20_000))
        #expect(throws: APIError.self) { try ListFilter(String(repeating: "a", count: 20_001)) }
        #expect(throws: APIError.self) { try ListFilter("name eq " + String(repeating: "(", count: 1_000)) }
        #expect(throws: APIError.self) { try ListFilter("name =~ \"(((a{100}){100}){100})\"") }
        let value: JSONValue = ["name": .text(String(repeating: "a", count: 2_000))]
        #expect(try !ListFilter("name eq (a*)*b").matches(value))
        #expect(try !ListFilter("name = a*a*a*a*a*a*a*a*b").matches(value))
    }

    @Test func `random bytes never trap`() {
        var seed = Chance(seed: 7).number("filters")
        let alphabet = Array("ab.=!<>:~-()\"'\\ *|[]{}?+^$,1ORNTANDeq\n")
        for _ in 0..<5_000 {
            var text = ""
            for _ in 0..<24 {
                seed = Chance(seed: seed).number("next")
                text.append(alphabet[Int(seed % UInt64(alphabet.count))])
            }
            _ = (try? ListFilter(text))?.matches(vm)
            _ = (try? RegularExpression(text))?.isFound(in: "ab.1")
        }
    }
}

struct LoggingFilterTests {
    private let entry: JSONValue = [
        "logName": "projects/demo/logs/OSConfigAgent",
        "severity": .word("WARNING", 400),
        "timestamp": "2026-11-20T07:40:12.123456Z",
        "resource": ["type": "gce_instance", "labels": ["instance_id": "5221437597918447050"]],
        "labels": ["instance_name": "ledger-7"],
        "jsonPayload": ["message": "Error waiting for task (attempt 1 of 10): EOF"],
    ]

    @Test(
        arguments: [
            "resource.type=\"gce_instance\" AND resource.labels.instance_id=\"5221437597918447050\" AND "
                + "log_name=\"projects/demo/logs/OSConfigAgent\"",
            "severity>=WARNING", "severity = warning", "severity > INFO", "severity<ERROR", "severity >= 400",
            "severity != ERROR", "jsonPayload.message:\"WAITING FOR TASK\"", "jsonPayload.message=~\"attempt \\d+ of\"",
            "jsonPayload:eof", "resource.type = GCE_INSTANCE", "labels.instance_name:*", "timestamp>\"2026-11-20\"",
            "timestamp>=\"2026-11-20T07:40:12Z\" timestamp<\"2026-11-20T07:40:13Z\"", "\"waiting for\"", "ledger-7",
            "resource.type=(\"k8s_node\" OR \"gce_instance\")",
        ]
    )
    func `entries are found as Logging finds them`(text: String) throws {
        #expect(try ListFilter(text, dialect: .logging).matches(entry))
    }

    @Test(
        arguments: [
            "severity>=ERROR", "severity:ERR", "jsonPayload.message=\"Error*\"", "textPayload!=a",
            "httpRequest.status=0",
            "resource.labels.instance_id=\"5221437597918447051\"", "NOT ledger-7", "jsonPayload.message!~attempt",
        ]
    )
    func `other entries are not found`(text: String) throws {
        #expect(try !ListFilter(text, dialect: .logging).matches(entry))
    }

    @Test func `an alias names another field`() throws {
        let series: JSONValue = ["metric": ["labels": ["state": "FAILED"]]]
        #expect(try ListFilter("metric.label.state = FAILED", aliases: ["label": "labels"]).matches(series))
        #expect(try !ListFilter("metric.label.state = FAILED").matches(series))
    }
}

struct ListFilterRequirementTests {
    @Test(
        arguments: [
            ("a.instance_id=1", ["1"]),
            ("a.instanceId=\"1\" AND b=2", ["1"]),
            ("a.instance_id=(1 OR 2)", ["1", "2"]),
            ("a.instance_id=1 OR a.instance_id=2", ["1", "2"]),
            ("a.instance_id=one_of(\"1\",\"2\") a.instance_id=2", ["2"]),
            ("(b=1 AND (a.instance_id=1))", ["1"]),
        ]
    )
    func `what a field must be is known`(text: String, values: [String]) throws {
        #expect(try ListFilter(text).texts(requiredAt: "a.instance_id") == Set(values))
    }

    @Test(arguments: ["", "a.instance_id=1 OR b=2", "NOT a.instance_id=1", "a.instance_id:1", "a.instance_id=1*"])
    func `what a field may be is left open`(text: String) throws {
        #expect(try ListFilter(text).texts(requiredAt: "a.instance_id") == nil)
    }

    @Test(
        arguments: [
            ("severity>=ERROR a=1", LogSeverity.error), ("severity>INFO severity>=WARNING", .warning),
            ("severity=(ERROR OR CRITICAL)", .error), ("severity=critical", .critical),
            ("severity<ERROR", .unspecified), ("severity>=ERROR OR a=1", .unspecified), ("", .unspecified),
            ("NOT severity>=ERROR", .unspecified), ("a.severity>=ERROR", .unspecified),
        ]
    )
    func `the least severity is known`(text: String, severity: LogSeverity) throws {
        #expect(try ListFilter(text, dialect: .logging).leastSeverity == severity)
    }

    @Test func `bounds of time are known`() throws {
        let filter = try ListFilter(
            "timestamp>=\"2026-11-20T07:00:00Z\" AND (x=1 AND timestamp<\"2026-11-20T09:00:00Z\")"
                + " AND timestamp>\"2026-11-20T08:00:00Z\""
        )
        let bounds = filter.bounds(requiredAt: "timestamp")
        #expect(bounds.from?.rfc3339 == "2026-11-20T08:00:00Z")
        #expect(bounds.through?.rfc3339 == "2026-11-20T09:00:00Z")
        #expect(try ListFilter("timestamp>\"2026-11-20T08:00:00Z\" OR x=1").bounds(requiredAt: "timestamp").from == nil)
    }
}
