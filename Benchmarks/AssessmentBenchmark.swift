import Assessment
import Fleet

/// All checks on 100,000 VMs, and on the thousand whose facts changed.
struct AssessmentBenchmark {
    /// How often each is measured.
    var rounds = 7

    func run() -> [Row] {
        let fleet = MadeUpFleet().snapshot()
        let settings = AssessmentSettings()
        var assessment = Assessment(of: fleet, settings: settings)
        var whole: [Double] = []
        for _ in 0..<rounds {
            whole.append(Stopwatch.seconds { assessment = Assessment(of: fleet, settings: settings) })
        }
        let ids = fleet.projects.flatMap(\.vms).map(\.id)
        var partly: [Double] = []
        for round in 0..<rounds {
            let changed = Set((0..<1_000).map { ids[($0 * 97 + round) % ids.count] })
            partly.append(
                Stopwatch.seconds {
                    assessment = Assessment(of: fleet, settings: settings, since: assessment, changed: changed)
                }
            )
        }
        let failing = assessment.projects.flatMap(\.vms).flatMap(\.outcomes).count { $0.verdict == .fail }
        return [
            Row("assess, input", "\(ids.count) VMs, \(assessment.checks.count) checks, \(failing) failures"),
            Row("assess, all of it", "\((whole.median * 1_000).rounded()) ms on one core"),
            Row("assess, 1,000 changed VMs", "\((partly.median * 10_000).rounded() / 10) ms"),
        ]
    }
}
