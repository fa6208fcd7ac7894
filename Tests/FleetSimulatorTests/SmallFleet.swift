import Fleet

@testable import FleetSimulator

/// Small fleets for tests: one project, one zone, Debian VMs named `vm-1` and so on.
enum SmallFleet {
    /// The moment that the times of scenarios are relative to: a Monday.
    static let start = Timestamp(rfc3339: "2026-11-23T12:00:00Z") ?? Timestamp(seconds: 0)

    /// A project with one group of VMs, which a change makes to what a test wants.
    static func project(
        vms count: Int = 1,
        change: (inout ProjectPlan) -> Void = { _ in }
    ) -> ProjectPlan {
        var project = ProjectPlan(id: "acme-prod", zones: ["us-central1-a"])
        project.number = "123456789012"
        project.metadata = ["enable-osconfig": "TRUE"]
        var group = VMGroupPlan(name: "vm-{n}", systems: [.init(.debian12, 1)], role: "web")
        group.count = count
        project.groups = [group]
        change(&project)
        return project
    }

    /// A fleet in which events happen.
    static func fleet(
        _ projects: [ProjectPlan] = [project()],
        weather: Weather = Weather(),
        events: [ScenarioEvent] = [],
        seed: UInt64 = 1
    ) -> SimulatedFleet {
        let scenario = Scenario(name: "test", projects: projects, weather: weather, events: events)
        return SimulatedFleet(scenario: scenario, seed: seed, start: start, horizon: start + .seconds(30 * 86_400))
    }

    /// A fleet with a job that somebody starts by hand, and that job.
    static func patched(
        _ project: ProjectPlan = project(),
        at: Duration = .seconds(-3_600),
        job: PatchJobPlan = PatchJobPlan(),
        events: [ScenarioEvent] = []
    ) -> (fleet: SimulatedFleet, run: PatchRun?) {
        let patch = ScenarioEvent(
            at: at,
            project: project.id,
            action: .patch(name: "hotfix", filter: FilterPlan(), job: job)
        )
        let fleet = fleet([project], events: [patch] + events)
        return (fleet, fleet.runs.first)
    }
}
