import Assessment
import Exposition
import Fleet

extension MetricsCatalogue {
    /// The documentation of all families and of the closed lists that their labels take, as `docs/metrics.md` holds it.
    package static var markdown: String {
        let body = sections.map { section in
            heading(section) + section.declarations.map(row)
        }
        return ([introduction] + body + [closedLists]).map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
            + "\n"
    }

    private static let introduction = [
        "# Metrics",
        "",
        "Generated from the code: `UPDATE_GOLDEN=1 swift test --filter FleetMetricsTests` rewrites this page.",
        "",
        "Everything is a gauge, but for counters, which begin anew when the exporter starts; OpenMetrics says info where",
        "the type is info. Times are unix seconds and never ages.",
        "A series whose fact is unknown is absent, never 0; facts of a source that was never read are absent, sums",
        "included. Where a family says \"1 for the state that holds\", it shows that one state; in sums every known value",
        "is present, zeros included. Words of Google's APIs that this version does not know are passed through, 40",
        "characters at most. Of VMs that share project, zone and name only the youngest is shown and counted.",
    ]

    private static func heading(_ section: MetricSection) -> [String] {
        [
            "## \(section.title)", "", "`collect[]=\(section.name)`", "", "| family | type | labels | meaning |",
            "|---|---|---|---|",
        ]
    }

    private static func row(of family: FamilyDeclaration) -> String {
        let labels = family.labels.map { "`\($0)`" } + (family.hasVaryingLabels ? ["`label_…`"] : [])
        let help = family.help.replacing("|", with: "\\|")
        let type = family.stability == .stable ? family.type.rawValue : "\(family.type.rawValue), experimental"
        return "| `\(family.name)` | \(type) | \(labels.joined(separator: ", ")) | \(help) |"
    }

    private static var closedLists: [String] {
        let lists: [(title: String, values: [String])] = [
            ("`state` of agents, first match wins", words(of: AgentState.self)),
            ("`state` by Patch; sums add `\(PatchMetrics.none)`", words(of: PatchState.self)),
            ("`reason` of `vmmanager_vm_patch_failure_info`", words(of: FailureReason.self)),
            ("`state` of patch jobs", words(of: PatchJob.State.self)),
            ("`state` of patch deployments", words(of: PatchDeployment.State.self)),
            ("`state` by OS policies", words(of: ComplianceState.self)),
            ("`state` of rollouts", words(of: OSPolicyAssignment.RolloutState.self)),
            ("`power_state`", words(of: PowerState.self)),
            ("`manager`", words(of: PackageManager.self)),
            ("`severity` of CVEs; feeds may use others", SeverityCounts.known),
            ("`severity` of checks", words(of: Severity.self)),
            ("`outcome`", words(of: Verdict.self)),
            ("`kind` of orphans", words(of: OrphanKind.self)),
            ("`source`", words(of: Source.self)),
            ("`reason` of `vmmanager_source_errors_total`", words(of: ReadFailureReason.self)),
            ("`bucket`", ["global", "zonal"]),
        ]
        return ["## Words", "", "| label | values |", "|---|---|"]
            + lists.map { "| \($0.title) | \($0.values.map { "`\($0)`" }.joined(separator: ", ")) |" }
            + ["", "## Checks", "", "| `check` | `severity` | what must be so |", "|---|---|---|"]
            + CheckRegistry.all.map { "| `\($0.id)` | \($0.severity.rawValue) | \($0.title) |" }
    }

    private static func words<Known: CaseIterable & RawRepresentable<String>>(of: Known.Type) -> [String] {
        Known.allCases.map(\.rawValue)
    }
}
