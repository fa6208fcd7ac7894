import StrictYAML
import Testing

@testable import ExporterConfiguration

struct ConfigurationErrorTests {
    @Test(arguments: [
        (
            "collection:\n  intervals:\n    inventorys: 5m",
            "config.yml:4: collection.intervals.inventorys: unknown key; did you mean inventories?"
        ),
        ("project: []", "config.yml:2: project: unknown key; did you mean projects?"),
        ("listen: ':80'", "config.yml:2: listen: unknown key; did you mean web.listen?"),
        ("intervals: {}", "config.yml:2: intervals: unknown key; did you mean collection.intervals?"),
        (
            "agent: { colour: red }",
            "config.yml:2: agent.colour: unknown key; known here: active_polls, silent_polls, start_grace"
        ),
        ("patch: { '': 1 }", #"config.yml:2: patch."": unknown key; known here: job_retention"#),
        ("patch: { jobRetention: 1d }", "config.yml:2: patch.jobRetention: unknown key; did you mean job_retention?"),
        (
            #"patch: { "a\nb\e[31m\u202e": 1 }"#,
            #"config.yml:2: patch.a\u{a}b\u{1b}[31m\u{202e}: unknown key; known here: job_retention"#
        ),
        (
            "google: { credentials: { fil: key.json, file: key.json } }",
            "config.yml:2: google.credentials.fil: unknown key; did you mean file?"
        ),
        (
            "cost: { price_per_hour_usd: [{ from: 2026-01-01, usd: 1, eur: 2 }] }",
            "config.yml:2: cost.price_per_hour_usd[0].eur: unknown key; known here: from, usd"
        ),
    ])
    func `an unknown key names the nearest known one`(fragment: String, error: String) {
        #expect(faults(fragment) == [error])
    }

    @Test(arguments: [
        ("projects: acme-prod", "config.yml:2: projects: expected a list of project ids, found text"),
        (
            "projects:",
            "config.yml:2: projects: has no value; give a list of project ids or remove the key"
        ),
        ("projects: [acme-prod, []]", "config.yml:2: projects[1]: expected a project id, found a list"),
        ("web: on", "config.yml:2: web: expected a mapping of keys, found text"),
        ("web: [listen]", "config.yml:2: web: expected a mapping of keys, found a list"),
        ("web: { config_file: 5 }", "config.yml:2: web.config_file: expected a path of a file, found a number"),
        (
            "web: { config_file: true }",
            "config.yml:2: web.config_file: expected a path of a file, found true or false"
        ),
        (
            "web: { listen: 10045 }",
            "config.yml:2: web.listen: expected an address such as 127.0.0.1:10045, found a number"
        ),
        (
            "web: { listen: [[':80']] }",
            "config.yml:2: web.listen[0]: expected an address such as 127.0.0.1:10045, found a list"
        ),
        (
            "google: { credentials: [adc] }",
            "config.yml:2: google.credentials: expected adc, none or { file: key.json }, found a list"
        ),
        (
            "cost: { free_vms: '100' }",
            "config.yml:2: cost.free_vms: expected a whole number, found text"
        ),
        (
            "cost: { budgets_usd: [1] }",
            "config.yml:2: cost.budgets_usd: expected a mapping of billing accounts to US dollars, found a list"
        ),
        (
            "cost: { price_per_hour_usd: free }",
            "config.yml:2: cost.price_per_hour_usd: expected a number of US dollars or a list of "
                + "{ from: 2026-01-31, usd: 0.003 }, found text"
        ),
        (
            "cost: { price_per_hour_usd: [0.003] }",
            "config.yml:2: cost.price_per_hour_usd[0]: expected { from: 2026-01-31, usd: 0.003 }, found a number"
        ),
        (
            "publication: { tick: {} }",
            "config.yml:2: publication.tick: expected a duration such as 5m, found a mapping"
        ),
        (
            "collection: { files: inbox }",
            "config.yml:2: collection.files: expected a list of folders, found text"
        ),
    ])
    func `a wrong type says what is expected and what is there`(fragment: String, error: String) {
        #expect(faults(fragment) == [error])
    }

    @Test(arguments: [
        ("15", "15 has no unit at its end; write 15s, or with m, h or d"),
        ("1h30", "1h30 has no unit at its end; write 1h30s, or with m, h or d"),
        ("-5m", "-5m is negative; a duration is 0 or more"),
        ("-1", "-1 is negative; a duration is 0 or more"),
        ("0", "0 is too short; at least 1s"),
        ("0s", "0s is too short; at least 1s"),
        ("1.5h", #""1.5h" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("5min", #""5min" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("5m1h", #""5m1h" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("5m5m", #""5m5m" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("1w", #""1w" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("soon", #""soon" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("''", #""" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("9999999999s", #""9999999999s" is not a duration; write 90s, 5m, 1h30m or 7d"#),
        ("999999999d", "999999999d is more than 3650d"),
        ("\"5\u{301}m\"", "\"5\u{301}m\" is not a duration; write 90s, 5m, 1h30m or 7d"),
    ])
    func `an impossible duration is refused`(text: String, problem: String) {
        #expect(faults("publication: { tick: \(text) }") == ["config.yml:2: publication.tick: \(problem)"])
    }

    @Test(arguments: [
        ("-1", "-1 is too small; at least 0"), ("1000001", "1000001 is too large; at most 1000000"),
        ("1.5", "1.5 is not a whole number in plain digits"), ("010", "010 is not a whole number in plain digits"),
        ("1e3", "1e3 is not a whole number in plain digits"),
        ("99999999999999999999", "99999999999999999999 is not a whole number in plain digits"),
    ])
    func `an impossible whole number is refused`(text: String, problem: String) {
        #expect(faults("cost: { free_vms: \(text) }") == ["config.yml:2: cost.free_vms: \(problem)"])
    }

    @Test(arguments: [
        (
            "discovery: { parents: [projects/1] }",
            "discovery.parents[0]: projects/1 is no name such as folders/123 or organizations/456"
        ),
        (
            "discovery: { include: [Acme-*] }",
            "discovery.include[0]: Acme-* is no pattern of project ids; write lower case, such as acme-*"
        ),
        ("google: { attempts: 0 }", "google.attempts: 0 is too small; at least 1"),
        ("google: { timeout: 0 }", "google.timeout: 0 is too short; at least 1s"),
        ("publication: { series_budget: 0 }", "publication.series_budget: 0 is too small; at least 1"),
        ("ingest: { document_limit_mib: 0 }", "ingest.document_limit_mib: 0 is too small; at least 1"),
        ("agent: { active_polls: 0 }", "agent.active_polls: 0 is too small; at least 1"),
        (
            "agent: { active_polls: 5, silent_polls: 5 }",
            "agent.silent_polls: 5 must be above active_polls, which is 5"
        ),
        ("agent: { active_polls: 6 }", "agent.silent_polls: 6 must be above active_polls, which is 6"),
        ("agent: { active_polls: 9, silent_polls: x }", "agent.silent_polls: expected a whole number, found text"),
        ("agent: { start_grace: -1s }", "agent.start_grace: -1s is negative; a duration is 0 or more"),
        (
            "google: { credentials: { } }",
            "google.credentials.file: missing; write google: { credentials: { file: key.json } }"
        ),
        ("google: { credentials: ADC }", "google.credentials: must be adc, none or { file: key.json }"),
        ("web: { config_file: '' }", "web.config_file: is empty; give a path of a file"),
        ("web: { config_file: dir/ }", #"web.config_file: "dir/" is a folder; give a path of a file"#),
        ("web: { config_file: ~/web.yml }", "web.config_file: ~ is not expanded; write the whole path"),
        (
            #"web: { config_file: "a\0b" }"#,
            "web.config_file: holds a control character, such as the end of a line; give a path of a file"
        ),
        (
            "collection: { files: [/in, other, /in] }",
            "collection.files[2]: /in is already on line 2"
        ),
    ])
    func `an impossible value is refused`(fragment: String, problem: String) {
        #expect(faults(fragment) == ["config.yml:2: \(problem)"])
    }

    @Test(arguments: [
        "Acme-prod", "acme", "a2345678901234567890123456789012", "1acme-prod", "acme-prod-", "acme_prod", "äcme-prod",
        "", "example:acme-prod", "example.com:", "a.b:c.d:acme-prod", "-a.com:acme-prod", "acme prod",
        "acm\u{301}e-prod",
    ])
    func `a text that is not a project id is refused`(id: String) {
        let rule = "6 to 30 lower-case letters, digits and hyphens, a letter first, no hyphen last"
        let expected = #"projects[0]: "\#(id)" is not a project id: \#(rule)"#
        #expect(faults("projects: ['\(id)']") == ["config.yml:2: \(expected)"])
    }

    @Test(arguments: [
        (
            "projects:\n- acme-prod\n- acme-stage\n- acme-prod",
            "config.yml:5: projects[2]: acme-prod is already on line 3"
        ),
        (
            "projects: [123456789012]",
            "config.yml:2: projects[0]: 123456789012 is a project number; write the project's id"
        ),
        (
            "projects: [~]",
            "config.yml:2: projects[0]: has no value; give a project id or remove the key"
        ),
    ])
    func `projects are ids and all different`(fragment: String, error: String) {
        #expect(faults(fragment) == [error])
    }

    @Test(arguments: [
        ("127.0.0.1", #""127.0.0.1" has no port; write 127.0.0.1:10045"#),
        ("[::1]", #""[::1]" has no port; write 127.0.0.1:10045"#),
        ("127.0.0.1:", #""" is not a port; write a number up to 65535"#),
        ("127.0.0.1:65536", #""65536" is not a port; write a number up to 65535"#),
        ("127.0.0.1:-1", #""-1" is not a port; write a number up to 65535"#),
        (":http", #""http" is not a port; write a number up to 65535"#),
        ("::1:80", #""::1:80" is ambiguous; put an IPv6 address in brackets, as in [::1]:10045"#),
        ("[foo]:80", #""foo" is not an IPv6 address"#),
        ("256.0.0.1:80", #""256.0.0.1" is not a host name or address"#),
        ("a b:80", #""a b" is not a host name or address"#),
        (
            "http://localhost:80",
            #""http://localhost:80" is ambiguous; put an IPv6 address in brackets, as in [::1]:10045"#
        ),
    ])
    func `an address without a good host and port is refused`(text: String, problem: String) {
        #expect(faults("web: { listen: '\(text)' }") == ["config.yml:2: web.listen: \(problem)"])
    }

    @Test(arguments: [
        ("osconfig.googleapis.com/", "must begin with https:// or http://"),
        ("HTTPS://a/", "must begin with https:// or http://"),
        ("https://osconfig.googleapis.com", "must end in /"),
        ("https:///v1/", "must name a host, as in https://osconfig.googleapis.com/"),
        ("https://:80/", "must name a host, as in https://osconfig.googleapis.com/"),
        ("https://host:0/", "must name a host, as in https://osconfig.googleapis.com/"),
        ("https://host:99999/", "must name a host, as in https://osconfig.googleapis.com/"),
        ("https://ho st/", "must be printable ASCII without spaces"),
        ("https://user:hunter2@host/", "must not hold a user name or password"),
        ("https://host/?key=hunter2", "must not hold a query or fragment"),
    ])
    func `an endpoint that is not a base address is refused and not repeated`(text: String, problem: String) {
        let found = faults("google: { endpoints: { sts: '\(text)' } }")
        #expect(found == ["config.yml:2: google.endpoints.sts: \(problem)"])
    }

    @Test(arguments: [
        "", "\n\n", "# nothing\n", "---\n", "---\n...\n", "~", "{}", "projects: [acme-prod]",
    ])
    func `a file without a store says what to write`(text: String) {
        let advice = "write storage: { path: /var/lib/vmmanager-exporter/fleet.sqlite }"
        #expect(errors(in: text) == ["config.yml: storage.path: missing; \(advice)"])
    }

    @Test func `a store without a path is missing where the store stands`() {
        let advice = "write storage: { path: /var/lib/vmmanager-exporter/fleet.sqlite }"
        #expect(errors(in: "projects: []\nstorage:\n") == ["config.yml:2: storage.path: missing; \(advice)"])
        #expect(
            errors(in: "storage: fleet.sqlite") == ["config.yml:1: storage: expected a mapping of keys, found text"]
        )
        #expect(errors(in: "- storage") == ["config.yml:1: expected a mapping of keys, found a list"])
    }

    @Test func `all errors of a file are told in the order of its lines`() {
        let text = """
            projects: [acme-prod, Acme, acme-prod]
            storge: { path: a }
            web:
              listen: nowhere
              listen: 127.0.0.1:70000
            collection:
              intervals: { inventorys: 5m, instances: -5m, routers: 5 }
            agent: { active_polls: 6, silent_polls: 6 }
            cost:
              price_per_hour_usd: -1
              time_zone: Mars/Olympus
            publication: &p { tick: 1 }
            patch: *p
            ingest: !!map {}
            web: {}
            """
        #expect(
            errors(in: text) == [
                #"config.yml:1: projects[1]: "Acme" is not a project id: 6 to 30 lower-case letters, digits and "#
                    + "hyphens, a letter first, no hyphen last",
                "config.yml:1: projects[2]: acme-prod is already on line 1",
                "config.yml:2: storge: unknown key; did you mean storage?",
                #"config.yml:4: web.listen: "nowhere" has no port; write 127.0.0.1:10045"#,
                "config.yml:5: web.listen: the key is already on line 4",
                "config.yml:7: collection.intervals.instances: -5m is negative; a duration is 0 or more",
                "config.yml:7: collection.intervals.routers: 5 has no unit at its end; write 5s, or with m, h or d",
                "config.yml:7: collection.intervals.inventorys: unknown key; did you mean inventories?",
                "config.yml:8: agent.silent_polls: 6 must be above active_polls, which is 6",
                "config.yml:10: cost.price_per_hour_usd: -1 is negative; an amount is 0 or more",
                #"config.yml:11: cost.time_zone: "Mars/Olympus" is not a time zone of this machine; "#
                    + "write an IANA name such as America/Los_Angeles",
                "config.yml:12: publication: anchors and aliases (&name, *name) are not supported; write the value out",
                "config.yml:14: ingest: YAML tags (!name) are not supported; remove it",
                "config.yml:15: web: the key is already on line 3",
                "config.yml: storage.path: missing; write storage: { path: /var/lib/vmmanager-exporter/fleet.sqlite }",
            ]
        )
    }

    @Test func `errors are described line by line`() throws {
        let error = try #require(throws: ReadingErrors.self) { try read("a: 1\nb: 2\nstorage: { path: x }") }
        #expect(error.errors.map(\.line) == [1, 2])
        #expect(error.errors.map(\.key) == ["a", "b"])
        #expect(error.description.split(separator: "\n").count == 2)
    }
}
