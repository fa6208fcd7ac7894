import Assessment
import Fleet

/// A project with one VM, described by what a test cares about; all times are relative to `noon`.
struct OneVM {
    static let noon = Timestamp(seconds: 1_795_435_200)

    var powerState: PowerState? = .running
    var instanceMetadata: [String: String] = [:]
    /// `nil`: project metadata was never read.
    var projectMetadata: [String: String]? = ["enable-osconfig": "TRUE"]
    var started: Duration? = .seconds(86_400)
    var heartbeat: Duration?
    var patches: [(state: PatchState, age: Duration, duration: Duration?, isOver: Bool)] = []
    var isDryRun = false
    var policyReason: String?
    var policyState: ComplianceState = .unknown
    var policyAge = Duration.zero
    var labels: [String: String] = [:]
    /// How long ago inventories were read; `nil`: never.
    var inventoriesRead: Duration? = .zero
    var instancesRead: Duration? = .zero
    var inventoryFailure: String?
    var now = OneVM.noon

    var project: ProjectFleet {
        var project = ProjectFleet(id: "acme")
        var vm = VM(project: "acme", zone: "z-a", name: "vm-1", id: InstanceID(1))
        if let powerState {
            var instance = Instance(project: .id("acme"), zone: "z-a", name: "vm-1", id: InstanceID(1))
            instance.powerState = .known(powerState)
            instance.metadata = instanceMetadata
            instance.labels = labels
            instance.lastStartTime = started.map { now - $0 }
            vm.instance = Observed(instance, at: now)
        }
        if let heartbeat {
            vm.inventory = VMInventory()
            vm.inventory?.updateTime = now - heartbeat
        }
        vm.patches = patches.enumerated().map {
            outcome($1.state, age: $1.age, duration: $1.duration, isOver: $1.isOver, at: $0)
        }
        if let policyReason {
            vm.policyReports = [report(reason: policyReason)]
        }
        project.vms = [vm]
        project.compute = projectMetadata.map {
            var compute = ComputeProject(id: "acme")
            compute.metadata = $0
            return Observed(compute, at: now)
        }
        project.reads = reads
        return project
    }

    private var reads: [SourceRead] {
        func read(_ source: Source, _ age: Duration?, failure: String? = nil) -> SourceRead {
            var read = SourceRead(source: source)
            read.lastSuccess = age.map { now - $0 }
            read.failure = failure
            return read
        }
        return [
            read(.instances, instancesRead), read(.projectMetadata, projectMetadata == nil ? nil : .zero),
            read(.inventories, inventoriesRead, failure: inventoryFailure),
        ]
    }

    private func outcome(
        _ state: PatchState,
        age: Duration,
        duration: Duration?,
        isOver: Bool,
        at index: Int
    ) -> PatchOutcome {
        var details = PatchJobInstanceDetails(project: .id("acme"), zone: "z-a", instance: InstanceID(1))
        details.state = .known(state)
        var job = PatchJob(project: .id("acme"), id: PatchJobID("job-\(index)"))
        job.state = isOver ? .known(.succeeded) : .known(.patching)
        job.createTime = now - age
        job.duration = duration
        job.isDryRun = isDryRun
        return PatchOutcome(details: details, job: job.id, known: job, stateSince: now - age)
    }

    private func report(reason: String) -> OSPolicyAssignmentReport {
        var report = OSPolicyAssignmentReport(
            project: .id("acme"),
            zone: "z-a",
            instance: InstanceID(1),
            assignment: "baseline",
            revision: "r1"
        )
        report.updateTime = now - policyAge
        var policy = PolicyCompliance()
        policy.policy = "p"
        policy.state = .known(policyState)
        policy.reason = reason
        report.policies = [policy]
        return report
    }

    var fleet: FleetSnapshot { FleetSnapshot(at: now, projects: [project]) }

    func agent(_ settings: AssessmentSettings = AssessmentSettings()) -> AgentAssessment {
        AgentAssessment(of: project.vms[0], in: ProjectContext(of: project, at: now, settings: settings))
    }

    func outcome(of check: String) -> CheckOutcome? {
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        guard let index = assessment.checks.firstIndex(where: { $0.id == check }) else { return nil }
        return assessment.projects[0].vms[0].outcomes[index]
    }
}

extension Duration {
    static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }
    static func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
    static let tick = Duration.microseconds(1)
}
