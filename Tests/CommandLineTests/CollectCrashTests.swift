import Exposition
import Foundation
import Testing

/// Rounds that are killed at any moment, while the fleet goes on.
@Suite struct CollectCrashTests {
    private static let project = "restless-fleet"

    private static let scenario = """
        name: restless
        history: 3d
        weather: { patch_failure: 20%, violation: 30% }
        projects:
          - id: \(project)
            zones: [us-central1-a, europe-west4-a]
            metadata: { enable-osconfig: "TRUE" }
            vms:
              - { name: "web-{n}", count: 4, os: debian-12 }
              - { name: "job-{n}", count: 3, os: debian-12, created: -2d, lifetime: 17m }
              - { name: erp-1, os: windows-2022 }
            deployments:
              - { id: first, schedule: { once: +5m }, rollout: { zone_by_zone: false } }
              - { id: second, schedule: { once: +45m } }
            assignments:
              - id: baseline
                policies: [{ id: ops-agent, mode: enforcement, package: google-cloud-ops-agent }]
        events:
          - { at: +20m, until: +40m, vms: [web-1], stop: true }
          - { at: +30m, until: +70m, vms: [web-2], hang: true }
          - { at: +50m, vms: [web-3], recreate: true }
          - { at: +60m, vms: [erp-1], reboot: true }
        """

    @Test(.enabled(if: StoreRows.python != nil, StoreRows.isMissing))
    func `however often a round is killed, the store is whole, and what was known stays known`() async throws {
        let files = try Folder()
        let cloud = try await SimulatedCloud(try files.write("restless.yml", Self.scenario))
        let folder = try CollectingFolder(cloud, projects: [Self.project])
        try await folder.collectWell()
        var history = try await StoredHistory(folder.folder.store)
        var dice = Dice(seed: 20_261_123)
        var kills = 0
        for round in 1...50 {
            try await cloud.control.advance("2m")
            let end = try await Self.collectAndKill(folder, cloud, with: &dice)
            kills += end == .killed ? 1 : 0
            #expect(end != .failed, "round \(round)")
            let now = try await StoredHistory(folder.folder.store)
            #expect(now.integrity == "ok", "round \(round)")
            #expect(now.overlaps == [], "round \(round)")
            #expect(history.losses(in: now) == [], "round \(round)")
            #expect(try await Self.lostMachines(from: history, in: now, of: cloud) == [], "round \(round)")
            history = now
            if round.isMultiple(of: 10) { #expect(try await !folder.metrics().samples.find("vm_info").isEmpty) }
        }
        #expect(kills >= 25)
        try await folder.collectWell()
        let samples = try await folder.metrics().samples
        #expect(try await FleetTruth(of: Self.project, in: cloud.control).disagreements(with: samples) == [])
        try await Self.expectNothingStrange(in: folder, cloud)
    }

    /// VMs that were known, that there still are, and that are not known any more.
    private static func lostMachines(
        from history: StoredHistory,
        in now: StoredHistory,
        of cloud: SimulatedCloud
    ) async throws -> Set<String> {
        let lost = history.machines.subtracting(now.machines)
        guard !lost.isEmpty else { return [] }
        return try await FleetTruth(of: project, in: cloud.control).machines.intersection(lost)
    }

    /// What is known is what a store knows that never saw a crash, but for what only time can tell.
    private static func expectNothingStrange(in folder: CollectingFolder, _ cloud: SimulatedCloud) async throws {
        let fresh = try CollectingFolder(cloud, projects: [project])
        try await fresh.collectWell()
        let isRemembered = Exposed.verdicts.union([
            "vm_policy_state_since_timestamp_seconds", "vm_agent_last_contact_timestamp_seconds", "orphans",
        ])
        let facts = try await fresh.metrics().facts(without: isRemembered)
        #expect(!facts.isEmpty)
        #expect(try await folder.metrics().facts(without: isRemembered).difference(to: facts) == [])
    }

    /// How a round ended.
    private enum End {
        case killed
        case well
        case failed
    }

    /// Kills a round some time after it has made some calls, if it is still at work then.
    private static func collectAndKill(
        _ folder: CollectingFolder,
        _ cloud: SimulatedCloud,
        with dice: inout Dice
    ) async throws -> End {
        try await cloud.control.forgetRequests()
        let (calls, delay) = (dice.roll(upTo: 24), dice.roll(upTo: 30))
        let process = Process()
        process.executableURL = URL(filePath: Binary.path)
        process.arguments = ["collect", "--config", folder.configuration]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        while process.isRunning, try await cloud.control.requests().count < calls {
            try await Task.sleep(for: .milliseconds(10))
        }
        try await Task.sleep(for: .milliseconds(delay))
        if process.isRunning { process.kill() }
        if process.terminationReason == .uncaughtSignal { return .killed }
        return process.terminationStatus == 0 ? .well : .failed
    }
}

/// Numbers that are the same for the same seed.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// A number from one.
    mutating func roll(upTo sides: UInt64) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % sides) + 1
    }
}
