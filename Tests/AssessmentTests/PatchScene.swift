import Assessment
import Fleet
import Foundation
import Testing

/// A project with one VM, its patch deployments and patch jobs; ages are relative to `noon`, 2026-11-23T12:00:00Z.
struct PatchScene {
    /// The VM's part in a patch job.
    struct Part {
        var state = PatchState.succeeded
        var age = Duration.hours(1)
        var text = ""
        var isDryRun = false
        /// How long ago the job ended; `nil` while it runs.
        var jobEnd: Duration? = .zero
    }

    var now = OneVM.noon
    var zone: ZoneName = "z-a"
    var name: InstanceName = "vm-1"
    var labels: [String: String] = [:]
    var manager: String?
    var powerState = PowerState.running
    var created: Duration? = .hours(100 * 24)
    var started: Duration = .hours(90 * 24)
    var isWindows = false
    var hasServiceAccount = true
    var isInstanceRead = true
    /// `nil`: deployments were never read.
    var deployments: [PatchDeployment]? = []
    /// How long ago deployments and jobs were read.
    var readAge = Duration.zero
    var refused: Set<Source> = []
    var parts: [Part] = []
    var isJobsRead = true
    var jobs: [PatchJob] = []
    /// How old the full inventory is, and how many updates of Windows it lists.
    var inventory: (age: Duration, windowsUpdates: Int)?
    /// How many more VMs the project has.
    var others = 0
    var settings = AssessmentSettings { TimeZoneRules(named: $0) }

    var project: ProjectFleet {
        var project = ProjectFleet(id: "acme")
        project.vms = [vm]
        for number in 0..<others {
            let id = InstanceID(UInt64(number) + 2)
            var other = VM(project: "acme", zone: zone, name: InstanceName("other-\(number)"), id: id)
            other.instance = Observed(Instance(project: .id("acme"), zone: zone, name: other.name, id: id), at: now)
            project.vms.append(other)
        }
        var compute = ComputeProject(id: "acme")
        compute.metadata = ["enable-osconfig": "TRUE"]
        project.compute = Observed(compute, at: now)
        project.patchDeployments = (deployments ?? []).map { Observed($0, at: now) }
        project.patchJobs = (jobs + parts.indices.map { job(at: $0) }).map { Observed($0, at: now) }
        project.reads = [
            read(.instances, isRead: isInstanceRead), read(.projectMetadata), read(.inventories),
            read(.patchDeployments, isRead: deployments != nil), read(.patchJobs, isRead: isJobsRead),
        ]
        return project
    }

    private var vm: VM {
        var vm = VM(project: "acme", zone: zone, name: name, id: InstanceID(1))
        if isInstanceRead { vm.instance = Observed(instance, at: now) }
        vm.inventory = VMInventory()
        vm.inventory?.updateTime = now
        if let inventory {
            let updates = Array(repeating: SoftwarePackage.wua(WindowsUpdate()), count: inventory.windowsUpdates)
            vm.inventory?.packages = PackageSet(id: 1, installed: [], available: updates)
            vm.inventory?.packagesTime = now - inventory.age
        }
        vm.patches = parts.indices.map { index in
            var details = PatchJobInstanceDetails(project: .id("acme"), zone: zone, instance: InstanceID(1))
            details.state = .known(parts[index].state)
            details.failureReason = parts[index].text
            let job = job(at: index)
            return PatchOutcome(details: details, job: job.id, known: job, stateSince: nil)
        }
        return vm
    }

    private var instance: Instance {
        var instance = Instance(project: .id("acme"), zone: zone, name: name, id: InstanceID(1))
        instance.powerState = .known(powerState)
        instance.labels = labels
        instance.metadata["created-by"] = manager
        instance.creationTime = created.map { now - $0 }
        instance.lastStartTime = now - started
        if hasServiceAccount { instance.serviceAccounts = [ServiceAccount()] }
        if isWindows {
            var disk = Disk()
            disk.guestOSFeatures = ["WINDOWS"]
            instance.disks = [disk]
        }
        return instance
    }

    private func job(at index: Int) -> PatchJob {
        let part = parts[index]
        var job = PatchJob(project: .id("acme"), id: PatchJobID("job-\(index)"))
        job.createTime = now - part.age
        job.isDryRun = part.isDryRun
        job.state = .known(part.jobEnd == nil ? .patching : .succeeded)
        job.updateTime = part.jobEnd.map { now - $0 }
        return job
    }

    private func read(_ source: Source, isRead: Bool = true) -> SourceRead {
        var read = SourceRead(source: source)
        let isPatching = source == .patchDeployments || source == .patchJobs
        read.lastSuccess = isRead ? now - (isPatching ? readAge : .zero) : nil
        read.failure = refused.contains(source) ? "denied" : nil
        return read
    }

    var verdicts: VMAssessment? {
        let fleet = FleetSnapshot(at: now, projects: [project])
        return Assessment(of: fleet, settings: settings).projects[0].vms.first { $0.vm == InstanceID(1) }
    }

    func outcome(of check: String) -> CheckOutcome? {
        guard let index = CheckRegistry.all.firstIndex(where: { $0.id == check }) else { return nil }
        return verdicts?.outcomes[index]
    }

    /// When time alone may change what one check says.
    func nextChange(of check: String) -> Timestamp? {
        let project = FleetSnapshot(at: now, projects: [project]).projects[0]
        guard let check = CheckRegistry.all.first(where: { $0.id == check }),
            let place = project.vms.firstIndex(where: { $0.id == InstanceID(1) })
        else { return nil }
        let context = ProjectContext(of: project, at: now, settings: settings)
        return check.evaluate(CheckSubject(at: place, in: context)).nextChange
    }
}

/// A fleet with what a check is to say of it.
struct PatchCase: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let verdict: Verdict
    let reason: String
    let scene: PatchScene

    init(_ name: String, _ verdict: Verdict, _ reason: String, _ change: (inout PatchScene) -> Void = { _ in }) {
        var scene = PatchScene()
        change(&scene)
        (testDescription, self.verdict, self.reason, self.scene) = (name, verdict, reason, scene)
    }

    /// The words that a check may give as reasons.
    static func reasons(of check: String) -> [String] {
        CheckRegistry.all.first { $0.id == check }?.reasons.map(\.word) ?? []
    }
}

extension PatchDeployment {
    /// An active deployment for all VMs, created long ago.
    static func active(
        _ id: PatchDeploymentID,
        _ schedule: PatchSchedule?,
        _ change: (inout Self) -> Void = { _ in }
    ) -> Self {
        var deployment = PatchDeployment(project: .id("acme"), id: id)
        deployment.state = .known(.active)
        deployment.instanceFilter.all = true
        deployment.createTime = Timestamp(rfc3339: "2026-01-01T00:00:00Z")
        deployment.schedule = schedule
        change(&deployment)
        return deployment
    }

    /// Runs each day at 03:30 in Zurich, last on the day of `noon`.
    static func daily(_ id: PatchDeploymentID = "daily", _ change: (inout Self) -> Void = { _ in }) -> Self {
        active(id, .daily) { deployment in
            deployment.lastExecuteTime = Timestamp(rfc3339: "2026-11-23T02:30:00.412Z")
            change(&deployment)
        }
    }
}

extension PatchSchedule {
    static var daily: Self { .daily { _ in } }

    static func daily(_ change: (inout RecurringSchedule) -> Void) -> Self {
        var schedule = RecurringSchedule()
        schedule.frequency = .known(.daily)
        schedule.timeZone = "Europe/Zurich"
        schedule.timeOfDay.hours = 3
        schedule.timeOfDay.minutes = 30
        change(&schedule)
        return .recurring(schedule)
    }
}

extension TimeZoneRules {
    /// The rules of Foundation's copy of the IANA database.
    init?(named name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.init { moment in
            .seconds(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(moment.microseconds) / 1e6)))
        }
    }
}

extension Duration {
    static func days(_ count: Int) -> Duration { .seconds(count * 86_400) }
}
