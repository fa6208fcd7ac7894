import Assessment
import Fleet

/// All checks on 100,000 VMs, and on the thousand whose facts changed.
struct AssessmentBenchmark {
    /// How often each is measured.
    var rounds = 7

    func run() -> [Row] {
        var fleet = MadeUpFleet().snapshot()
        let settings = AssessmentSettings()
        var assessment = Assessment(of: fleet, settings: settings)
        var whole: [Double] = []
        for _ in 0..<rounds {
            whole.append(Stopwatch.seconds { assessment = Assessment(of: fleet, settings: settings) })
        }
        var partly: [Double] = []
        var renewed = 0
        for round in 1...rounds {
            fleet = Self.beating(fleet, round: round)
            partly.append(Stopwatch.seconds { assessment = Assessment(of: fleet, since: assessment) })
            renewed = assessment.projects.reduce(0) { $0 + ($1.changes?.vms.count ?? 0) }
        }
        let failing = assessment.projects.flatMap(\.vms).flatMap(\.outcomes).count { $0.verdict == .fail }
        return [
            Row("assess, input", "\(fleet.vmCount) VMs, \(assessment.checks.count) checks, \(failing) failures"),
            Row("assess, all of it", "\((whole.median * 1_000).rounded()) ms on one core"),
            Row("assess, \(renewed) changed VMs", "\((partly.median * 10_000).rounded() / 10) ms"),
        ]
    }

    /// A second later: a thousand agents of all projects have spoken, and inventories were read again.
    private static func beating(_ fleet: FleetSnapshot, round: Int) -> FleetSnapshot {
        let now = MadeUpFleet.now + .seconds(round)
        var projects = fleet.projects
        var index = round
        for place in projects.indices {
            let count = projects[place].vms.count
            while index < count {
                projects[place].vms[index].inventory?.updateTime = now
                index += 97
            }
            index -= count
            for read in projects[place].reads.indices where projects[place].reads[read].source == .inventories {
                projects[place].reads[read].lastSuccess = now
            }
        }
        return FleetSnapshot(at: now, projects: projects)
    }
}
