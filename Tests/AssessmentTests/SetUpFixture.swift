import Assessment
import Fleet
import Testing

/// A project with one VM that is set up well, and what a test changes about it; all was read at noon.
struct SetUpVM: Sendable {
    static let network = "https://www.googleapis.com/compute/v1/projects/acme/global/networks/default"
    static let subnetwork = "https://www.googleapis.com/compute/v1/projects/acme/regions/z/subnetworks/default"

    var now = OneVM.noon
    var name = InstanceName("vm-1")
    /// What Compute Engine says; `nil`: never read.
    var instance: Instance?
    var heartbeat: Duration? = .zero
    var project = ProjectFleet(id: "acme")
    var patches: [PatchOutcome] = []
    /// Sources that were never read.
    var unread: Set<Source> = []
    /// Sources whose last try failed, with why.
    var failures: [Source: String] = [:]
    /// Other projects of the fleet.
    var others: [ProjectFleet] = []

    init(name: InstanceName = "vm-1", _ change: (inout SetUpVM) -> Void = { _ in }) {
        self.name = name
        var instance = Instance(project: .id("acme"), zone: "z-a", name: name, id: InstanceID(1))
        instance.powerState = .known(.running)
        instance.lastStartTime = now - .hours(100)
        instance.serviceAccounts = [Self.account("https://www.googleapis.com/auth/cloud-platform")]
        var interface = NetworkInterface()
        interface.name = "nic0"
        interface.network = Self.network
        interface.subnetwork = Self.subnetwork
        interface.stackType = "IPV4_ONLY"
        interface.externalAddresses = ["34.1.2.3"]
        instance.networkInterfaces = [interface]
        self.instance = instance
        var compute = ComputeProject(id: "acme")
        compute.metadata = ["enable-osconfig": "TRUE"]
        project.compute = Observed(compute, at: now)
        var settings = ProjectFeatureSettings(project: .id("acme"))
        settings.featureSet = .known(.full)
        project.featureSettings = Observed(settings, at: now)
        project.patchDeployments = [Observed(PatchDeployment(project: .id("acme"), id: "weekly"), at: now)]
        change(&self)
    }

    static func account(_ scopes: String...) -> ServiceAccount {
        var account = ServiceAccount()
        account.email = "vm@acme.iam.gserviceaccount.com"
        account.scopes = scopes
        return account
    }

    /// Metadata at both levels; `nil` for a project whose metadata was never read.
    mutating func metadata(instance own: [String: String] = [:], project common: [String: String]?) {
        instance?.metadata = own
        guard let common else {
            project.compute = nil
            unread.insert(.projectMetadata)
            return
        }
        project.compute?.value.metadata = common
    }

    /// Takes the VM's external address.
    mutating func hide() { instance?.networkInterfaces[0].externalAddresses = [] }

    var fleet: FleetSnapshot {
        var project = project
        var vm = VM(project: project.id, zone: "z-a", name: name, id: InstanceID(1))
        vm.instance = instance.map { Observed($0, at: now) }
        if let heartbeat {
            vm.inventory = VMInventory()
            vm.inventory?.updateTime = now - heartbeat
        }
        vm.patches = patches
        project.vms.append(vm)
        project.reads = Self.reads(at: now, unread: unread, failures: failures)
        return FleetSnapshot(at: now, projects: [project] + others)
    }

    static func reads(at moment: Timestamp, unread: Set<Source> = [], failures: [Source: String] = [:]) -> [SourceRead]
    {
        Source.ofProjects.compactMap { source in
            guard !unread.contains(source) || failures[source] != nil else { return nil }
            var read = SourceRead(source: source)
            read.lastSuccess = unread.contains(source) ? nil : moment
            read.failure = failures[source]
            return read
        }
    }

    func outcome(of check: String) -> CheckOutcome? {
        let assessment = Assessment(of: fleet, settings: AssessmentSettings())
        guard let index = assessment.checks.firstIndex(where: { $0.id == check }) else { return nil }
        return assessment.projects.first { $0.id == project.id }?.vms.last?.outcomes[index]
    }
}

/// A fleet, and what a check must say of it.
struct SetUpCase: CustomTestStringConvertible, Sendable {
    let name: String
    let verdict: Verdict
    let reason: String
    let vm: SetUpVM

    init(_ name: String, _ verdict: Verdict, _ reason: String, _ change: (inout SetUpVM) -> Void = { _ in }) {
        (self.name, self.verdict, self.reason) = (name, verdict, reason)
        vm = SetUpVM(change)
    }

    var testDescription: String { name }
}

extension Diagnosis {
    /// The diagnoses of a fleet's VMs.
    static func all(of fleet: FleetSnapshot, names: Set<String> = []) -> [Diagnosis] {
        var diagnoses: [Diagnosis] = []
        each(of: fleet, Assessment(of: fleet, settings: AssessmentSettings()), names: names) { diagnoses.append($0) }
        return diagnoses
    }
}

extension CheckOutcome {
    /// Whether a check declares the reason, so that its page explains it.
    func isDeclared(by check: String) -> Bool {
        CheckRegistry.all.contains { known in
            known.id == check && known.reasons.contains { $0.word == reason }
        }
    }
}

/// A VM's part in a job that began `age` ago.
func patchOutcome(
    _ state: PatchState,
    age: Duration,
    job id: PatchJobID = "job-1",
    isOver: Bool = true,
    stateAge: Duration? = nil,
    text: String = ""
) -> PatchOutcome {
    var details = PatchJobInstanceDetails(project: .id("acme"), zone: "z-a", instance: InstanceID(1))
    details.state = .known(state)
    details.failureReason = text
    var job = PatchJob(project: .id("acme"), id: id)
    job.state = isOver ? .known(.succeeded) : .known(.patching)
    job.createTime = OneVM.noon - age
    return PatchOutcome(details: details, job: id, known: job, stateSince: OneVM.noon - (stateAge ?? age))
}
