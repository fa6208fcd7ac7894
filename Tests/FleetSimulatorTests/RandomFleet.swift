import Fleet
import TestSupport

@testable import FleetSimulator

/// Fleets of random plans in which random things happen, the same ones for the same seed.
struct RandomFleet {
    static let start = SmallFleet.start
    static let zones = ["europe-west3-a", "us-central1-a", "us-central1-b"]

    let seed: UInt64
    let scenario: Scenario
    let fleet: SimulatedFleet

    init(_ seed: UInt64) {
        self.seed = seed
        scenario = Self.scenario(seed)
        fleet = Self.made(of: scenario, seed: seed)
    }

    /// The fleet once more, from the beginning.
    var twin: SimulatedFleet { Self.made(of: scenario, seed: seed) }

    /// Some moments of the three weeks around the start, in no order.
    var moments: [Timestamp] {
        var generator = SeededGenerator(seed: seed &+ 1_000)
        return (0..<4).map { _ in Self.start + .seconds(.random(in: -10 * 86_400...10 * 86_400, using: &generator)) }
    }

    private static func made(of scenario: Scenario, seed: UInt64) -> SimulatedFleet {
        SimulatedFleet(scenario: scenario, seed: seed, start: start, horizon: start + .seconds(11 * 86_400))
    }

    private static func scenario(_ seed: UInt64) -> Scenario {
        var generator = SeededGenerator(seed: seed)
        var weather = Weather()
        weather.patchFailure = 0.2
        weather.patchTimeout = 0.1
        weather.rebootRequired = 0.2
        weather.violation = 0.3
        let projects = ["acme-prod", "acme-test"].map { project($0, using: &generator) }
        let events = (0..<24).map { _ in event(using: &generator) }
        return Scenario(name: "random", projects: projects, weather: weather, events: events)
    }

    private static func project(_ id: String, using generator: inout SeededGenerator) -> ProjectPlan {
        var project = ProjectPlan(id: id, zones: Array(zones.prefix(.random(in: 1...3, using: &generator))))
        project.metadata = ["enable-osconfig": "TRUE", "enable-guest-attributes": "TRUE"]
        project.orchestrators = ["everywhere"]
        project.groups = (0..<4).map { group($0, using: &generator) }
        project.deployments = (0..<3).map { number in
            var deployment = DeploymentPlan(
                id: "deployment-\(number)",
                filter: FilterPlan(),
                schedule: SchedulePlan(number == 0 ? .daily : .weekly(day: number), minuteOfDay: number * 400)
            )
            deployment.job = job(using: &generator)
            return deployment
        }
        project.assignments = (0..<3).map { number in
            var assignment = AssignmentPlan(
                id: "assignment-\(number)",
                policies: [PolicyPlan(id: "agent", isEnforced: number > 0, resource: .package("agent"))]
            )
            assignment.includes = number == 2 ? [["env": "prod"]] : []
            return assignment
        }
        return project
    }

    private static func group(_ number: Int, using generator: inout SeededGenerator) -> VMGroupPlan {
        let systems: [OperatingSystem] = [.debian12, .windows2022, .sles15, .cos]
        var group = VMGroupPlan(
            name: ["web-{n}", "pool-{x}", "sap", "win-{n}"][number],
            systems: [.init(systems.randomElement(using: &generator) ?? .debian12, 1)],
            role: "web"
        )
        group.count = .random(in: 1...5, using: &generator)
        group.labels = ["env": number.isMultiple(of: 2) ? "prod" : "test", "empty": ""]
        group.managedBy = number == 1 ? "pool" : nil
        group.created = .seconds(-20 * 86_400) ... .seconds(-4 * 86_400)
        if number == 1 { group.lifetime = .seconds(.random(in: 40_000...400_000, using: &generator)) }
        if number == 2, Bool.random(using: &generator) {
            let from = Int.random(in: 0...23, using: &generator)
            group.stoppedHours = .init(from: from, to: (from + .random(in: 1...12, using: &generator)) % 24)
        }
        return group
    }

    private static func job(using generator: inout SeededGenerator) -> PatchJobPlan {
        var job = PatchJobPlan()
        job.duration = Bool.random(using: &generator) ? nil : .seconds(.random(in: 900...7_200, using: &generator))
        job.isZoneByZone = .random(using: &generator)
        job.budgetPercent = .random(in: 1...100, using: &generator)
        job.reboot = PatchJobPlan.Reboot.allCases.randomElement(using: &generator) ?? .default
        job.hasPreStep = .random(using: &generator)
        job.hasPostStep = .random(using: &generator)
        job.allowsManaged = .random(using: &generator)
        job.isDryRun = Int.random(in: 0...4, using: &generator) == 0
        return job
    }

    private static func event(using generator: inout SeededGenerator) -> ScenarioEvent {
        let at = Duration.seconds(.random(in: -9 * 86_400...9 * 86_400, using: &generator))
        let actions: [ScenarioEvent.Action] = [
            .stop, .delete, .recreate, .reboot, .hang, .delay(.seconds(2_700)), .uninstall, .loseServiceAccount,
            .metadata(["enable-osconfig": "FALSE", "osconfig-poll-interval": "60"]),
            .metadata(["osconfig-poll-interval": "37"]), .metadata(["osconfig-disabled-features": "osinventory"]),
            .violate(policy: "agent", repair: .heals), .violate(policy: "agent", repair: .fails("no")),
            .violate(policy: "agent", repair: .errs("exit status 3")), .patchEnding(.init(.failed)),
            .patchEnding(.init(.succeededRebootRequired)), .labels(["env": nil]), .labels(["env": "prod"]),
        ]
        let inProjects: [ScenarioEvent.Action] = [
            .projectMetadata(["osconfig-poll-interval": "5", "enable-osconfig": "TRUE"]),
            .patch(name: "hotfix", filter: FilterPlan(), job: job(using: &generator)), .cancel(name: "hotfix"),
            .cancel(name: "deployment-0"), .pause(deployment: "deployment-1"),
            .rollout(assignment: "assignment-1", isStuck: false), .rollout(assignment: "assignment-1", isStuck: true),
            .rollout(assignment: "assignment-1", isStuck: false, misses: ["*-1"]), .featureSet(.limited),
        ]
        let isOfVMs = Int.random(in: 0...2, using: &generator) > 0
        return ScenarioEvent(
            at: at,
            until: Bool.random(using: &generator) ? nil : at + .seconds(.random(in: 60...90_000, using: &generator)),
            vms: isOfVMs ? [["web-*", "*", "*-1", "sap*", "acme-test/*"].randomElement(using: &generator) ?? "*"] : [],
            action: (isOfVMs ? actions : inProjects).randomElement(using: &generator) ?? .reboot
        )
    }
}

extension RandomFleet {
    /// A list of an API: its path, the parameter for the size of pages, and where its items are.
    struct List: Sendable {
        let path: String
        var sizeParameter = "pageSize"
        let items: @Sendable (JSONValue) -> [JSONValue]

        init(_ path: String, _ key: String) {
            self.path = path
            items = { $0.elements(key) }
        }

        init(aggregated path: String, _ key: String) {
            self.path = path
            sizeParameter = "maxResults"
            items = { answer in
                (answer["items"]?.memberKeys ?? []).flatMap { answer["items"]?[$0]?.elements(key) ?? [] }
            }
        }
    }

    /// The lists of a moment.
    static func lists(at moment: FleetMoment) -> [List] {
        moment.fleet.projects.flatMap { project -> [List] in
            let path = "/v1/projects/\(project.id)"
            let jobs = moment.runs(of: project).prefix(4).map { "\(path)/patchJobs/\($0.id)/instanceDetails" }
            let zonal = project.zones.flatMap { zone -> [List] in
                let instances = "\(path)/locations/\(zone)/instances/-"
                return [
                    List("\(instances)/inventories", "inventories"),
                    List("\(instances)/vulnerabilityReports", "vulnerabilityReports"),
                    List("\(instances)/osPolicyAssignments/-/reports", "osPolicyAssignmentReports"),
                    List("\(path)/locations/\(zone)/osPolicyAssignments", "osPolicyAssignments"),
                ]
            }
            return [
                List("\(path)/patchJobs", "patchJobs"), List("\(path)/patchDeployments", "patchDeployments"),
                List(aggregated: "/compute/v1/projects/\(project.id)/aggregated/instances", "instances"),
                List("\(path)/services", "services"), List("/v1/projects", "projects"),
            ] + jobs.map { List($0, "patchJobInstanceDetails") } + zonal
        }
    }
}
