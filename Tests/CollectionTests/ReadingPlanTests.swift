import Fleet
import Testing

@testable import Collection

/// What is read when, and where, follows from what is known.
@Suite struct ReadingPlanTests {
    private static let noon = Timestamp(seconds: 1_795_435_200)
    private static let inventories = Reading(project: "acme", source: .inventories)
    private static let assignments = Reading(project: "acme", source: .policyAssignments)
    private static let rhythm = CollectionRhythm(
        intervals: Dictionary(uniqueKeysWithValues: Source.allCases.map { ($0, .seconds(600)) })
            .merging([.zones: .seconds(21_600)]) { $1 }
    )

    private static func plan(_ watched: WatchedProjects = WatchedProjects(named: ["acme"])) -> ReadingPlan {
        ReadingPlan(watched: watched, rhythm: rhythm)
    }

    /// A plan that has listed VMs in one zone and read their packages at noon.
    private static var settled: ReadingPlan {
        var plan = plan()
        plan.note(SourceRequest(project: "acme", source: .instances), result { $0.zones = ["z-a"] }, began: noon)
        plan.note(plan.request(for: inventories, at: noon), result { _ in }, began: noon)
        return plan
    }

    private static func result(_ change: (inout SourceCollector.Result) -> Void) -> SourceCollector.Result {
        var result = SourceCollector.Result()
        change(&result)
        return result
    }

    private func isFull(_ plan: ReadingPlan, after time: Duration) -> Bool {
        plan.request(for: Self.inventories, at: Self.noon + time).isFull
    }

    @Test func `packages are read at first, and then not for hours`() {
        #expect(Self.plan().request(for: Self.inventories, at: Self.noon).isFull)
        #expect(!isFull(Self.settled, after: .seconds(6 * 3_600 - 1)))
        #expect(isFull(Self.settled, after: .seconds(6 * 3_600)))
    }

    @Test func `packages that could not be read in every zone are read again`() {
        var plan = Self.plan()
        var failed = SourceCollector.Result()
        let listing = Listing.inventories(of: "acme", zone: "z-a", view: .full)
        failed.problems = [CollectionProblem(unreachable: ["z-a"], in: listing)]
        plan.note(plan.request(for: Self.inventories, at: Self.noon), failed, began: Self.noon)
        #expect(isFull(plan, after: .seconds(600)))
    }

    @Test func `after a patch job packages are read twice, since agents may tell of them late`() {
        var plan = Self.settled
        let jobs = SourceRequest(project: "acme", source: .patchJobs)
        plan.note(jobs, Self.result { $0.jobEnd = Self.noon + .seconds(60) }, began: Self.noon + .seconds(120))
        #expect(isFull(plan, after: .seconds(120)))
        plan.note(
            plan.request(for: Self.inventories, at: Self.noon + .seconds(120)),
            .init(),
            began: Self.noon + .seconds(120)
        )
        #expect(!isFull(plan, after: .seconds(900)))
        #expect(isFull(plan, after: .seconds(960)))
        plan.note(
            plan.request(for: Self.inventories, at: Self.noon + .seconds(960)),
            .init(),
            began: Self.noon + .seconds(960)
        )
        #expect(!isFull(plan, after: .seconds(2_000)))
    }

    @Test func `zones without VMs are asked for assignments as often as for zones`() {
        var plan = Self.settled
        plan.note(
            SourceRequest(project: "acme", source: .zones),
            Self.result { $0.listedZones = ["z-a", "z-b"] },
            began: Self.noon
        )
        let first = plan.request(for: Self.assignments, at: Self.noon)
        #expect(first.zones == ["z-a", "z-b"])
        plan.note(first, .init(), began: Self.noon)
        #expect(plan.request(for: Self.assignments, at: Self.noon + .seconds(600)).zones == ["z-a"])
        #expect(plan.request(for: Self.assignments, at: Self.noon + .seconds(21_600)).zones == ["z-a", "z-b"])
        #expect(plan.request(for: Self.inventories, at: Self.noon + .seconds(21_600)).zones == ["z-a"])
    }

    @Test func `a restart goes on with what the store knows`() {
        var project = ProjectFleet(id: "acme")
        project.vms = [VM(project: "acme", zone: "z-a", name: "vm", id: InstanceID(1))]
        var read = SourceRead(source: .inventories, zone: "z-a")
        read.lastFull = Self.noon
        project.reads = [read]
        var plan = Self.plan()
        plan.learn(from: FleetSnapshot(at: Self.noon, projects: [project]))
        #expect(!isFull(plan, after: .seconds(600)))
        #expect(plan.request(for: Self.inventories, at: Self.noon).zones == ["z-a"])
        var job = PatchJob(project: .id("acme"), id: "j")
        job.state = .known(.succeeded)
        job.updateTime = Self.noon + .seconds(30)
        project.patchJobs = [Observed(job, at: Self.noon)]
        plan.learn(from: FleetSnapshot(at: Self.noon, projects: [project]))
        #expect(isFull(plan, after: .seconds(600)))
        job.isDryRun = true
        project.patchJobs = [Observed(job, at: Self.noon)]
        plan.learn(from: FleetSnapshot(at: Self.noon, projects: [project]))
        #expect(!isFull(plan, after: .seconds(600)))
        project.vms.append(VM(project: "acme", zone: "z-new", name: "vm", id: InstanceID(2)))
        plan.learn(from: FleetSnapshot(at: Self.noon, projects: [project]))
        #expect(isFull(plan, after: .seconds(600)))
    }

    @Test func `projects that were found are read until they are found no more`() {
        var plan = Self.plan(WatchedProjects(named: ["acme"], parents: ["folders/1"], exclude: ["old"]))
        plan.learn(from: FleetSnapshot(at: Self.noon, projects: [ProjectFleet(id: "beta"), ProjectFleet(id: "old")]))
        #expect(plan.projects == ["acme", "beta"])
        #expect(plan.readings.filter { $0.source == .projectList }.map(\.project) == ["folders/1"])
        let request = SourceRequest(project: "folders/1", source: .projectList)
        plan.note(request, Self.result { $0.projects = ["gamma"] }, began: Self.noon)
        #expect(plan.projects == ["acme", "gamma"])
        plan.note(request, .init(), began: Self.noon)
        #expect(plan.projects == ["acme", "gamma"])
    }

    @Test func `what lies in zones waits until a zone is known, and nothing runs twice`() {
        var plan = Self.plan()
        let first = plan.begin(at: Self.noon, room: 100)
        #expect(first.allSatisfy { !$0.source.isZonal })
        #expect(plan.begin(at: Self.noon, room: 100).isEmpty)
        plan.note(
            SourceRequest(project: "acme", source: .instances),
            Self.result { $0.zones = ["z-a"] },
            began: Self.noon
        )
        #expect(plan.begin(at: Self.noon, room: 100).allSatisfy { $0.source.isZonal })
        plan.finish(Self.inventories, next: Self.noon + .seconds(600))
        #expect(plan.begin(at: Self.noon + .seconds(599), room: 100).isEmpty)
        #expect(plan.begin(at: Self.noon + .seconds(600), room: 100) == [Self.inventories])
    }

    @Test func `no more is begun than there is room for`() {
        var plan = Self.plan(WatchedProjects(named: ["a", "b", "c"]))
        #expect(plan.begin(at: Self.noon, room: 4).count == 4)
        #expect(plan.begin(at: Self.noon, room: 4).isEmpty)
    }
}
