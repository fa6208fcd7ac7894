import StrictYAML
import Testing

@testable import FleetSimulator

struct ScenarioErrorTests {
    /// Lines of what is read, an arrow, and what is wrong with it.
    private static func table(_ text: String) -> [(String, String)] {
        text.split(separator: "\n").map { line in
            let parts = line.split(separator: " => ").map(String.init)
            return (parts[0], parts[1])
        }
    }

    @Test(arguments: [
        ("", ["s.yaml: name: missing; write name: my-night", Self.noProjects]),
        ("name: s", [Self.noProjects]),
        (
            "{ name: s, projects: [] }",
            ["s.yaml:1: projects: the list is empty; write projects: [{ id: acme-prod, zones: [us-central1-a] }]"]
        ),
        ("{ name: s, projects: {} }", ["s.yaml:1: projects: expected a list of mappings, found a mapping"]),
        ("[]", ["s.yaml:1: expected a mapping of keys, found a list"]),
        (
            "{ name: Night, history: 401d, projects: [{ id: acme-prod, zones: [a-b-c] }] }",
            [
                #"s.yaml:1: name: "Night" is not a name: up to 63 lower-case letters, digits and hyphens, a letter "#
                    + "first, no hyphen last",
                "s.yaml:1: history: 401d is too long; at most 400d",
            ]
        ),
        (
            "{ name: s, projects: [{ id: acme-prod, zones: [a-b-c] }, { id: acme-prod, zones: [a-b-c] }] }",
            ["s.yaml:1: projects: two of them are acme-prod; give each an id of its own"]
        ),
        (
            "{ name: s, projects: [{ id: acme, zones: [a-b-c] }] }",
            [
                #"s.yaml:1: projects[0].id: "acme" is not a project id: 6 to 30 lower-case letters, digits and "#
                    + "hyphens, a letter first, no hyphen last"
            ]
        ),
        (
            "{ name: s, projects: [{ id: acme-prod, copies: 1000, zones: [a-b-c], vms: [{ name: a, os: cos, count: 1001 }] }] }",
            ["s.yaml:1: projects: come to 1001000 VMs, those that follow each other counted; at most 1000000"]
        ),
        (
            "{ name: s, projects: [{ id: acme-prod, zones: [a-b-c], vms: [{ name: a, os: cos, count: 2000, "
                + "lifetime: 10m }] }] }",
            ["s.yaml:1: projects: come to 2000000 VMs, those that follow each other counted; at most 1000000"]
        ),
    ])
    func `a file that is no scenario says what is missing`(text: String, lines: [String]) {
        #expect(errors(inScenario: text) == lines)
    }

    private static let noProjects =
        "s.yaml: projects: missing; write projects: [{ id: acme-prod, zones: [us-central1-a] }]"

    static let projectCases = table(
        #"""
        number: 123456789012 => number: expected a project number in quotation marks, found a number; write "123456789012", with quotation marks
        number: "0123456" => number: "0123456" is not a project number; write "123456789012"
        copies: 0 => copies: 0 is too small; at least 1
        copies: 1001 => copies: 1001 is too large; at most 1000
        feature_set: ful => feature_set: "ful" is not a feature set; did you mean full?
        metadata: { enable-osconfig: TRUE } => metadata.enable-osconfig: expected text, found true or false; write "TRUE", with quotation marks
        metadata: { a: 5 } => metadata.a: expected text, found a number; write "5", with quotation marks
        metadata: { a b: c } => metadata.a b: "a b" is not a key of metadata: up to 128 letters, digits, hyphens and underscores
        metadata: [] => metadata: expected a mapping of keys to texts, found a list
        network: { nat: 1 } => network.nat: expected true or false, found a number
        network: { without_nat: us-central1 } => network.without_nat: expected a list of regions, found text
        network: { without_nat: [us-central1-a] } => network.without_nat[0]: "us-central1-a" is not a region; write us-central1
        vms: [{ name: a, os: cos, scopes: [] }] => vms[0].scopes: the list is empty; give a list of scopes
        vms: [{ name: a, os: cos, scopes: [Logging] }] => vms[0].scopes[0]: "Logging" is not a scope; write logging.write
        service_agent: 'true' => service_agent: expected true or false, found text
        vms: { name: a } => vms: expected a list of mappings, found a mapping
        vms: [{ name: a }] => vms[0].os: missing; write os: debian-12
        vms: [{ os: cos }] => vms[0].name: missing; write name: "api-{n}"
        vms: [{ name: a, os: cos, count: -3 }] => vms[0].count: -3 is too small; at least 1
        vms: [{ name: a, os: cos, count: 1.5 }] => vms[0].count: 1.5 is not a whole number in plain digits
        vms: [{ name: a, os: cos, count: 2000000 }] => vms[0].count: 2000000 is too large; at most 1000000
        vms: [{ name: a, os: debian }] => vms[0].os: "debian" is not an operating system; write debian-12, ubuntu-24.04, ubuntu-22.04, rhel-9, centos-7, sles-15, windows-2022, cos
        vms: [{ name: a, os: {} }] => vms[0].os: there is none; give at least one
        vms: [{ name: a, os: { cos: 0 } }] => vms[0].os.cos: 0 is too small; at least 1
        vms: [{ name: a, os: [cos] }] => vms[0].os: expected an operating system or a mapping of operating systems to shares, found a list
        vms: [{ name: 'a-{n}-{n}', os: cos }] => vms[0].name: "a-{n}-{n}" is not the name of a VM: up to 63 lower-case letters, digits and hyphens, a letter first, no hyphen last; {n} and {x} once each, at most 58 in all
        vms: [{ name: a, os: cos }, { name: a, os: cos }] => vms: two of them are a in one zone; give each a name of its own
        vms: [{ name: a, os: cos, zones: [] }] => vms[0].zones: the list is empty; give a list of zones
        vms: [{ name: a, os: cos, zones: [us] }] => vms[0].zones[0]: "us" is not a zone; write us-central1-a
        vms: [{ name: a, os: cos, labels: { Env: prod } }] => vms[0].labels.Env: "Env" is not the key of a label: up to 63 lower-case letters, digits, hyphens and underscores
        vms: [{ name: a, os: cos, labels: { env: true } }] => vms[0].labels.env: expected text, found true or false; write "true", with quotation marks
        vms: [{ name: a, os: cos, created: 5d }] => vms[0].created: "5d" has no sign; write -50m for before the start, +2h for after it, or 0
        vms: [{ name: a, os: cos, created: [-1d, -2d] }] => vms[0].created: the first lies after the last; swap them
        vms: [{ name: a, os: cos, created: [-1d] }] => vms[0].created: give one time, or a list of two
        vms: [{ name: a, os: cos, lifetime: -3d }] => vms[0].lifetime: -3d is negative; a duration is 0 or more
        vms: [{ name: a, os: cos, lifetime: 5m }] => vms[0].lifetime: 5m is too short; at least 10m
        vms: [{ name: a, os: cos, stopped_hours: 20-24 }] => vms[0].stopped_hours: "20-24" are not two different hours; write "20-6"
        """#
    )

    @Test(arguments: projectCases)
    func `an impossible project or VM is refused`(fragment: String, problem: String) {
        #expect(errors(inProject: fragment) == ["s.yaml:5: projects[0].\(problem)"])
    }

    static let deploymentCases = table(
        #"""
        { id: d } => schedule: missing; write schedule: { weekly: SUNDAY, at: "02:00" }
        { id: d, schedule: {} } => schedule: has no frequency; give one of once, daily, weekly, monthly
        { id: d, schedule: { at: '02:00' } } => schedule: has no frequency; give one of once, daily, weekly, monthly
        { id: d, schedule: { daily: true, monthly: 1 } } => schedule.monthly: stands beside daily; give one frequency
        { id: d, schedule: { daily: false } } => schedule.daily: must be true; remove the key otherwise
        { id: d, schedule: { weekly: sunday } } => schedule.weekly: "sunday" is not a day of the week; did you mean SUNDAY?
        { id: d, schedule: { monthly: 0 } } => schedule.monthly: 0 is no day; write 1 to 31, or -1
        { id: d, schedule: { monthly: 32 } } => schedule.monthly: 32 is too large; at most 31
        { id: d, schedule: { monthly: { day: MONDAY } } } => schedule.monthly.ordinal: missing; write ordinal: 2
        { id: d, schedule: { daily: true, at: '2:00' } } => schedule.at: "2:00" is not a time of the day; write "02:30"
        { id: d, schedule: { daily: true, time_zone: Etc/UTD } } => schedule.time_zone: "Etc/UTD" is not a time zone of this machine; did you mean Etc/UTC?
        { id: d, schedule: { once: -1d, at: '02:00' } } => schedule.at: is only for what happens again; once names the very moment
        { id: d, schedule: { daily: true }, duration: 1s } => duration: 1s is too short; at least 5m
        { id: d, schedule: { daily: true }, reboot: sometimes } => reboot: "sometimes" is not a rule for reboots; write default, always, never
        { id: d, schedule: { daily: true }, rollout: { budget: 0% } } => rollout.budget: "0%" is not a whole percentage; write 1% to 100%
        { id: d, schedule: { daily: true }, filter: { labels: { a: b } } } => filter.labels: expected a list of mappings of label keys to texts, found a mapping
        """#
    )

    @Test(arguments: deploymentCases)
    func `an impossible deployment is refused`(deployment: String, problem: String) {
        #expect(
            errors(inProject: "deployments: [\(deployment)]") == ["s.yaml:5: projects[0].deployments[0].\(problem)"]
        )
    }

    static let assignmentCases = table(
        #"""
        { id: a } => policies: missing; write policies: [{ id: ops-agent, mode: enforcement, package: x }]
        { id: a, policies: [] } => policies: the list is empty; write policies: [{ id: ops-agent, mode: enforcement, package: x }]
        { id: a, policies: [{ id: p, mode: validation }] } => policies[0]: has no resource; give one of package, no_package, file, repository, script
        { id: a, policies: [{ id: p, mode: validation, package: x, file: y }] } => policies[0].file: stands beside package; give one resource
        { id: a, policies: [{ id: p, package: x }] } => policies[0].mode: missing; write mode: enforcement
        { id: a, policies: [{ id: p, mode: enforce, package: x }] } => policies[0].mode: "enforce" is not a mode; write enforcement, validation
        { id: a, policies: [{ id: p, mode: validation, package: x, os: [debian-12] }] } => policies[0].os[0]: "debian-12" is not the short name of a system; did you mean debian?
        { id: a, policies: [{ id: p, mode: validation, package: x }, { id: p, mode: validation, package: x }] } => policies: two of them are p; give each an id of its own
        """#
    )

    @Test(arguments: assignmentCases)
    func `an impossible assignment is refused`(assignment: String, problem: String) {
        #expect(
            errors(inProject: "assignments: [\(assignment)]") == ["s.yaml:5: projects[0].assignments[0].\(problem)"]
        )
    }

    static let eventCases = table(
        #"""
        { vms: [api-1], stop: true } => at: missing; write at: -50m
        { at: -1d, vms: [api-1] } => : has no action; give one of stop, delete
        { at: -1d, vms: [api-1], hang: true, stop: true } => stop: stands beside hang; give one action
        { at: 1d, vms: [api-1], stop: true } => at: "1d" has no sign; write -50m for before the start, +2h for after it, or 0
        { at: -22d, vms: [api-1], stop: true } => at: lies before the history, which is 21d; make that longer or the event later
        { at: -1d, until: -2d, vms: [api-1], stop: true } => until: -2d is not after -1d
        { at: -1d, until: 0, vms: [api-1], reboot: true } => until: reboot happens in a moment; remove the key
        { at: -1d, stop: true } => vms: stop happens to VMs; write vms: [api-1]
        { at: -1d, vms: [api-1], project: acme-prod, stop: true } => project: write it before the names, as in acme-prod/api-1
        { at: -1d, vms: [api-1], pause: weekly-linux } => vms: pause does not happen to VMs; remove the key
        { at: -1d, project: acme-prod, fault: { kind: reset } } => project: write it below fault
        { at: -1d, vms: [], stop: true } => vms: the list is empty; give a list of names of VMs
        { at: -1d, vms: [api_1], stop: true } => vms[0]: "api_1" is not the name of a VM; write api-1, acme-prod/api-1 or api-*
        { at: -1d, vms: [api1], stop: true } => vms: there is no VM "api1" in this scenario; did you mean api-1?
        { at: -1d, vms: [api-3], stop: true } => vms: there is no VM "api-3" in this scenario; did you mean api-1?
        { at: -1d, vms: ["*x*"], stop: true } => vms: there is no VM "*x*" in this scenario; names are those below projects[].vms
        { at: -1d, vms: [other-project/api-1], stop: true } => vms: there is no VM "other-project/api-1" in this scenario; did you mean api-1?
        { at: -1d, project: acme-pord, feature_set: limited } => project: "acme-pord" is not a project of this scenario; did you mean acme-prod?
        { at: -1d, pause: weekly } => pause: "weekly" is not a deployment of this scenario; there is none of that name
        { at: -1d, cancel: hotfix } => cancel: "hotfix" is not a patch job of this scenario; there is none of that name
        { at: -1d, vms: [api-1], violate: { policy: opsagent } } => violate.policy: "opsagent" is not a policy of this scenario; did you mean ops-agent?
        { at: -1d, vms: [api-1], violate: {} } => violate.policy: missing; write policy: ssh-hardening
        { at: -1d, vms: [api-1], violate: { policy: ops-agent, fails: a, errs: b } } => violate.errs: stands beside fails; give one of them
        { at: -1d, rollout: { assignment: base } } => rollout.assignment: "base" is not an assignment of this scenario; there is none of that name
        { at: -1d, vms: [api-1], patch_ending: { state: timed_out, reason: disk_full } } => patch_ending.reason: is only for what failed; remove the key
        { at: -1d, vms: [api-1], patch_ending: { state: failed, reason: lock-held } } => patch_ending.reason: "lock-held" is not a reason; did you mean lock_held?
        { at: -1d, vms: [api-1], stop: yes } => stop: expected true, found text
        { at: -1d, vms: [api-1], delay: 0 } => delay: 0 is too short; at least 1s
        { at: -1d, vms: [api-1], metadata: { a: true } } => metadata.a: expected text, found true or false; write "true", with quotation marks
        { at: -1d, vms: [api-1], labels: { env: true } } => labels.env: expected text, found true or false; write "true", with quotation marks
        { at: -1d, vms: [api-1], labels: { Env: ~ } } => labels.Env: "Env" is not the key of a label
        { at: -1d, rollout: { assignment: baseline, misses: [api-3] } } => rollout.misses: there is no VM "api-3" in this scenario; did you mean api-1?
        { at: -1d, fault: { kind: reset, project: acme-pord } } => fault.project: "acme-pord" is not a project of this scenario; did you mean acme-prod?
        { at: -1d, fault: { kind: slow } } => fault.by: missing; write by: 5s
        { at: -1d, patch: { nam: x, name: x } } => patch.nam: unknown key; did you mean name?
        """#
    )

    @Test(arguments: eventCases)
    func `an impossible event is refused`(event: String, problem: String) {
        let lines = errors(inEvents: event)
        let key = problem.hasPrefix(":") ? "events[0]" : "events[0]."
        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix("s.yaml:14: \(key)\(problem)") == true, "\(lines)")
    }

    @Test(arguments: [
        "api-1", "api-2", "acme-prod/api-1", "acme-*/db-1", "*", "api-*", "*-1", "*/batch-1", "a*i*1",
    ])
    func `an event may name VMs with patterns`(pattern: String) {
        #expect(errors(inEvents: "{ at: 0, vms: ['\(pattern)'], stop: true }") == [])
    }

    @Test(arguments: [
        ("node-{n}", 100, "node-001", true), ("node-{n}", 100, "node-1", false), ("node-{n}", 100, "node-101", false),
        ("node-{n}", 100, "node-100", true), ("node-{n}", 100, "node-000", false), ("node", 2, "node-2", true),
        ("node", 2, "node", false), ("node-{x}", 2, "node-4kx2", true), ("node-{x}", 2, "node-4k", false),
        ("node-{x}", 2, "node-*", true), ("{n}-node".replacing("{n}", with: "a{n}"), 9, "a9-node", true),
    ])
    func `a pattern is held against the names of a group`(name: String, count: Int, pattern: String, fits: Bool) {
        var group = VMGroupPlan(name: name, systems: [], role: "")
        group.count = count
        #expect(VMNameForm(group).fits(Array(pattern)) == fits)
    }

    @Test func `more events than the limit are refused at once`() {
        let events = Array(repeating: "{ at: 0, vms: [db-1], stop: true }", count: 10_001).joined(separator: ",")
        #expect(errors(inEvents: events) == ["s.yaml:14: events: has 10001 items; at most 10000"])
    }

    @Test func `all errors of a file are told in the order of its lines`() {
        let text = """
            name: s
            summry: x
            projects:
              - id: acme-prod
                zones: [us-central1-a]
                vms:
                  - { name: a, os: debian-13, count: -1 }
            weather: { violation: 5 }
            """
        #expect(
            errors(inScenario: text) == [
                "s.yaml:2: summry: unknown key; did you mean summary?",
                "s.yaml:7: projects[0].vms[0].count: -1 is too small; at least 1",
                #"s.yaml:7: projects[0].vms[0].os: "debian-13" is not an operating system; did you mean debian-12?"#,
                "s.yaml:8: weather.violation: expected a percentage such as 0.5%, found a number",
            ]
        )
    }
}
