import Foundation
import Testing

/// Dashboards, recording rules and alerts, asked of a real Prometheus.
@Suite(
    .serialized,
    .enabled(if: RunningPrometheus.path != nil && Binary.tool("python3") != nil, RunningPrometheus.isMissing)
)
struct ShippedExpressionsTests {
    /// It speaks of what is absent, and all three files are loaded; every other expression has to have data.
    private static let speaksOfAbsence = "VMManagerThresholdsMissing"
    /// What no simulated night has, and is left out of an expression so that the rest of it can be seen.
    private static let rare = [
        // Simulated deployments are always on time; other troubles of schedules there are.
        "VMManagerPatchDeploymentMissed": #",reason="missed_run""#
    ]

    @Test func `on the bad night every expression of dashboards, records and alerts has data`() async throws {
        let night = try await ScrapedNight("bad-night", more: Self.everythingConfigured)
        try await Self.letSourcesFail(in: night)

        // It names the panels and expressions that have none, and those that use families that do not exist.
        let panels = try await Self.script("lint-dashboards", "--queries", night.prometheus.url)
        #expect(panels.status == 0, "\(panels.output)\(panels.errors)")

        let rules = try await night.prometheus.rules()
        #expect(rules.count { $0.name.hasPrefix("VMManager") } >= 31)
        #expect(rules.count { $0.name.contains(":") } >= 18)
        for rule in rules {
            #expect(rule.health == "ok", "\(rule.name)")
            let hasData = try await night.prometheus.hasData(rule, leavingOut: Self.rare[rule.name])
            #expect(hasData == (rule.name != Self.speaksOfAbsence), "\(rule.name): \(rule.expression)")
        }
        let firing = try await night.prometheus.values(of: "alertname", in: #"ALERTS{alertstate="firing"}"#)
        #expect(
            firing.isSuperset(of: [
                "VMManagerAgentNeverSeen", "VMManagerAgentSilent", "VMManagerFinding", "VMManagerPatchDeploymentPaused",
                "VMManagerPatchFailed", "VMManagerPatchTimedOut", "VMManagerRolloutStuck", "VMManagerSourceDenied",
            ])
        )
        #expect(firing.isDisjoint(with: ["VMManagerExporterDown", "VMManagerThresholdsMissing"]))
    }

    @Test func `on the quiet night no alert fires, however short it waits`() async throws {
        let night = try await ScrapedNight("quiet-night")
        #expect(try await night.prometheus.query("vmmanager_vm_info").count > 20)
        #expect(try await night.prometheus.rules().allSatisfy { $0.health == "ok" })
        // Of several evaluations, not only of the last one.
        let alerts = try await night.prometheus.query("last_over_time(ALERTS[4s])")
        #expect(alerts.map { "\($0["metric"].value ?? "")" } == [])
    }

    @Test func `alerts and rules name only families that there are`() async throws {
        let pages = try await Self.script("alert-pages")
        #expect(pages.status == 0, "\(pages.output)\(pages.errors)")
    }

    /// A budget, a waiver, and limits short enough for what has just begun.
    private static let everythingConfigured = """
        waivers: waivers.yml
        checks: { rollout: 1h }
        cost: { free_vms: 10, budgets_usd: { 0D0D0D-0E0E0E-0F0F0F: 20 } }
        collection: { intervals: { routers: 2s } }
        """

    /// Denies one source, and lets another wait for quota.
    private static func letSourcesFail(in night: ScrapedNight) async throws {
        let cloud = night.cloud.control
        _ = try await cloud.fault(#"{"kind": "denied", "methods": ["routers.*"], "project": "acme-stage"}"#)
        _ = try await cloud.fault(
            #"{"kind": "rate_limited", "retry_after": 1, "methods": ["routers.*"], "project": "acme-prod", "times": 2}"#
        )
        for seen in [
            #"reason:vmmanager_source_errors_total:increase{reason="denied"}"#,
            #"rate(vmmanager_api_requests_total{code="429"}[15m])"#,
        ] {
            _ = try await Patience.until("Prometheus sees \(seen)") { try await night.prometheus.query(seen).first }
        }
    }

    private static func script(_ name: String, _ arguments: String...) async throws -> Binary.Result {
        try await Binary.runAside(
            [Folder.package.appending(path: "scripts/\(name)").path] + arguments,
            program: try #require(Binary.tool("python3"))
        )
    }
}

extension RunningPrometheus {
    /// Whether a rule's expression has data, if need be without its limits and a matcher.
    fileprivate func hasData(_ rule: Rule, leavingOut matcher: String?) async throws -> Bool {
        if try await !query(rule.expression).isEmpty { return true }
        let limits = /(>=|<=|==|>|<) (on \([a-z, ]*\) group_left \(\) vmmanager:[a-z_]+:limit|[0-9]+)/
        var weaker = rule.expression.replacing(limits, with: "")
        if let matcher { weaker = weaker.replacing(matcher, with: "") }
        return try await !query(weaker).isEmpty
    }
}
