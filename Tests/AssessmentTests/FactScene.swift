import Assessment
import Fleet
import Testing

/// One VM and its project, to which a test gives facts one by one; all times are relative to `noon`.
///
/// To begin with the VM runs for a month, its agent is in contact, and all sources are read and hold nothing else.
struct FactScene: Sendable {
    static let noon = OneVM.noon

    var vm: VM
    var project: ProjectFleet
    var settings = AssessmentSettings()

    init() {
        // So that only checks, and no source that grows stale, make answers change by time.
        settings.staleIntervals = 1_000_000
        vm = VM(project: "acme", zone: "z-a", name: "vm-1", id: InstanceID(1))
        var instance = Instance(project: .id("acme"), zone: "z-a", name: "vm-1", id: InstanceID(1))
        instance.powerState = .known(.running)
        instance.creationTime = Self.noon - .hours(24 * 30)
        instance.lastStartTime = Self.noon - .hours(24 * 30)
        vm.instance = Observed(instance, at: Self.noon)
        vm.inventory = VMInventory()
        vm.inventory?.updateTime = Self.noon
        project = ProjectFleet(id: "acme")
        var compute = ComputeProject(id: "acme")
        compute.metadata = ["enable-osconfig": "TRUE"]
        project.compute = Observed(compute, at: Self.noon)
        for source in Source.ofProjects { read(source) }
    }

    // MARK: What sources told

    /// Says when a source was read last, all of it; `nil` for never.
    mutating func read(_ source: Source, age: Duration? = .zero, failure: String? = nil) {
        project.reads.removeAll { $0.source == source }
        var read = SourceRead(source: source)
        read.lastSuccess = age.map { Self.noon - $0 }
        read.lastListing = read.lastSuccess
        read.failure = failure
        project.reads.append(read)
    }

    mutating func stop() { vm.instance?.value.powerState = .known(.terminated) }

    mutating func restart(age: Duration) { vm.instance?.value.lastStartTime = Self.noon - age }

    mutating func label(_ labels: [String: String]) { vm.instance?.value.labels = labels }

    mutating func install(_ system: String, _ version: String, longName: String = "", agent: String = "20261001.00-g1")
    {
        var osInfo = OSInfo()
        osInfo.shortName = system
        osInfo.version = version
        osInfo.longName = longName
        osInfo.agentVersion = agent
        if vm.inventory == nil { vm.inventory = VMInventory() }
        vm.inventory?.osInfo = osInfo
    }

    /// Gives the VM's zone an assignment of a policy `p`.
    mutating func assign(
        _ id: PolicyAssignmentID = "baseline",
        revision: RevisionID = "r2",
        age: Duration = .hours(24 * 10),
        rollout: OSPolicyAssignment.RolloutState = .succeeded,
        mode: OSPolicy.Mode = .enforcement,
        zone: ZoneName = "z-a",
        filter: (inout OSPolicyAssignment.InstanceFilter) -> Void = { $0.all = true }
    ) {
        var assignment = OSPolicyAssignment(project: .id("acme"), zone: zone, id: id)
        assignment.revision = revision
        assignment.revisionCreateTime = Self.noon - age
        assignment.rolloutState = .known(rollout)
        filter(&assignment.instanceFilter)
        var policy = OSPolicy()
        policy.id = "p"
        policy.mode = .known(mode)
        assignment.policies = [policy]
        project.policyAssignments.append(Observed(assignment, at: Self.noon))
    }

    /// Gives the VM a report on a policy `p`.
    mutating func report(
        _ state: ComplianceState = .compliant,
        _ reason: String = "",
        on assignment: PolicyAssignmentID = "baseline",
        revision: RevisionID = "r2",
        age: Duration = .minutes(20),
        resources: [PolicyResourceCompliance] = []
    ) {
        var policy = PolicyCompliance()
        policy.policy = "p"
        policy.state = .known(state)
        policy.reason = reason
        policy.resources = resources
        var report = OSPolicyAssignmentReport(
            project: .id("acme"),
            zone: "z-a",
            instance: InstanceID(1),
            assignment: assignment,
            revision: revision
        )
        report.updateTime = Self.noon - age
        report.policies = [policy]
        vm.policyReports.append(report)
    }

    /// Makes the history remember the state of the policy `p`.
    mutating func remember(
        _ state: ComplianceState,
        on assignment: PolicyAssignmentID = "baseline",
        since age: Duration,
        until end: Duration = .zero
    ) {
        vm.history[HistoryKey(kind: .policyState, subject: "\(assignment)/p")] = Timeline([
            HistoryInterval(value: state.rawValue, since: Self.noon - age, seenUntil: Self.noon - end)
        ])
    }

    // MARK: What the assessment makes of it

    /// The answer of a check, and the moment at which time alone may change it.
    func answer(
        _ check: String,
        after wait: Duration = .zero
    ) throws -> (outcome: CheckOutcome, until: Timestamp?) {
        let check = try #require(CheckRegistry.all.first { $0.id == check })
        var project = project
        project.vms = [vm]
        let fleet = FleetSnapshot(at: Self.noon + wait, projects: [project])
        let verdicts = Assessment(of: fleet, settings: settings, checks: [check]).projects[0].vms[0]
        #expect(check.reasons.contains { $0.word == verdicts.outcomes[0].reason }, "the list of reasons is closed")
        let context = ProjectContext(of: fleet.projects[0], at: fleet.at, settings: settings)
        return (verdicts.outcomes[0], check.evaluate(CheckSubject(at: 0, in: context)).nextChange)
    }
}

extension FactScene {
    /// The moment at which time alone may change the answer of a check.
    func due(_ check: String) throws -> Timestamp { try #require(try answer(check).until) }
}

/// A scene with what a check must say of it.
struct SceneCase: CustomTestStringConvertible, Sendable {
    let name: String
    let verdict: Verdict
    let reason: String
    let scene: FactScene

    init(_ name: String, _ verdict: Verdict, _ reason: String, _ change: (inout FactScene) -> Void = { _ in }) {
        var scene = FactScene()
        change(&scene)
        (self.name, self.verdict, self.reason, self.scene) = (name, verdict, reason, scene)
    }

    var testDescription: String { "\(name): \(verdict.rawValue)" }
}
