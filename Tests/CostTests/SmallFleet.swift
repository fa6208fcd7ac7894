import Cost
import Fleet

/// Days and hours after the start of the month that most tests use.
let monthStart = Timestamp(seconds: 1_793_491_200)  // 2026-11-01T00:00:00Z

func hours(_ count: Int) -> Duration { .seconds(count * 3_600) }
func days(_ count: Int) -> Duration { hours(count * 24) }

/// A month rule that knows one month only.
func month(hours count: Int, from start: Timestamp = monthStart) -> BillingMonth {
    BillingMonth(name: "2026-11", start: start, end: start + hours(count))
}

func settings(monthHours: Int = 720, freeVMs: Int = 100, account: String? = "acme-account") -> CostSettings {
    let rule = month(hours: monthHours)
    var settings = CostSettings { _ in rule }
    settings.freeVMs = freeVMs
    for id in ["acme-prod", "acme-stage"] { settings.accounts[ProjectID(id)] = account.map { BillingAccountID($0) } }
    return settings
}

/// The history of a VM's power state or agent: values with the moments at which they began.
func timeline(_ values: [(String, Timestamp)]) -> Timeline {
    var intervals: [HistoryInterval] = []
    for (index, (value, since)) in values.enumerated() {
        let last = index + 1 < values.count ? values[index + 1].1 - .microseconds(1) : since
        intervals.append(HistoryInterval(value: value, since: since, seenUntil: last))
    }
    return Timeline(intervals)
}

/// A VM that runs since before the month, is enabled by its own metadata and was heard of at `contact`.
func vm(
    _ number: UInt64,
    in project: String = "acme-prod",
    metadata: [String: String] = ["enable-osconfig": "TRUE"],
    power: [(String, Timestamp)] = [("RUNNING", monthStart - days(3))],
    enabled: [(String, Timestamp)] = [],
    contact: ClosedRange<Timestamp>? = monthStart - days(3)...monthStart - days(1)
) -> VM {
    let name = InstanceName("web-\(number)")
    let project = ProjectID(project)
    var vm = VM(project: project, zone: ZoneName("us-central1-a"), name: name, id: InstanceID(number))
    var instance = Instance(project: .id(project), zone: vm.zone, name: name, id: vm.id)
    instance.powerState = Open(power.last?.0 ?? "RUNNING")
    instance.metadata = metadata
    vm.instance = Observed(instance, at: power.last?.1 ?? monthStart)
    if !power.isEmpty { vm.history[HistoryKey(kind: .powerState)] = timeline(power) }
    if !enabled.isEmpty { vm.history[HistoryKey(kind: .agentEnabled)] = timeline(enabled) }
    if let contact {
        let stretch = HistoryInterval(value: "contact", since: contact.lowerBound, seenUntil: contact.upperBound)
        vm.history[HistoryKey(kind: .contact)] = Timeline([stretch])
    }
    return vm
}

func project(
    _ id: String = "acme-prod",
    featureSet: String? = "OSCONFIG_C",
    reads: [Source] = [.instances, .inventories],
    vms: [VM]
) -> ProjectFleet {
    let id = ProjectID(id)
    var project = ProjectFleet(id: id)
    if let featureSet {
        var settings = ProjectFeatureSettings(project: .id(id))
        settings.featureSet = Open(featureSet)
        project.featureSettings = Observed(settings, at: monthStart)
    }
    project.reads = reads.map { source in
        var read = SourceRead(source: source)
        read.lastSuccess = monthStart
        return read
    }
    project.vms = vms
    return project
}

func estimate(
    _ projects: [ProjectFleet],
    at moment: Timestamp,
    settings: CostSettings = settings()
) -> CostEstimate {
    CostEstimate(of: FleetSnapshot(at: moment, projects: projects), settings: settings)
}

func estimate(_ vms: [VM], at moment: Timestamp, settings: CostSettings = settings()) -> CostEstimate {
    estimate([project(vms: vms)], at: moment, settings: settings)
}
