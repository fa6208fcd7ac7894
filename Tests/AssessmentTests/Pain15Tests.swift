import Assessment
import Fleet
import Testing

/// Midnight comes without members from the API, and daily schedules were long unknown to other tools.
@Suite struct Pain15Tests {
    /// A deployment each midnight in Zurich, which last ran on a day of November 2026.
    private func scene(lastRun day: Int) throws -> PatchScene {
        var scene = PatchScene()
        scene.deployments = [
            .active(
                "midnight",
                .daily { schedule in
                    schedule.timeOfDay.hours = 0
                    schedule.timeOfDay.minutes = 0
                }
            ) { $0.lastExecuteTime = Timestamp(rfc3339: "2026-11-\(day)T23:00:01Z") }
        ]
        return scene
    }

    @Test func `pain 15: a run each midnight that came is fine`() throws {
        let outcome = try #require(try scene(lastRun: 22).outcome(of: "patch_schedule"))
        #expect(outcome.verdict == .pass)
    }

    @Test func `pain 15: a run each midnight that did not come is found, with the midnight it was due`() throws {
        let outcome = try #require(try scene(lastRun: 20).outcome(of: "patch_schedule"))
        #expect(outcome.verdict == .fail)
        #expect(outcome.reason == "missed_run")
        #expect(outcome.since?.rfc3339 == "2026-11-21T23:00:00Z")
        #expect(outcome.evidence.first?.hasSuffix("daily at 00:00 Europe/Zurich") == true)
    }
}
