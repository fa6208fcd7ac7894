import StrictYAML
import Testing

@testable import FleetSimulator

struct FaultReadingTests {
    @Test(arguments: [
        ("rate_limited,retry_after=7", Fault.Kind.rateLimited(retryAfter: 7)),
        ("rate_limited", .rateLimited(retryAfter: nil)), ("server_error", .serverError(500)),
        ("server_error,code=503", .serverError(503)), ("slow,by=5s", .slow(.seconds(5))),
        ("trickle,by=1m30s", .trickle(.seconds(90))), ("reset", .reset), ("truncated_json", .truncatedJSON),
        ("truncated_body", .truncatedBody), ("wrong_types", .wrongTypes), ("repeated_token", .repeatedToken),
        ("short_pages,size=2", .shortPages(2)), ("empty_after_token", .emptyAfterToken), ("denied", .denied),
        ("api_disabled", .apiDisabled), ("perimeter", .perimeter), ("unauthenticated", .unauthenticated),
        ("not_found", .notFound),
    ])
    func `every kind can be written, and alike in both forms`(text: String, kind: Fault.Kind) throws {
        #expect(try Fault(arguments: "kind=\(text)") == Fault(kind))
        let mapping = "kind: " + text.replacing("=", with: ": ").replacing(",", with: ", ")
        #expect(try Fault(text: "{ \(mapping) }") == Fault(kind))
        #expect(kind.word.rawValue == text.prefix { $0 != "," })
    }

    @Test func `the argument form has all keys`() throws {
        var fault = Fault(.rateLimited(retryAfter: 7))
        fault.methods = ["patchJobs.list", "inventories.*"]
        fault.project = "acme-prod"
        fault.location = "us-central1"
        fault.chance = 0.5
        fault.times = 3
        let arguments =
            "kind=rate_limited,retry_after=7,methods=patchJobs.list+inventories.*,project=acme-prod,"
            + "location=us-central1,chance=50%,times=3"
        #expect(try Fault(arguments: arguments) == fault)
        let json =
            #"{"kind": "rate_limited", "retry_after": 7, "methods": ["patchJobs.list", "inventories.*"], "#
            + #""project": "acme-prod", "location": "us-central1", "chance": "50%", "times": 3}"#
        #expect(try Fault(text: json) == fault)
        #expect(try Fault(arguments: "kind=reset,project=123456789012").project == "123456789012")
    }

    @Test(arguments: [
        ("", #""" is not key=value; write kind=slow,by=5s"#),
        ("reset", #""reset" is not key=value; write kind=slow,by=5s"#),
        ("times=3", "kind: missing; write kind: rate_limited"),
        ("kind=rate-limited", #"kind: "rate-limited" is not a fault; did you mean rate_limited?"#),
        ("kind=reset,kind=slow", "kind: the key is there twice"),
        ("kind=reset,tims=3", "tims: unknown key; did you mean times?"),
        ("kind=reset,retry_after=3", "retry_after: does not belong to reset; remove the key"),
        ("kind=slow", "by: missing; write by: 5s"), ("kind=short_pages", "size: missing; write size: 2"),
        ("kind=slow,by=5", "by: 5 has no unit at its end; write 5s, or with m, h or d"),
        ("kind=server_error,code=501", "code: 501 is not one of 500, 502, 503, 504"),
        ("kind=server_error,code=404", "code: 404 is too small; at least 500"),
        ("kind=reset,times=-1", "times: -1 is too small; at least 1"),
        ("kind=reset,times=0", "times: 0 is too small; at least 1"),
        ("kind=reset,chance=2", "chance: expected a percentage such as 0.5%, found a number"),
        ("kind=reset,methods=list", #"methods[0]: "list" is not a method; write patchJobs.list or inventories.*"#),
        (
            "kind=reset,methods=patchJobs.get+patchJobs.get", "methods[1]: patchJobs.get is already on line 1"
        ),
        (
            "kind=reset,methods=patchJob.list",
            #"methods[0]: "patchJob.list" is not a method; did you mean patchJobs.list?"#
        ),
        (
            "kind=reset,methods=inventory.*",
            #"methods[0]: "inventory.*" is not a method; did you mean inventories.*?"#
        ),
        (
            "kind=reset,methods=a.b",
            #"methods[0]: "a.b" is not a method; write patchJobs.list or inventories.*"#
        ),
        (
            "kind=slow,by=soon,times=x",
            #"times: expected a whole number, found text; by: "soon" is not a duration; write 90s, 5m, 1h30m or 7d"#
        ),
    ])
    func `an argument that is no fault is refused in one line`(arguments: String, line: String) {
        let error = #expect(throws: Fault.ArgumentsError.self) { try Fault(arguments: arguments) }
        let parts = Set((error?.description ?? "").split(separator: "; "))
        #expect(parts == Set(line.split(separator: "; ")))
    }

    @Test func `an event is read from a mapping, its times relative to now`() throws {
        let event = try ScenarioEvent(text: #"{"vms": ["db-2"], "hang": true, "until": "+10m"}"#, now: .seconds(60))
        #expect(event == ScenarioEvent(at: .seconds(60), until: .seconds(660), vms: ["db-2"], action: .hang))
        let patch = try ScenarioEvent(text: "{ at: -5m, project: acme-prod, cancel: anything }")
        #expect(patch == ScenarioEvent(at: .seconds(-300), project: "acme-prod", action: .cancel(name: "anything")))
    }

    @Test(arguments: [
        ("{ vms: [a], hang: true, stop: true }", "event:1: stop: stands beside hang; give one action"),
        ("{ hang: true }", "event: vms: hang happens to VMs; write vms: [api-1]"),
        ("[]", "event:1: expected a mapping of keys, found a list"),
    ])
    func `an event that is none is refused`(text: String, line: String) {
        let errors = #expect(throws: ReadingErrors.self) { try ScenarioEvent(text: text) }
        #expect(errors?.description == line)
    }
}
