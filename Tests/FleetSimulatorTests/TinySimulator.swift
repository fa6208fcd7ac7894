import Fleet
import Synchronization

@testable import FleetSimulator

/// A simulator of one project with one zone, whose patch jobs are five and whose start is the epoch plus 2,000,000,000 s.
struct TinySimulator {
    static let start = Timestamp(seconds: 2_000_000_000)

    let simulator: Simulator

    init(options: Simulator.Options = .init(), events: [ScenarioEvent] = []) {
        simulator = Simulator(
            scenario: Self.scenario(events: events),
            seed: 7,
            start: Self.start,
            options: options,
            methods: Self.methods
        )
    }

    static func scenario(events: [ScenarioEvent] = []) -> Scenario {
        var project = ProjectPlan(id: "demo", zones: ["us-central1-a"])
        project.number = "424242"
        project.groups = [VMGroupPlan(name: "web-{n}", systems: [.init(.debian12, 1)], role: "web")]
        return Scenario(name: "tiny", history: .seconds(86_400), projects: [project], events: events)
    }

    static let methods = [
        list("patchJobs.list", .osConfig, "/v1/projects/{project}/patchJobs", "osconfig.patchJobs.list", .globalRead),
        list(
            "inventories.list",
            .osConfig,
            "/v1/projects/{project}/locations/{location}/instances/-/inventories",
            "osconfig.inventories.list",
            .zonalRead
        ),
        APIMethod("instances.aggregatedList", .compute, "GET", "/compute/v1/projects/{project}/aggregated/instances") {
            call throws(APIError) in
            ["size": .integer(try call.integer("maxResults") ?? 0)]
        },
        APIMethod("patchJobs.get", .osConfig, "GET", "/v1/projects/{project}/patchJobs/{job}") {
            call throws(APIError) in
            ["name": .text(call.variable("job")), "percentComplete": 50, "dryRun": true, "state": .word("STARTED", 1)]
        },
    ]

    private static func list(
        _ id: String,
        _ service: GoogleService,
        _ template: String,
        _ permission: String,
        _ quota: APIMethod.QuotaClass
    ) -> APIMethod {
        APIMethod(id, service, "GET", template, permission: permission, quota: quota) { call throws(APIError) in
            _ = try call.project()
            let page = try call.page(over: 0..<5, defaultSize: 3, maximum: 100) { ["id": .integer($0)] }
            return ["items": .list(page.items), "nextPageToken": page.nextPageToken]
        }
    }

    /// Answers a request some time after the start.
    func delivery(
        _ target: String,
        verb: String = "GET",
        headers: [String: String] = [:],
        body: String = "",
        after time: Duration = .zero
    ) -> Delivery {
        guard let request = APIRequest(verb, target: target, headers: headers, body: Array(body.utf8)) else {
            return Delivery(APIResponse(status: 0, body: []))
        }
        return simulator.answer(request, at: Self.start + time)
    }

    /// The status and body of an answer.
    func ask(
        _ target: String,
        verb: String = "GET",
        headers: [String: String] = [:],
        body: String = "",
        after time: Duration = .zero
    ) -> (status: Int, body: String) {
        let response = delivery(target, verb: verb, headers: headers, body: body, after: time).response
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// Sets up a fault.
    func add(_ kind: Fault.Kind, configure: (inout Fault) -> Void = { _ in }) {
        var fault = Fault(kind)
        configure(&fault)
        simulator.state.withLock { _ = $0.faults.add(fault) }
    }
}
