import Fleet
import Testing

@testable import FleetSimulator

@Suite struct PolicyReporterTests {
    private let start = SmallFleet.start

    private func fleet(
        enforced: Bool = true,
        weather: Weather = Weather(),
        events: [ScenarioEvent] = [],
        change: (inout ProjectPlan) -> Void = { _ in }
    ) -> SimulatedFleet {
        let policy = PolicyPlan(id: "ops-agent", isEnforced: enforced, resource: .package("google-cloud-ops-agent"))
        let project = SmallFleet.project {
            $0.assignments = [AssignmentPlan(id: "baseline", policies: [policy])]
            change(&$0)
        }
        return SmallFleet.fleet([project], weather: weather, events: events)
    }

    private func report(in fleet: SimulatedFleet, at now: Timestamp, of index: Int = 0) -> PolicyReport? {
        let moment = fleet.at(now)
        guard let assignment = moment.assignments(in: fleet.projects[0], zone: "us-central1-a").first else {
            return nil
        }
        return moment.report(on: fleet.machines[index], by: assignment)
    }

    @Test func `an agent runs policies once an hour`() throws {
        let fleet = fleet()
        let runs = fleet.at(start).policyRuns(of: fleet.machines[0], from: start - .seconds(36_000), to: start)
        #expect(runs.count == 10)
        #expect(zip(runs, runs.dropFirst()).allSatisfy { $1 - $0 == .seconds(3_600) })
        #expect(try #require(report(in: fleet, at: start)).verdicts.map(\.state) == [.compliant])
    }

    @Test func `what an enforced policy finds wrong, it mends at the next run; until then nobody sees it`() throws {
        let event = ScenarioEvent(
            at: .seconds(-7_200),
            vms: ["*"],
            action: .violate(policy: "ops-agent", repair: .heals)
        )
        let fleet = fleet(events: [event])
        let moment = fleet.at(start)
        let runs = moment.policyRuns(of: fleet.machines[0], from: start - .seconds(7_200), to: start)
        let first = try #require(runs.first)
        let before = try #require(report(in: fleet, at: first - .seconds(1)))
        #expect(before.verdicts.map(\.state) == [.compliant])
        let assignment = try #require(moment.assignments(in: fleet.projects[0], zone: "us-central1-a").first)
        func isViolated(at moment: Timestamp) -> Bool {
            PolicyReporter(moment: fleet.at(moment), machine: fleet.machines[0], assignment: assignment)
                .isViolated(assignment.plan.policies[0])
        }
        #expect(isViolated(at: first - .seconds(1)))
        #expect(!isViolated(at: first))
        // A run takes some seconds.
        let healed = try #require(report(in: fleet, at: first + .seconds(12)))
        #expect(healed.verdicts[0].steps.map(\.kind) == [.validation, .check, .enforcement, .checkAfter])
        #expect(healed.verdicts[0].state == .compliant)
        let later = try #require(report(in: fleet, at: first + .seconds(3_612)))
        #expect(later.verdicts[0].steps.map(\.kind) == [.validation, .check])
    }

    @Test(arguments: [
        (false, ScenarioEvent.Repair.heals, ComplianceState.nonCompliant, ""),
        (true, .fails("no candidate"), .nonCompliant, ""),
        (true, .errs("exit 7"), .unknown, "resource-execution-errors"),
    ])
    func `what is not mended is told at every run`(
        enforced: Bool,
        repair: ScenarioEvent.Repair,
        state: ComplianceState,
        reason: String
    ) throws {
        let event = ScenarioEvent(
            at: .seconds(-20_000),
            vms: ["*"],
            action: .violate(policy: "ops-agent", repair: repair)
        )
        let fleet = fleet(enforced: enforced, events: [event])
        for now in [start, start + .seconds(86_400)] {
            let verdict = try #require(report(in: fleet, at: now)?.verdicts.first)
            #expect(verdict.state == state)
            #expect(verdict.reason == reason)
        }
    }

    @Test(arguments: [
        (ScenarioEvent.Action.stop, "vm-not-running"), (.loseServiceAccount, "no-agent-detected"),
        (.uninstall, "no-agent-detected"), (.hang, "task-timeout"),
        (.metadata(["osconfig-disabled-features": "tasks"]), "no-agent-detected"),
    ])
    func `where the agent cannot answer, the state is unknown with its reason`(
        action: ScenarioEvent.Action,
        reason: String
    ) throws {
        let event = ScenarioEvent(at: .seconds(-20_000), vms: ["*"], action: action)
        let told = try #require(report(in: fleet(events: [event]), at: start))
        #expect(told.verdicts.map(\.reason) == [reason])
        #expect(told.verdicts.map(\.state) == [.unknown])
        #expect(start - told.updateTime < .seconds(5_500))
    }

    @Test func `a new VM waits for its first run`() throws {
        let fleet = fleet { $0.groups[0].created = .seconds(-30) ... .seconds(-30) }
        #expect(try #require(report(in: fleet, at: start)).verdicts.map(\.reason) == ["os-policy-execution-pending"])
        #expect(try #require(report(in: fleet, at: start + .seconds(7_300))).verdicts.map(\.state) == [.compliant])
    }

    @Test func `VMs that the assignment is not for have no report`() throws {
        let fleet = fleet {
            $0.assignments[0].excludes = [["env": "prod"]]
            $0.groups[0].labels = ["env": "prod"]
        }
        #expect(report(in: fleet, at: start) == nil)
    }

    @Test(arguments: [(true, ComplianceState.compliant), (false, .nonCompliant)])
    func `a system that no resource group is for`(allowed: Bool, state: ComplianceState) throws {
        let fleet = fleet {
            $0.assignments[0].policies[0].systems = ["windows"]
            $0.assignments[0].policies[0].allowsNoMatch = allowed
        }
        let verdict = try #require(report(in: fleet, at: start)?.verdicts.first)
        #expect(verdict.state == state)
        #expect(verdict.steps.isEmpty)
    }

    @Test func `a new revision comes to VMs wave by wave`() throws {
        let event = ScenarioEvent(
            at: .zero,
            project: "acme-prod",
            action: .rollout(assignment: "baseline", isStuck: false)
        )
        let fleet = fleet(events: [event]) { $0.groups[0].count = 40 }
        func state(at moment: Timestamp) throws -> (OSPolicyAssignment.RolloutState, share: Double) {
            let assignment = try #require(
                fleet.at(moment).assignments(in: fleet.projects[0], zone: "us-central1-a").first
            )
            let newest = assignment.revisions[0].id
            let reports = fleet.machines.indices.compactMap { report(in: fleet, at: moment, of: $0) }
            let share = Double(reports.count { $0.revision == newest }) / Double(reports.count)
            return (assignment.revisions[0].rolloutState, share)
        }
        #expect(try state(at: start - .seconds(1)) == (.succeeded, 1))
        #expect(try state(at: start + .seconds(30)) == (.inProgress, 0))
        let middle = try state(at: start + .seconds(1_700))
        #expect(middle.0 == .inProgress)
        #expect(middle.share > 0 && middle.share < 1)
        #expect(try state(at: start + .seconds(7_200)) == (.succeeded, 1))
    }

    @Test func `a stuck rollout never reaches most VMs`() throws {
        let event = ScenarioEvent(
            at: .seconds(-200_000),
            project: "acme-prod",
            action: .rollout(assignment: "baseline", isStuck: true)
        )
        let fleet = fleet(events: [event]) { $0.groups[0].count = 40 }
        let assignment = try #require(fleet.at(start).assignments(in: fleet.projects[0], zone: "us-central1-a").first)
        #expect(assignment.revisions.map(\.rolloutState) == [.inProgress, .succeeded])
        #expect(assignment.revisions.map(\.isBaseline) == [false, true])
        let reports = fleet.machines.indices.compactMap { report(in: fleet, at: start, of: $0) }
        let updated = reports.count { $0.revision == assignment.revisions[0].id }
        #expect(updated > 0 && updated < 25)
    }

    @Test func `a rollout may end and never have reached some VMs`() throws {
        let event = ScenarioEvent(
            at: .seconds(-86_400),
            project: "acme-prod",
            action: .rollout(assignment: "baseline", isStuck: false, misses: ["vm-2", "acme-stage/*"])
        )
        let fleet = fleet(events: [event]) { $0.groups[0].count = 3 }
        let assignment = try #require(fleet.at(start).assignments(in: fleet.projects[0], zone: "us-central1-a").first)
        #expect(assignment.revisions.map(\.rolloutState) == [.succeeded, .succeeded])
        let newest = fleet.machines.indices.map {
            report(in: fleet, at: start, of: $0)?.revision == assignment.revisions[0].id
        }
        #expect(newest == [true, false, true])
    }

    @Test func `a VM that loses its label keeps its last report for a day, and begins anew when it has it again`()
        throws
    {
        let event = ScenarioEvent(
            at: .zero,
            until: .seconds(3 * 86_400),
            vms: ["*"],
            action: .labels(["env": nil, "other": "x"])
        )
        let fleet = fleet(events: [event]) {
            $0.groups[0].labels = ["env": "prod"]
            $0.assignments[0].includes = [["env": "prod"]]
        }
        let before = try #require(report(in: fleet, at: start - .seconds(1)))
        for seconds in [0, 7_200, 86_399] {
            let lingering = try #require(report(in: fleet, at: start + .seconds(seconds)))
            #expect(lingering.updateTime == before.updateTime)
            #expect(lingering.verdicts.map(\.state) == [.compliant])
        }
        #expect(report(in: fleet, at: start + .seconds(86_400)) == nil)
        let back = start + .seconds(3 * 86_400)
        let pending = try #require(report(in: fleet, at: back))
        #expect(pending.updateTime == back)
        #expect(pending.verdicts.map(\.reason) == ["os-policy-execution-pending"])
        #expect(try #require(report(in: fleet, at: back + .seconds(3_700))).verdicts.map(\.state) == [.compliant])
    }

    @Test(arguments: [
        (ScenarioEvent.Action.stop, "vm-not-running"), (.loseServiceAccount, "no-agent-detected"),
        (.hang, "task-timeout"), (.metadata(["osconfig-disabled-features": "tasks"]), "no-agent-detected"),
    ])
    func `what the agent said last stands until the service says at the next hour that it cannot`(
        action: ScenarioEvent.Action,
        reason: String
    ) throws {
        let event = ScenarioEvent(at: .zero, until: .seconds(9_000), vms: ["*"], action: action)
        let fleet = fleet(events: [event])
        let told = (-40..<300).compactMap { report(in: fleet, at: start + .seconds($0 * 60)) }
        #expect(told.count == 340)
        #expect(zip(told, told.dropFirst()).allSatisfy { $0.updateTime <= $1.updateTime })
        let reasons = told.map { $0.verdicts[0].reason }
        #expect(reasons[40] == "")
        #expect(reasons[40 + 91] == reason)
        #expect(reasons.last == "")
    }

    @Test func `in bad weather some VMs violate a policy on some days`() throws {
        var weather = Weather()
        weather.violation = 0.5
        let fleet = fleet(enforced: false, weather: weather) { $0.groups[0].count = 40 }
        let states = fleet.machines.indices.compactMap { report(in: fleet, at: start, of: $0)?.verdicts[0].state }
        #expect(states.contains(.compliant))
        #expect(states.contains(.nonCompliant))
    }
}
