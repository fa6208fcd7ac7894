import Fleet
import Testing

@testable import FleetSimulator

@Suite struct PatchRunTests {
    private let start = SmallFleet.start

    @Test func `a VM goes through the states in their order`() throws {
        var job = PatchJobPlan()
        job.hasPreStep = true
        job.hasPostStep = true
        job.reboot = .always
        let (fleet, patch) = SmallFleet.patched(job: job)
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        let states = fleet.steps[part.steps].map(\.state)
        #expect(
            states == [
                .notified, .acked, .runningPrePatchStep, .started, .applyingPatches, .rebooting, .applyingPatches,
                .runningPostPatchStep, .succeeded,
            ]
        )
        let times = fleet.steps[part.steps].map(\.at)
        #expect(times == times.sorted())
        #expect(part.installs)
        #expect(fleet.at(run.createTime).state(of: part) == .pending)
        #expect(fleet.at(run.createTime).state(of: run) == .started)
        #expect(fleet.at(run.createTime + .seconds(10)).state(of: run) == .instanceLookup)
        #expect(fleet.at(run.createTime + .seconds(100)).state(of: run) == .patching)
        #expect(fleet.at(start).state(of: run) == .succeeded)
    }

    @Test(arguments: [
        (ScenarioEvent.Action.stop, PatchState.inactive), (.loseServiceAccount, .noAgentDetected),
        (.uninstall, .noAgentDetected), (.metadata(["enable-osconfig": "no"]), .noAgentDetected),
        (.metadata(["osconfig-disabled-features": "tasks"]), .noAgentDetected), (.hang, .timedOut),
        (.patchEnding(.init(.failed, reason: .diskFull)), .failed), (.patchEnding(.init(.timedOut)), .timedOut),
        (.patchEnding(.init(.succeededRebootRequired)), .succeededRebootRequired),
    ])
    func `what is wrong with a VM decides how patching ends`(action: ScenarioEvent.Action, state: PatchState) throws {
        let event = ScenarioEvent(at: .seconds(-20_000), vms: ["*"], action: action)
        var job = PatchJobPlan()
        job.duration = .seconds(3_000)
        let (fleet, patch) = SmallFleet.patched(at: .seconds(-10_000), job: job, events: [event])
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.at(start).state(of: part) == state)
        #expect(fleet.at(start).failureReason(of: part).isEmpty == (state != .failed))
        let expected: PatchJob.State =
            switch state {
            case .timedOut: .timedOut
            case .failed, .noAgentDetected: .completedWithErrors
            default: .succeeded
            }
        #expect(fleet.at(start).state(of: run) == expected)
        #expect(part.installs == (state == .succeededRebootRequired))
    }

    @Test(arguments: [
        (OperatingSystem.debian12, false, PatchState.failed, Optional(FailureText.repositoryUnreachable)),
        (.windows2022, false, .failed, .windowsUpdate), (.debian12, true, .succeeded, nil),
        (.cos, false, .succeeded, nil),
    ])
    func `a VM that does not reach its packages is not patched`(
        system: OperatingSystem,
        isExternal: Bool,
        state: PatchState,
        reason: FailureText?
    ) throws {
        var job = PatchJobPlan()
        job.reboot = .always
        let project = SmallFleet.project {
            $0.network.nat = false
            $0.groups[0].systems = [.init(system, 1)]
            $0.groups[0].hasExternalAddress = isExternal
        }
        let (fleet, patch) = SmallFleet.patched(project, at: .seconds(-7_200), job: job)
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.at(start).state(of: part) == state)
        #expect(part.reason == reason)
    }

    @Test func `a job takes the VMs that have the labels as it begins`() throws {
        let events = [
            ScenarioEvent(at: .seconds(-8_000), vms: ["vm-1"], action: .labels(["env": nil])),
            ScenarioEvent(at: .seconds(-8_000), until: .seconds(-7_400), vms: ["vm-2"], action: .labels(["env": nil])),
            ScenarioEvent(at: .seconds(-3_600), vms: ["vm-3"], action: .labels(["env": nil])),
            ScenarioEvent(
                at: .seconds(-7_200),
                action: .patch(name: "hotfix", filter: Self.prod, job: PatchJobPlan())
            ),
        ]
        let fleet = SmallFleet.fleet(
            [SmallFleet.project(vms: 3) { $0.groups[0].labels = ["env": "prod"] }],
            events: events
        )
        let run = try #require(fleet.runs.first)
        #expect(fleet.parts[run.parts].map { fleet.machines[$0.machine].name } == ["vm-2", "vm-3"])
    }

    private static var prod: FilterPlan {
        var filter = FilterPlan()
        filter.labels = [["env": "prod"]]
        return filter
    }

    @Test func `an agent that begins to hang in a job stays where it was until the job ends`() throws {
        let event = ScenarioEvent(at: .seconds(-10_000 + 120), vms: ["*"], action: .hang)
        var job = PatchJobPlan()
        job.duration = .seconds(3_000)
        let (fleet, patch) = SmallFleet.patched(at: .seconds(-10_000), job: job, events: [event])
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.at(run.createTime + .seconds(2_900)).state(of: part) == .applyingPatches)
        #expect(fleet.at(run.createTime + .seconds(3_000)).state(of: part) == .timedOut)
    }

    @Test func `a job without a limit waits for ever for an agent that hangs`() throws {
        let event = ScenarioEvent(at: .seconds(-20_000), vms: ["*"], action: .hang)
        var job = PatchJobPlan()
        job.duration = nil
        let (fleet, patch) = SmallFleet.patched(at: .seconds(-10_000), job: job, events: [event])
        let run = try #require(patch)
        #expect(run.endTime == nil)
        #expect(fleet.at(start + .seconds(20 * 86_400)).state(of: run) == .patching)
    }

    @Test func `what is canceled ends as failed by the server`() throws {
        let cancel = ScenarioEvent(at: .seconds(-3_600 + 150), action: .cancel(name: "hotfix"))
        let (fleet, patch) = SmallFleet.patched(events: [cancel])
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.at(start).state(of: run) == .canceled)
        #expect(fleet.at(start).state(of: part) == .failed)
        #expect(fleet.at(start).failureReason(of: part) == "task canceled by server")
    }

    @Test func `zones are patched one after the other, and within the budget`() throws {
        let project = SmallFleet.project(vms: 40) { $0.zones = ["us-central1-a", "us-central1-b"] }
        var job = PatchJobPlan()
        job.budgetPercent = 25
        job.duration = nil
        let (fleet, patch) = SmallFleet.patched(project, at: .seconds(-80_000), job: job)
        let run = try #require(patch)
        for minute in 0..<600 {
            let moment = fleet.at(run.createTime + .seconds(minute * 60))
            let working = fleet.parts[run.parts].filter { moment.state(of: $0).isWorking }
            #expect(working.count <= 5)
            #expect(Set(working.map { fleet.machines[$0.machine].zone }).count <= 1)
        }
        #expect(fleet.at(start).counts(of: run) == [.succeeded: 40])
    }

    @Test func `too many failures in a zone stop a rollout`() throws {
        let project = SmallFleet.project(vms: 20) { $0.zones = ["us-central1-a", "us-central1-b"] }
        let event = ScenarioEvent(at: .seconds(-90_000), vms: ["*"], action: .patchEnding(.init(.failed)))
        var job = PatchJobPlan()
        job.budgetPercent = 10
        job.duration = nil
        let (fleet, patch) = SmallFleet.patched(project, at: .seconds(-80_000), job: job, events: [event])
        let run = try #require(patch)
        #expect(run.isStopped)
        #expect(fleet.at(start).counts(of: run) == [.failed: 10, .pending: 10])
        #expect(fleet.at(start).state(of: run) == .completedWithErrors)
    }

    @Test func `members of instance groups are left out unless the job allows them`() throws {
        let project = SmallFleet.project(vms: 3) { $0.groups[0].managedBy = "web" }
        #expect(try #require(SmallFleet.patched(project).run).parts.isEmpty)
        var job = PatchJobPlan()
        job.allowsManaged = true
        #expect(try #require(SmallFleet.patched(project, job: job).run).parts.count == 3)
    }

    @Test func `a rehearsal changes nothing`() throws {
        var job = PatchJobPlan()
        job.isDryRun = true
        job.reboot = .always
        let (fleet, patch) = SmallFleet.patched(job: job)
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(!part.installs)
        #expect(!fleet.steps[part.steps].contains { $0.state == .rebooting })
    }

    @Test func `while a VM is being patched, its agent reports nothing; afterwards it does at once`() throws {
        let (fleet, patch) = SmallFleet.patched()
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        let end = try #require(part.endTime)
        let begin = try #require(fleet.steps[part.steps].first { $0.state.isWorking }).at
        let machine = fleet.machines[part.machine]
        #expect(try #require(fleet.at(end).agent(of: machine).lastInventory) < begin)
        let after = fleet.at(end + .seconds(13))
        #expect(after.agent(of: machine).lastInventory == end + .seconds(12))
        #expect(after.software(of: machine)?.installedThrough == run.createTime.day)
    }

    @Test func `deployments run by their schedule, and not while they are paused`() throws {
        let project = SmallFleet.project {
            $0.deployments = [
                DeploymentPlan(id: "daily", filter: FilterPlan(), schedule: SchedulePlan(.daily, minuteOfDay: 120))
            ]
        }
        let pause = ScenarioEvent(
            at: .seconds(-4 * 86_400),
            until: .seconds(-2 * 86_400),
            project: "acme-prod",
            action: .pause(deployment: "daily")
        )
        let fleet = SmallFleet.fleet([project], events: [pause])
        let moment = fleet.at(start)
        let days = moment.runs(of: fleet.projects[0]).prefix(4).map { $0.createTime.rfc3339.prefix(10) }
        #expect(days == ["2026-11-23", "2026-11-22", "2026-11-19", "2026-11-18"])
        let deployment = project.deployments[0]
        #expect(moment.nextRun(of: deployment)?.rfc3339 == "2026-11-24T02:00:00Z")
        #expect(moment.lastRun(of: deployment, in: fleet.projects[0])?.createTime.rfc3339 == "2026-11-23T02:00:00.412Z")
        #expect(fleet.at(start - .seconds(3 * 86_400)).isPaused(deployment, in: fleet.projects[0]))
    }

    @Test func `a fleet that learns of more time is the one that knew it from the beginning`() {
        let project = SmallFleet.project(vms: 10) {
            $0.deployments = [
                DeploymentPlan(id: "daily", filter: FilterPlan(), schedule: SchedulePlan(.daily, minuteOfDay: 120))
            ]
        }
        var weather = Weather()
        weather.patchFailure = 0.2
        let scenario = Scenario(name: "test", projects: [project], weather: weather)
        let whole = SimulatedFleet(scenario: scenario, seed: 3, start: start, horizon: start + .seconds(9 * 86_400))
        var grown = SimulatedFleet(scenario: scenario, seed: 3, start: start, horizon: start)
        for day in 1...9 { grown = grown.extended(to: start + .seconds(day * 86_400)) }
        #expect(grown.runs == whole.runs)
        #expect(grown.parts == whole.parts)
        #expect(grown.steps == whole.steps)
        #expect(whole.parts.contains { $0.reason != nil })
    }

    @Test func `an event that is added changes nothing before it`() {
        let (fleet, _) = SmallFleet.patched(SmallFleet.project(vms: 10))
        let more = fleet.adding(ScenarioEvent(at: .seconds(10), vms: ["vm-*"], action: .stop))
        #expect(more.runs == fleet.runs)
        #expect(more.steps == fleet.steps)
        #expect(more.at(start).truth() == fleet.at(start).truth())
        #expect(more.at(start + .seconds(60)).power(of: more.machines[0]).status == "TERMINATED")
    }

    @Test func `a rehearsal asks for no reboot, whatever chance or an event says`() throws {
        let event = ScenarioEvent(
            at: .seconds(-9_000),
            vms: ["*"],
            action: .patchEnding(.init(.succeededRebootRequired))
        )
        var job = PatchJobPlan()
        job.isDryRun = true
        job.duration = nil
        let (fleet, patch) = SmallFleet.patched(SmallFleet.project(vms: 20), job: job, events: [event])
        let run = try #require(patch)
        #expect(Set(run.finalCounts.keys) == [.succeeded])
        #expect(fleet.parts[run.parts].allSatisfy { !$0.installs })
    }

    @Test func `a VM that is deleted in the middle of a job ends as inactive`() throws {
        let event = ScenarioEvent(at: .seconds(-3_600 + 120), vms: ["*"], action: .delete)
        let (fleet, patch) = SmallFleet.patched(events: [event])
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.at(run.createTime + .seconds(119)).state(of: part).isWorking)
        #expect(fleet.at(run.createTime + .seconds(120)).state(of: part) == .inactive)
        #expect(part.endTime == fleet.machines[0].deletedAt)
        #expect(!part.installs)
    }

    @Test func `a VM that is stopped for the night in the middle of a job does not go on`() throws {
        // The job begins at 11:57, the night at 12:00.
        let project = SmallFleet.project { $0.groups[0].stoppedHours = .init(from: 12, to: 13) }
        var job = PatchJobPlan()
        job.duration = .seconds(1_800)
        let (fleet, patch) = SmallFleet.patched(project, at: .seconds(-170), job: job)
        let run = try #require(patch)
        let part = try #require(fleet.parts[run.parts].first)
        #expect(fleet.steps[part.steps].dropLast().allSatisfy { $0.at < start })
        #expect(fleet.at(start + .seconds(3_600)).state(of: part) == .timedOut)
    }
}
