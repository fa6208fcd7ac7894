import Exposition
import Foundation
import Testing

/// Rounds over a simulated fleet: what is so there is what metrics say.
@Suite struct CollectTests {
    private static let projects = ["acme-prod", "acme-stage"]

    private static func expectTruth(
        _ cloud: SimulatedCloud,
        in folder: CollectingFolder,
        of projects: [String] = projects,
        at time: Date? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let samples = try await folder.metrics(at: time).samples
        for project in projects {
            let disagreements = try await FleetTruth(of: project, in: cloud.control).disagreements(with: samples)
            #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))", sourceLocation: sourceLocation)
        }
        #expect(samples.value("up") == 1, sourceLocation: sourceLocation)
    }

    @Test func `after one round of the small scenario the store has all of it`() async throws {
        let files = try Folder()
        let small = SmallScenario()
        let cloud = try await SimulatedCloud(try files.write("small.yml", small.text))
        let projects = [small.project(1), small.project(2)]
        let folder = try CollectingFolder(cloud, projects: projects)
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder, of: projects)
        // None of it is there by saying nothing.
        let samples = try await folder.metrics().samples
        #expect(samples.find("vm_info").count == 10)
        for family in ["vm_packages", "vm_patch_state", "vm_policy_compliance", "vm_vulnerabilities"] {
            for project in projects {
                #expect(samples.find(family, ["project": project]).contains { $0.value > 0 }, "\(family) \(project)")
            }
        }
    }

    @Test func `after one round of a bad night everything is as it is there`() async throws {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        let result = try await folder.collect()
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(result.errors.isEmpty)
        try await Self.expectTruth(cloud, in: folder)
        let samples = try await folder.metrics().samples
        #expect(Set(samples.find("source_up").compactMap { $0["project"] }) == Set(Self.projects))
        #expect(samples.find("source_up").allSatisfy { $0.value == 1 })
        for (vm, state) in [
            ("api-1", "active"), ("db-2", "silent"), ("scanner-1", "never_seen"),
            ("vault-1", "disabled"), ("batch-1", "vm_stopped"), ("stage-batch-2", "unknown"),
            ("stage-load-1", "starting"),
        ] {
            #expect(samples.find("vm_agent_state", ["vm": vm]).map { $0["state"] } == [state], "\(vm)")
        }
    }

    @Test func `what a cloud dates ahead of our clock is known all the same`() async throws {
        let cloud = try await SimulatedCloud("bad-night", start: .now.addingTimeInterval(2 * 3_600))
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder, at: .now)
    }

    @Test(.enabled(if: StoreRows.python != nil, StoreRows.isMissing))
    func `a second round of a fleet that stands still writes no facts, and metrics stay`() async throws {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        let copy = folder.folder.path("first.sqlite")
        try FileManager.default.copyItem(atPath: folder.folder.store, toPath: copy)
        try await folder.collectWell()
        let now = Date.now
        let first = try await folder.metrics(ofCopy: copy, at: now).facts()
        #expect(!first.isEmpty)
        #expect(try await folder.metrics(at: now).facts().difference(to: first) == [])
        let tables = [
            "SELECT number, kind, project, location, vm, id, body FROM resources ORDER BY number",
            "SELECT * FROM packages ORDER BY id", "SELECT id, digest, hex(members) FROM package_sets ORDER BY id",
            "SELECT vm, update_time, package_set, packages_time FROM inventories ORDER BY vm",
            "SELECT project, job, vm, state, failure_reason, state_since FROM patch_outcomes ORDER BY project, job, vm",
            "SELECT * FROM history ORDER BY vm, kind, subject, since",
        ]
        for table in tables {
            let before = try await StoreRows(copy, table).results[0]
            let after = try await StoreRows(folder.folder.store, table).results[0]
            #expect(!before.list.isEmpty, "\(table)")
            #expect(before.value as? NSArray == after.value as? NSArray, "\(table)")
        }
    }

    /// Where ours is ahead, an hour is as good as the seconds by which clocks differ.
    @Test(arguments: [Duration.zero, .seconds(8 * 3_600)])
    func `a fleet that goes on is followed round by round, also where our clock is ahead`(lead: Duration) async throws {
        let cloud = try await SimulatedCloud("bad-night", before: lead)
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        for _ in 0..<5 {
            try await folder.collectWell()
            try await Self.expectTruth(cloud, in: folder)
            try await cloud.control.advance("91m")
        }
    }

    @Test func `a deleted VM departs with the next whole listing, and its series vanish`() async throws {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        let before = try await folder.metrics().samples
        #expect(before.find("vm_policy_compliance", ["vm": "api-1"]).count == 2)
        try await cloud.control.post("events", #"{"vms": ["api-1"], "delete": true}"#)
        try await cloud.control.advance("10m")
        let fault = try await cloud.control.fault(#"{"kind": "denied", "methods": ["instances.aggregatedList"]}"#)
        #expect(try await folder.collect().status == 3)
        #expect(try await folder.metrics().samples.find("vm_info", ["vm": "api-1"]).count == 1)
        try await cloud.control.end(fault: fault)
        try await folder.collectWell()
        let after = try await folder.metrics().samples
        #expect(after.all.filter { $0["vm"] == "api-1" }.isEmpty)
        #expect(after.find("vm_info").count == before.find("vm_info").count - 1)
        try await Self.expectTruth(cloud, in: folder)
    }

    @Test func `when the last VM of a zone departs, what was read of the zone goes, and its sources are well`()
        async throws
    {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        let fault = try await cloud.control.fault(
            #"{"kind": "denied", "methods": ["inventories.list"], "location": "europe-west4-a"}"#
        )
        #expect(try await folder.collect().status == 3)
        try await cloud.control.end(fault: fault)
        try await cloud.control.post("events", #"{"vms": ["acme-stage/stage-eu-*", "stage-load-1"], "delete": true}"#)
        try await cloud.control.advance("10m")
        let moment = Date.now.timeIntervalSince1970
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder)
        let samples = try await folder.metrics().samples
        for source in samples.find("source_up", ["project": "acme-stage"]) {
            #expect(source.value == 1, "\(source["source"] ?? "")")
        }
        for source in ["inventories", "policy_reports", "vulnerability_reports"] {
            let labels = ["project": "acme-stage", "source": source]
            let success = try #require(samples.value("source_last_success_timestamp_seconds", labels), "\(source)")
            #expect(success > moment, "\(source)")
        }
    }

    @Test func `a VM recreated under its name is the new one, with nothing of the old`() async throws {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        let old = try await folder.metrics().samples
        try await cloud.control.post("events", #"{"vms": ["api-2"], "recreate": true}"#)
        try await cloud.control.advance("90s")
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder)
        let new = try await folder.metrics().samples
        let ids = [old, new].map { $0.find("vm_info", ["vm": "api-2"]).map { $0["vm_id"] } }
        #expect(ids[0].count == 1)
        #expect(ids[1].count == 1)
        #expect(ids[0] != ids[1])
        for family in ["vm_patch_state", "vm_patch_failure_info", "vm_patch_job_timestamp_seconds"] {
            #expect(!old.find(family, ["vm": "api-2"]).isEmpty, "\(family)")
            #expect(new.find(family, ["vm": "api-2"]).isEmpty, "\(family)")
        }
        try await cloud.control.advance("80m")
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder)
        #expect(try await folder.metrics().samples.find("vm_packages", ["vm": "api-2"]).count == 1)
    }

    @Test
    func `policy reports and assignments that are listed no longer go, and come back with a listing that has them`()
        async throws
    {
        let scenarios = try Folder()
        let text = SmallScenario().text
        let plan = try #require(text.firstRange(of: "    assignments:"))
        let start = Date.now
        let with = try await SimulatedCloud(try scenarios.write("with.yml", text), start: start)
        let rest = try scenarios.write("without.yml", String(text[..<plan.lowerBound]))
        let without = try await SimulatedCloud(rest, start: start)
        let folder = try CollectingFolder(with, projects: [SmallScenario().project(1)])
        try await folder.collectWell()
        let before = try await folder.metrics().facts(without: Exposed.verdicts)
        #expect(before.count { $0.contains("baseline") } > 10)
        try folder.turn(to: without.control)
        try await folder.collectWell()
        let between = try await folder.metrics()
        #expect(between.samples.find("vm_info").count == 5)
        #expect(between.facts().filter { $0.contains("baseline") } == [])
        try folder.turn(to: with.control)
        try await folder.collectWell()
        let after = try await folder.metrics().facts(without: Exposed.verdicts)
        #expect(
            after.filter { $0.contains("baseline") }.difference(to: before.filter { $0.contains("baseline") }) == []
        )
    }

    /// The service has its say on a VM that is off only when its next run is due.
    @Test func `reports of VMs that were stopped are still there, and right after their next run`() async throws {
        let cloud = try await SimulatedCloud("bad-night")
        let folder = try CollectingFolder(cloud, projects: Self.projects)
        try await folder.collectWell()
        try await cloud.control.post("events", #"{"vms": ["acme-prod/*"], "stop": true}"#)
        for step in ["3m", "20m"] {
            try await cloud.control.advance(step)
            try await folder.collectWell()
            let shown = try await folder.metrics().samples.find("vm_policy_compliance", ["project": "acme-prod"])
                .map { "\($0["vm"] ?? "") \($0["assignment"] ?? "")/\($0["policy"] ?? "")" }
            let truth = try await FleetTruth(of: "acme-prod", in: cloud.control)
            #expect(truth.policies.count > 10)
            #expect(shown.sorted() == truth.policies.sorted(), "after \(step)")
        }
        try await cloud.control.advance("61m")
        try await folder.collectWell()
        try await Self.expectTruth(cloud, in: folder)
    }

    @Test(arguments: [1, 2])
    func `short pages give the same facts as long ones`(size: Int) async throws {
        let scenario = try Folder()
        let cloud = try await SimulatedCloud(
            try scenario.write("small.yml", SmallScenario().text)
        )
        let projects = [SmallScenario().project(1)]
        let whole = try CollectingFolder(cloud, projects: projects)
        try await whole.collectWell()
        let calls = try await cloud.control.requests().count
        _ = try await cloud.control.fault(#"{"kind": "short_pages", "size": \#(size)}"#)
        let paged = try CollectingFolder(cloud, projects: projects)
        try await paged.collectWell()
        #expect(try await cloud.control.requests().count - calls > calls + 10 / size)
        let now = Date.now
        let facts = try await whole.metrics(at: now).facts()
        #expect(!facts.isEmpty)
        #expect(try await paged.metrics(at: now).facts().difference(to: facts) == [])
    }
}
