import Fleet

@testable import FleetSimulator

/// A small fleet whose Compute Engine tests ask.
struct ComputeTestFleet {
    static let start = Timestamp(seconds: 1_795_420_800)
    private static let router = Router(GoogleAPI.compute)

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
        let request = APIRequest(
            "GET",
            "/compute/v1/projects/\(path)",
            query: query.map { APIRequest.Parameter($0.key, $0.value) }
        )
        guard let route = Self.router.route(verb: "GET", path: request.path) else { throw NoRoute(path: path) }
        let call = APICall(
            request: request,
            variables: route.variables,
            moment: fleet.at(Self.start + time),
            identity: "tester@example.com"
        )
        return try route.method.answer(call)
    }

    /// A path that no method has.
    struct NoRoute: Error {
        let path: String
    }
}

extension JSONValue {
    /// The list that a member is; empty when it is none.
    func each(_ key: String) -> [JSONValue] {
        if case .list(let values)? = self[key] { values } else { [] }
    }

    /// The keys of an object.
    var memberKeys: [String] {
        if case .object(let members) = self { members.map(\.key) } else { [] }
    }

    /// The text that this is; `nil` for anything else.
    var plainText: String? {
        if case .text(let text) = self { text } else { nil }
    }

    /// The names of the resources in all scopes of an aggregated list.
    func resourceNames(of collection: String) -> [String] {
        guard let items = self["items"] else { return [] }
        return items.memberKeys.flatMap { items[$0]?.each(collection) ?? [] }.compactMap { $0["name"]?.plainText }
    }
}
