import Fleet
import Testing

@testable import FleetSimulator

/// What bundled scenarios come to once they live, whatever the seed and the weekday of the start.
struct BundledLifeTests {
    /// Monday, Wednesday, Saturday and Sunday, none of them in the middle of a weekly job.
    private static let starts = [1_795_413_600, 1_795_647_600, 1_795_867_200, 1_795_953_600]
        .map { Timestamp(seconds: $0) }
    private static let seeds: [UInt64] = [1, 7, 4_711]

    private static func fleet(_ name: String, seed: UInt64, start: Timestamp) throws -> SimulatedFleet {
        let scenario = try #require(try BundledScenario.named(name)?.scenario())
        return SimulatedFleet(scenario: scenario, seed: seed, start: start, horizon: start + .seconds(22 * 86_400))
    }

    @Test(arguments: seeds, starts)
    func `the stories of the bad night can be seen at its start`(seed: UInt64, start: Timestamp) throws {
        let fleet = try Self.fleet("bad-night", seed: seed, start: start)
        let moment = fleet.at(start)
        let present = fleet.machines.filter { moment.isPresent($0) }
        #expect(present.count == 39)
        let troubles = Dictionary(grouping: present) { moment.agent(of: $0).trouble }.mapValues { $0.map(\.name) }
        #expect(troubles[.hung] == ["db-2"])
        #expect(troubles[.disabled] == ["vault-1"])
        #expect(troubles[.noServiceAccount] == ["scanner-1"])
        #expect(troubles[.noWayOut] == ["dr-1"])
        #expect(troubles[.starting] == ["stage-load-1"])
        #expect(troubles[.vmNotRunning] == ["batch-1", "stage-batch-1"])
        #expect(fleet.machines.contains { $0.name == "stage-ci-1" && !moment.isPresent($0) && moment.hasReports($0) })

        func silence(of name: String) throws -> Duration {
            let machine = try #require(present.first { $0.name == name })
            return start - (try #require(moment.agent(of: machine).lastInventory))
        }
        #expect(try silence(of: "cache-2") > .seconds(40 * 60))
        #expect(try silence(of: "cache-2") < .seconds(60 * 60))
        #expect(try silence(of: "db-1") > .seconds(30 * 60))
    }

    @Test(arguments: seeds, starts)
    func `the patch jobs of the bad night end as its stories say`(seed: UInt64, start: Timestamp) throws {
        let fleet = try Self.fleet("bad-night", seed: seed, start: start)
        let moment = fleet.at(start)
        let runs = moment.runs(of: fleet.projects[0])
        func states(_ name: String) throws -> [String: PatchState] {
            let run = try #require(runs.first { $0.displayName == name })
            let pairs = fleet.parts[run.parts].map { (fleet.machines[$0.machine].name, moment.state(of: $0)) }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        let hotFix = try #require(runs.first)
        #expect(hotFix.displayName == "openssl hot fix")
        #expect(moment.state(of: hotFix) == .patching)
        let working = try states("openssl hot fix")
        #expect(working["db-1"] == .applyingPatches)
        #expect(working["cache-1"] == .pending)
        #expect(working["batch-1"] == .inactive)

        let weekly = try states("weekly-linux")
        #expect(weekly["api-2"] == .failed)
        #expect(weekly["eu-db-1"] == .failed)
        #expect(weekly["eu-web-1"] == .failed)
        #expect(weekly["sap-1"] == .timedOut)
        #expect(weekly["api-3"] == .succeededRebootRequired)
        #expect(weekly["scanner-1"] == .noAgentDetected)
        #expect(weekly["web-4kx2"] == nil)
        let reasons = Set(fleet.parts.map { moment.failureReason(of: $0) })
        for text in FailureText.allCases { #expect(reasons.contains(text.rawValue)) }
        #expect(runs.contains { moment.state(of: $0) == .canceled && $0.displayName == "kernel update" })
        #expect(runs.contains { $0.plan.isDryRun })
        #expect(runs.contains { $0.deployment == "glibc-once" })
    }

    @Test(arguments: seeds, starts + [Timestamp(seconds: 1_797_228_000)])
    func `whatever the day, the bad night has each kind of wrong that takes a look at more than agents`(
        seed: UInt64,
        start: Timestamp
    ) throws {
        let fleet = try Self.fleet("bad-night", seed: seed, start: start)
        let truth = fleet.at(start).truth()
        let vms = truth.elements("projects").flatMap { $0.elements("vms") }
        func names(_ isWrong: (JSONValue) -> Bool) -> [String] { vms.filter(isWrong).compactMap { $0.text("name") } }
        func policies(_ isWrong: (JSONValue) -> Bool) -> [String] {
            names { $0.elements("policies").contains(where: isWrong) }
        }
        func passed(_ days: Int, since text: String?) -> Bool {
            text.flatMap { Timestamp(rfc3339: $0) }.map { $0 + .seconds(days * 86_400) < start } ?? false
        }
        #expect(names { $0["reaches"] == nil } == ["dr-1"])
        #expect(names { $0["reaches"]?.items == ["apis"] } == ["dr-2"])
        #expect(names { $0["scopes"]?.items.contains("cloud-platform") == false } == ["sap-1"])
        #expect(names { $0["scopes"] == nil } == ["scanner-1"])
        #expect(names { $0["software"]?["endOfLife"] != nil } == ["legacy-1"])
        #expect(names { $0["patching"]?["lastFinished"]?.text("cause") == "another_installation" } == ["stage-erp-1"])
        let rebootless = names { passed(7, since: $0["patching"]?.text("awaitsRebootSince")) }
        #expect(rebootless.contains("web-m1vd"))
        let unpatched = names { vm in
            vm["patching"]?.text("lastSuccess").map { passed(45, since: $0) } ?? true
        }
        #expect(unpatched.contains("web-4kx2"))
        #expect(names { $0["patching"]?["paused"] != nil }.count == 12)
        #expect(policies { $0["lostSince"] != nil } == ["eu-web-2"])
        #expect(
            policies { $0["hasNewestRevision"] == .flag(false) && $0.text("rollout") == "SUCCEEDED" } == ["web-4kx2"]
        )
        let stuck = policies { $0.text("rollout") == "IN_PROGRESS" && passed(1, since: $0.text("rolloutBegan")) }
        #expect(Set(stuck) == ["api-3", "db-2", "cache-1", "cache-2", "sap-1"])
        #expect(policies { $0.text("violatedSince") != nil && $0["isEnforced"] == .flag(true) } == ["api-2"])
    }

    @Test(arguments: seeds, starts)
    func `nothing goes wrong in the quiet night`(seed: UInt64, start: Timestamp) throws {
        let fleet = try Self.fleet("quiet-night", seed: seed, start: start)
        for hours in [-100, 0, 100] {
            let moment = fleet.at(start + .seconds(hours * 3_600))
            #expect(fleet.machines.allSatisfy { moment.isPresent($0) && moment.agent(of: $0).trouble == nil })
            for run in fleet.projects.flatMap({ moment.runs(of: $0) }) {
                #expect(fleet.parts[run.parts].allSatisfy { !moment.state(of: $0).isFailure })
            }
            for machine in fleet.machines {
                let project = fleet.projects[machine.project]
                let assignments = moment.assignments(in: project, zone: machine.zone)
                let verdicts = assignments.compactMap { moment.report(on: machine, by: $0) }.flatMap(\.verdicts)
                #expect(!verdicts.isEmpty)
                #expect(verdicts.allSatisfy { $0.state == .compliant })
            }
        }
    }

    @Test(arguments: starts)
    func `the growing fleet has 60 VMs, then more than are free`(start: Timestamp) throws {
        let fleet = try Self.fleet("growth", seed: 1, start: start)
        func count(_ days: Int64) -> Int {
            let moment = fleet.at(start + .seconds(days * 86_400))
            return fleet.machines.count { moment.isPresent($0) }
        }
        #expect((56...61).contains(count(-21)))
        #expect((101...120).contains(count(0)))
        #expect(count(21) > 160)
    }
}
