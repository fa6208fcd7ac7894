import Fleet

@testable import FleetSimulator

/// A small fleet whose Compute Engine tests ask.
struct ComputeTestFleet {
    static let start = Timestamp(seconds: 1_795_420_800)

    let fleet: SimulatedFleet

    init(_ projects: [ProjectPlan] = [ComputeTestFleet.shop], events: [ScenarioEvent] = []) {
        let scenario = Scenario(name: "test", projects: projects, events: events)
        fleet = SimulatedFleet(scenario: scenario, seed: 7, start: Self.start, horizon: Self.start + .seconds(7_200))
    }

    /// Three web servers that people made, two of a managed group, and a node of a cluster.
    static var shop: ProjectPlan {
        var project = ProjectPlan(id: "shop", zones: ["europe-west3-a", "europe-west3-b"])
        project.number = "481516234299"
        project.metadata = ["enable-osconfig": "TRUE", "enable-guest-attributes": "TRUE"]
        var web = VMGroupPlan(name: "web-{n}", systems: [.init(.debian12, 1)], role: "web")
        web.count = 3
        web.labels = ["env": "prod"]
        web.hasExternalAddress = true
        var pool = VMGroupPlan(name: "pool-{x}", systems: [.init(.ubuntu2404, 1)], role: "worker")
        pool.count = 2
        pool.managedBy = "pool"
        var node = VMGroupPlan(name: "gke-node", systems: [.init(.cos, 1)], role: "gke")
        node.zones = ["us-central1-f"]
        project.groups = [web, pool, node]
        return project
    }

    /// The answer to a call of Compute Engine, some time after the start.
    func answer(
        _ path: String,
        _ query: [String: String] = [:],
        after time: Duration = .zero
    ) throws -> JSONValue {
        try APIClient(fleet, at: Self.start + time).get("/compute/v1/projects/\(path)", query)
    }
}
