import Collection
import Fleet
import Store
import Testing

/// How facts are joined into projects and VMs.
struct SnapshotTests {
    let store: SQLiteFactStore
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        store = try SQLiteFactStore(writing: scratch.path)
    }

    private static let noOrphans = Dictionary(uniqueKeysWithValues: OrphanKind.allCases.map { ($0, 0) })

    @Test
    func `facts join their VM by its numeric id, whatever their project is called`() throws {
        try store.put(
            Sample.instance(1, at: .minute(0)),
            Sample.inventory(1, at: .minute(1)),
            Sample.policyReport(1, at: .minute(1)),
            Sample.vulnerabilities(1, at: .minute(1)),
            Sample.job("j", created: .minute(0)),
            Sample.details(1, in: "j", "FAILED", reason: "E", at: .minute(2))
        )
        try store.listInstances()
        let fleet = try store.everything()
        let project = try #require(fleet.projects.first)
        #expect(fleet.projects.count == 1)
        #expect(project.id == ProjectID("acme"))
        #expect(project.number == ProjectNumber(42))
        #expect(project.orphans == Self.noOrphans)
        #expect(project.patchJobs.map(\.value.id) == [PatchJobID("j")])
        let vm = try #require(project.vms.first)
        #expect(project.vms.count == 1)
        #expect(vm.name == InstanceName("vm-1"))
        #expect(vm.inventory?.osInfo?.shortName == "debian")
        #expect(vm.policyReports.map(\.assignment) == [PolicyAssignmentID("base")])
        #expect(vm.vulnerabilities?.vulnerabilities.map(\.cve) == ["CVE-2026-1"])
        let outcome = try #require(vm.patches.first)
        #expect(outcome.jobCreateTime == .minute(0))
        #expect(outcome.stateSince == .minute(2))
        #expect(outcome.failureReason == "E")
        #expect(outcome.jobDuration == .seconds(3_600))
    }

    @Test
    func `without instances, facts make VMs under the names that they tell`() throws {
        try store.put(
            Sample.inventory(1, at: .minute(0)),
            Sample.inventory(2, at: .minute(0)),
            Sample.policyReport(2, at: .minute(0))
        )
        let project = try #require(try store.everything().project("42"))
        #expect(project.number == ProjectNumber(42))
        #expect(project.orphans == nil)
        #expect(project.vms.map(\.name.text) == ["1", "vm-2"])
        #expect(project.vms.allSatisfy { $0.instance == nil })
    }

    @Test
    func `facts of VMs that do not exist are counted and not shown`() throws {
        try store.put(
            Sample.instance(1, at: .minute(0)),
            Sample.inventory(1, at: .minute(0)),
            Sample.inventory(8, at: .minute(0)),
            Sample.inventory(9, at: .minute(0)),
            Sample.details(9, in: "j", "FAILED", at: .minute(0)),
            Sample.policyReport(9, at: .minute(0)),
            Sample.vulnerabilities(9, at: .minute(0))
        )
        #expect(try store.everything().project("acme")?.orphans == nil, "an instance by itself says nothing of others")
        try store.listInstances()
        let project = try #require(try store.everything().project("acme"))
        #expect(project.vms.map(\.id) == [InstanceID(1)])
        #expect(
            project.orphans
                == [.inventory: 2, .patchJobInstanceDetails: 1, .policyReport: 1, .vulnerabilityReport: 1]
        )
    }

    @Test
    func `reading the instances of a project that has none makes orphans too`() throws {
        try store.put(Sample.inventory(1, of: Sample.acme, at: .minute(0)))
        try store.write { try $0.record(Sample.read(.instances, success: nil, failure: "denied"), of: Sample.acme) }
        #expect(try store.everything().project("acme")?.orphans == nil)
        try store.write { try $0.record(Sample.read(.instances, success: .minute(9)), of: Sample.acme) }
        let project = try #require(try store.everything().project("acme"))
        #expect(project.orphans?[.inventory] == 1)
        #expect(project.vms.isEmpty)
    }

    @Test
    func `a link that comes late joins what was known`() throws {
        try store.put(
            Sample.inventory(1, at: .minute(0)),
            Sample.job("j", created: .minute(0)),
            Sample.job("k", of: Sample.acme, created: .minute(1))
        )
        #expect(try store.everything().projects.map(\.id.text) == ["42", "acme"])
        #expect(try store.write { try $0.patchJobs(of: Sample.acme) } == [PatchJobID("k")])
        try store.write { try $0.link(ProjectNumber(42), to: ProjectID("acme")) }
        let fleet = try store.everything()
        #expect(fleet.projects.map(\.id.text) == ["acme"])
        #expect(fleet.projects.first?.number == ProjectNumber(42))
        #expect(fleet.vm(1)?.project == ProjectID("acme"))
        let jobs = [PatchJobID("k"), PatchJobID("j")]
        #expect(fleet.projects.first?.patchJobs.map(\.value.id) == jobs)
        #expect(try store.write { try $0.patchJobs(of: Sample.acme) } == jobs)
        #expect(try store.write { try $0.patchJobs(of: Sample.number) } == jobs)
    }

    @Test
    func `a link can be corrected`() throws {
        try store.put(Sample.inventory(1, at: .minute(0)))
        try store.write { writer in
            try writer.link(ProjectNumber(42), to: ProjectID("wrong"))
            try writer.link(ProjectNumber(42), to: ProjectID("acme"))
            try writer.link(ProjectNumber(43), to: ProjectID("wrong"))
        }
        #expect(try store.everything().projects.map(\.id.text) == ["acme"])
    }

    @Test
    func `of one document under both names of its project the newer counts`() throws {
        let byNumber = Sample.job("j", of: Sample.number, state: .patching, created: .minute(0), at: .minute(1))
        let byID = Sample.job("j", of: Sample.acme, state: .succeeded, created: .minute(0), at: .minute(2))
        for facts in [[byNumber, byID], [byID, byNumber]] {
            let scratch = try Scratch()
            let store = try SQLiteFactStore(writing: scratch.path)
            try store.put(facts)
            try store.write { try $0.link(ProjectNumber(42), to: ProjectID("acme")) }
            let jobs = try #require(try store.everything().project("acme")).patchJobs
            #expect(jobs.map(\.value.state) == [.known(.succeeded)])
        }
    }

    @Test
    func `a recreated VM starts with none of the facts of its namesake`() throws {
        try store.put(
            Sample.instance(1, name: "web", at: .minute(0)),
            Sample.inventory(1, of: Sample.acme, at: .minute(0)),
            Sample.instance(2, name: "web", at: .minute(10))
        )
        try store.listInstances()
        let expectRecreated = {
            let project = try #require(try store.everything().project("acme"))
            #expect(project.vms.map(\.id) == [InstanceID(2)])
            #expect(project.vms.first?.inventory == nil)
            #expect(project.orphans?[.inventory] == 1)
            #expect(project.departed.map(\.id) == [InstanceID(1)], "its time was used all the same")
        }
        try expectRecreated()
        try store.put(Sample.instance(1, name: "web", at: .minute(5)))
        try expectRecreated()
    }

    @Test
    func `a renamed VM is one VM`() throws {
        try store.put(Sample.instance(1, name: "old", at: .minute(0)), Sample.instance(1, name: "new", at: .minute(9)))
        #expect(try store.everything().projects.flatMap(\.vms).map(\.name.text) == ["new"])
    }

    @Test
    func `a look back leaves out what was observed later`() throws {
        try store.put(
            Sample.instance(1, at: .minute(0)),
            Sample.inventory(1, at: .minute(5)),
            Sample.job("j", created: .minute(6)),
            Sample.details(1, in: "j", "FAILED", at: .minute(7)),
            Sample.instance(2, at: .minute(8))
        )
        try store.write { try $0.record(Sample.read(.instances, success: .minute(8)), of: Sample.acme) }
        let early = try store.everything(at: .minute(4))
        #expect(early.at == .minute(4))
        #expect(early.projects.flatMap(\.vms).map(\.id) == [InstanceID(1)])
        #expect(early.vm(1)?.inventory == nil)
        #expect(early.vm(1)?.patches.isEmpty == true)
        #expect(early.projects.first?.patchJobs.isEmpty == true)
        #expect(early.projects.first?.reads.map(\.lastSuccess) == [.minute(4)])
        let later = try store.everything(at: .minute(8))
        #expect(later.vmCount == 2)
        #expect(later.vm(1)?.patches.count == 1)
        #expect(try store.everything(at: .minute(-1)).projects.allSatisfy { $0.vms.isEmpty })
    }

    @Test
    func `a failed read keeps the last success, and an older success changes nothing`() throws {
        let told = {
            try #require(try store.everything().project("acme")).reads.map {
                [$0.lastSuccess.map { "\(($0 - .minute(0)).components.seconds / 60)" } ?? "never", $0.failure ?? "ok"]
            }
        }
        let record = { (success: Timestamp?, failure: String?) in
            let read = Sample.read(.inventories, zone: Sample.zone, success: success, failure: failure)
            try store.write { try $0.record(read, of: Sample.acme) }
        }
        try record(nil, "quota")
        #expect(try told() == [["never", "quota"]])
        try record(.minute(5), nil)
        #expect(try told() == [["5", "ok"]])
        try record(.minute(3), nil)
        #expect(try told() == [["5", "ok"]])
        try record(nil, "denied")
        #expect(try told() == [["5", "denied"]])
        try record(.minute(6), nil)
        #expect(try told() == [["6", "ok"]])
    }

    @Test(arguments: PatchState.allCases.map(\.rawValue) + ["SOME_NEW_STATE", "PATCH_STATE_UNSPECIFIED"])
    func `every patch state survives`(state: String) throws {
        try store.put(Sample.details(1, in: "j", state, at: .minute(0)))
        #expect(try store.everything().vm(1)?.patches.map(\.state.text) == [state])
    }

    @Test(arguments: PatchJob.State.allCases)
    func `every job survives as it is`(state: PatchJob.State) throws {
        let fact = Sample.job("j", state: state, created: .minute(0))
        try store.put(fact)
        let job = try #require(try store.everything().project("42")?.patchJobs.first)
        #expect(Resource.patchJob(job.value) == fact.resource)
        #expect(job.observedAt == .minute(0))
    }

    @Test
    func `since when a state holds is when it was first seen`() throws {
        let since = { try store.everything().vm(1)?.patches.first?.stateSince }
        try store.put(Sample.details(1, in: "j", "ACKED", at: .minute(5)))
        try store.put(Sample.details(1, in: "j", "ACKED", at: .minute(9)))
        #expect(try since() == .minute(5))
        try store.put(Sample.details(1, in: "j", "ACKED", at: .minute(3)))
        #expect(try since() == .minute(3))
        try store.put(Sample.details(1, in: "j", "STARTED", at: .minute(12)))
        #expect(try since() == .minute(12))
    }

    @Test
    func `a failure reason is bounded`() throws {
        let reason = String(repeating: "ö", count: 9_000)
        try store.put(Sample.details(1, in: "j", "FAILED", reason: reason, at: .minute(0)))
        #expect(try store.everything().vm(1)?.patches.first?.failureReason.count == 4_096)
    }

    @Test(arguments: [1, UInt64(Int64.max), UInt64(Int64.max) + 1, .max])
    func `any numeric id survives`(id: UInt64) throws {
        try store.put(Sample.instance(id, at: .minute(0)), Sample.inventory(id, at: .minute(0)))
        let vm = try #require(try store.everything().vm(id))
        #expect(vm.instance?.value.id == InstanceID(id))
        #expect(vm.inventory != nil)
    }

    @Test
    func `what has no place yet is said and ignored`() throws {
        let resource = Resource.logEntry(LogEntry())
        #expect(!resource.isUsed)
        try store.put(Fact(resource, sourceTime: nil, observedAt: .minute(0)))
        #expect(try store.everything().projects.isEmpty)
        for fact in TransactionTests.facts { #expect(fact.resource.isUsed) }
    }
}
