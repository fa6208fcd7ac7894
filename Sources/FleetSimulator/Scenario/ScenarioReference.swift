import StrictYAML

/// The reference of scenario files, generated from the declarations of their keys.
package enum ScenarioReference {
    /// The text of docs/scenarios.md.
    package static var markdown: String {
        let sections: [[String]] = [
            introduction, KeyTables.lines(of: declarations), [""] + actions, [""] + faults, [""] + bundled,
        ]
        return sections.flatMap(\.self).joined(separator: "\n") + "\n"
    }

    /// Every key, in the order of the reference.
    static var declarations: [ReadingLog.Declaration] {
        let log = ReadingLog(surroundings: ScenarioReader.utcOnly)
        _ = Scenario(reading: MappingReader(root: nil, log: log))
        return log.declarations
    }

    /// One event for each action.
    static let examples: [(action: String, event: String)] = [
        ("stop", "{ at: -5d, until: -3d, vms: [batch-1], stop: true }"),
        ("delete", "{ at: +1h, vms: [acme-prod/api-2], delete: true }"),
        ("recreate", "{ at: -20h, vms: [api-1], recreate: true }"),
        ("reboot", "{ at: -1h, vms: [\"api-*\"], reboot: true }"),
        ("hang", "{ at: -2d, vms: [db-1], hang: true }"),
        ("delay", "{ at: -3d, vms: [db-1], delay: 40m }"),
        ("uninstall", "{ at: -3d, vms: [batch-1], uninstall: true }"),
        ("lose_service_account", "{ at: -3d, until: -1d, vms: [batch-1], lose_service_account: true }"),
        ("labels", "{ at: -5h, vms: [db-1], labels: { env: ~ } }"),
        ("metadata", "{ at: -2d, vms: [api-1], metadata: { enable-osconfig: \"FALSE\", osconfig-poll-interval: ~ } }"),
        ("project_metadata", "{ at: -2d, project: acme-prod, project_metadata: { enable-osconfig: ~ } }"),
        ("cancel", "{ at: -1d, project: acme-prod, cancel: weekly-linux }"),
        ("pause", "{ at: -1w, until: +1w, project: acme-prod, pause: weekly-linux }"),
        ("feature_set", "{ at: -36h, project: acme-prod, feature_set: limited }"),
        (
            "patch_ending",
            "{ at: -2w, until: 0, vms: [api-2], patch_ending: { state: failed, reason: lock_held } }"
        ),
        ("violate", "{ at: -3h, vms: [api-1], violate: { policy: ops-agent, fails: \"exit status 100\" } }"),
        ("rollout", "{ at: -6h, project: acme-prod, rollout: { assignment: baseline, stuck: true } }"),
        (
            "patch",
            "{ at: -50m, project: acme-prod, patch: { name: hot fix, filter: { prefixes: [api-] }, duration: 1h } }"
        ),
        ("fault", "{ at: 0, until: +10m, fault: { kind: rate_limited, retry_after: 7, methods: [patchJobs.list] } }"),
    ]

    /// One fault for each way of writing one.
    static let faultExamples = [
        "kind=rate_limited,retry_after=7,methods=patchJobs.list+inventories.*,project=acme-prod",
        "kind=server_error,code=503,chance=50%",
        "kind=slow,by=5s,location=us-central1-a",
        "kind=truncated_json,times=3",
    ]

    /// A scenario with what the examples name.
    static let exampleProjects = """
        name: example
        projects:
          - id: acme-prod
            zones: [us-central1-a, us-central1-b]
            vms:
              - { name: "api-{n}", count: 2, os: debian-12 }
              - { name: batch-1, os: { debian-12: 60, rhel-9: 40 } }
              - { name: db-1, os: rhel-9, labels: { env: prod } }
            deployments:
              - { id: weekly-linux, schedule: { weekly: SUNDAY, at: "02:00" } }
            assignments:
              - id: baseline
                policies: [{ id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }]
        """

    private static let introduction =
        [
            "# Scenarios",
            "",
            "Generated from the code. A scenario says what a made-up fleet is and what happens to it.",
            "",
            "The file is one YAML document in UTF-8, without anchors, aliases and tags; JSON is YAML too. Unknown and repeated",
            "keys are errors. Durations are whole numbers with units: `90s`, `5m`, `1h30m`, `7d`, `2w`, or `0`. Times are",
            "durations relative to the start, which is the moment at which somebody begins to look: `-50m` lies before it,",
            "`+2h` after it, and `0` is the start. Labels and metadata are texts: what looks like a number or a truth value",
            "needs quotation marks, as in `enable-osconfig: \"TRUE\"`.",
            "",
            "```yaml",
        ] + exampleProjects.split(separator: "\n").map(String.init) + [
            "events:", "  - { at: -2d, vms: [db-1], hang: true }", "```",
        ]

    private static var actions: [String] {
        let head = [
            "## Actions", "",
            "Each event has exactly one action. Its `vms` must exist in the scenario, and so must what it names.", "",
            "| action | example |", "|---|---|",
        ]
        return head + examples.map { "| `\($0.action)` | `\($0.event)` |" }
    }

    private static var faults: [String] {
        let kinds = Fault.Word.allCases.map { word in
            "| `\(word.rawValue)` | \(word.meaning) | \(word.parameter.map { "`\($0)`" } ?? "") |"
        }
        let head = ["## Faults", "", "| kind | what happens to the call | its own key |", "|---|---|---|"]
        return head + kinds + [
            "", "On the command line a fault is one argument, with `,` between keys and `+` between methods:", "",
            "```",
        ] + faultExamples + ["```"]
    }

    private static var bundled: [String] {
        [
            "## Bundled scenarios", "", "Their files have comments and are meant to be copied.", "",
            "| name | shows |", "|---|---|",
        ]
            + BundledScenario.all.map { bundled in
                "| `\(bundled.name)` | \((try? bundled.scenario())?.summary ?? "") |"
            }
    }
}
