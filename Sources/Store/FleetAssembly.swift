import Fleet

/// Joins what the tables held into projects with their VMs; no rule of it needs the database.
struct FleetAssembly {
    private let names: ProjectNames
    private var projects: [ProjectID: ProjectFleet] = [:]
    private var vms: [InstanceID: VM] = [:]
    /// The projects whose instances were all listed.
    private var readProjects: Set<ProjectID> = []
    /// The projects of instances that do not exist, since their project's instances were listed without them.
    private var orphanage: [InstanceID: ProjectID] = [:]

    /// Joins everything.
    init(_ facts: StoredFacts) {
        names = ProjectNames(facts)
        add(facts.reads.filter { !$0.isLater || facts.has($0.read.source, of: $0.project, names) })
        addDocuments(facts)
        add(facts.instances)
        for project in projects.values where project.hasListed(.instances) { markRead(project.id) }
        addMentioned(VMMention.all(facts), later: facts.later.instances)
        addRemembered(facts.later.instances, history: facts.history)
        addInventories(facts.inventories)
        addPatchOutcomes(facts.patchOutcomes, of: facts.patchJobs)
        addPolicyReports(facts.policyReports)
        addVulnerabilityReports(facts.vulnerabilityReports)
        for (vm, history) in facts.history { vms[vm]?.history = history }
        addDeparted(facts.departedInstances, history: facts.history)
        noteLater(facts.later)
        // What was linked comes last, so that it counts more than what was learned.
        for links in [names.ids, facts.links] {
            for (number, id) in links.sorted(by: { $0.key > $1.key }) { projects[id]?.number = number }
        }
    }

    /// The projects with their VMs, in no order.
    func fleets() -> [ProjectFleet] {
        var fleets = projects
        for vm in vms.values { fleets[vm.project]?.vms.append(vm) }
        return Array(fleets.values)
    }

    /// Changes a project, which is made when it is new.
    private mutating func update(_ project: ProjectReference, _ change: (inout ProjectFleet) -> Void) {
        change(&projects[make(project), default: ProjectFleet(id: names.id(of: project))])
    }

    /// Makes a project when it is new.
    @discardableResult
    private mutating func make(_ project: ProjectReference) -> ProjectID {
        let id = names.id(of: project)
        guard !projects.keys.contains(id) else { return id }
        var fleet = ProjectFleet(id: id)
        if case .number(let number) = project { fleet.number = number }
        projects[id] = fleet
        return id
    }

    private mutating func markRead(_ project: ProjectID) {
        guard readProjects.insert(project).inserted else { return }
        projects[project]?.orphans = Dictionary(uniqueKeysWithValues: OrphanKind.allCases.map { ($0, 0) })
    }
}

extension FleetAssembly {
    private struct ReadPlace: Hashable {
        let project: ProjectID
        let source: Source
        let zone: ZoneName?
    }

    private mutating func add(_ reads: [StoredFacts.Read]) {
        var newest: [ReadPlace: StoredFacts.Read] = [:]
        for entry in reads {
            let place = ReadPlace(
                project: names.id(of: entry.project),
                source: entry.read.source,
                zone: entry.read.zone
            )
            let known = newest[place]?.read.lastSuccess ?? .distantPast
            if newest[place] == nil || known <= entry.read.lastSuccess ?? .distantPast { newest[place] = entry }
        }
        for entry in newest.values { update(entry.project) { $0.reads.append(entry.read) } }
    }

    private mutating func addDocuments(_ facts: StoredFacts) {
        for entry in newest(facts.computeProjects, by: { _ in "" }) {
            update(entry.project) { $0.compute = entry.value }
        }
        for entry in newest(facts.featureSettings, by: { _ in "" }) {
            update(entry.project) { $0.featureSettings = entry.value }
        }
        for entry in newest(facts.billingInfos, by: { _ in "" }) {
            update(entry.project) { $0.billing = entry.value }
        }
        for entry in newest(facts.patchJobs, by: { $0.id.text }) {
            update(entry.project) { $0.patchJobs.append(entry.value) }
        }
        for entry in newest(facts.patchDeployments, by: { $0.id.text }) {
            update(entry.project) { $0.patchDeployments.append(entry.value) }
        }
        for entry in newest(facts.subnetworks, by: { "\($0.region)/\($0.name)" }) {
            update(entry.project) { $0.subnetworks.append(entry.value) }
        }
        for entry in newest(facts.routers, by: { "\($0.region)/\($0.name)" }) {
            update(entry.project) { $0.routers.append(entry.value) }
        }
        for entry in newest(facts.zones, by: { $0.name.text }) {
            update(entry.project) { $0.zones.append(entry.value) }
        }
        for entry in newest(facts.policyOrchestrators, by: { "\($0.parent)/\($0.id)" }) {
            guard let parent = ResourceName(entry.value.value.parent) else { continue }
            update(parent.project) { $0.policyOrchestrators.append(entry.value) }
        }
        for entry in newest(facts.policyAssignments, by: { "\($0.zone)/\($0.id)" }) {
            update(entry.project) { $0.policyAssignments.append(entry.value) }
        }
    }

    /// One document of each name in each project, which may have been named by id and by number.
    private func newest<Value>(
        _ documents: [StoredFacts.Document<Value>],
        by name: (Value) -> String
    ) -> [StoredFacts.Document<Value>] {
        let nameInFleet = { (document: StoredFacts.Document<Value>) in
            [names.id(of: document.project).text, name(document.value.value)]
        }
        return newest(documents, by: nameInFleet) { $0.value.observedAt <= $1.value.observedAt }
    }

    private func newest<Fact, Name: Hashable>(
        _ facts: [Fact],
        by name: (Fact) -> Name,
        isOlder: (Fact, Fact) -> Bool
    ) -> [Fact] {
        var newest: [Name: Fact] = [:]
        for fact in facts {
            let key = name(fact)
            if let known = newest[key], !isOlder(known, fact) { continue }
            newest[key] = fact
        }
        return Array(newest.values)
    }
}

extension FleetAssembly {
    private mutating func add(_ instances: [StoredFacts.Document<Instance>]) {
        for entry in instances {
            let instance = entry.value.value
            let project = make(entry.project)
            if let known = vms[instance.id]?.instance, known.observedAt > entry.value.observedAt { continue }
            var vm = VM(project: project, zone: instance.zone, name: instance.name, id: instance.id)
            vm.instance = entry.value
            vms[instance.id] = vm
        }
    }

    /// Adds VMs that younger ones of their name have replaced, each as running no longer than until then.
    private mutating func addDeparted(
        _ instances: [StoredFacts.Document<Instance>],
        history: [InstanceID: [HistoryKey: Timeline]]
    ) {
        guard !instances.isEmpty else { return }
        let heirs = Dictionary(vms.values.map { (VMPlace($0), $0) }) { first, _ in first }
        for entry in newest(instances, by: { $0.id.description }) where !vms.keys.contains(entry.value.value.id) {
            let instance = entry.value.value
            var vm = VM(project: make(entry.project), zone: instance.zone, name: instance.name, id: instance.id)
            vm.instance = entry.value
            vm.history = history[instance.id] ?? [:]
            if let heir = heirs[VMPlace(vm)]?.instance, let since = heir.value.creationTime ?? heir.value.lastStartTime
            {
                let key = HistoryKey(kind: .powerState)
                var power = vm.history[key] ?? Timeline()
                power.add(HistoryInterval(value: "DEPARTED", since: since, seenUntil: since))
                vm.history[key] = power
            }
            projects[vm.project]?.departed.append(vm)
        }
    }

    /// Makes VMs of what other facts mention, unless Compute Engine would know them.
    private mutating func addMentioned(_ mentions: [InstanceID: VMMention], later instances: [InstanceID: VMMention]) {
        for (id, mention) in mentions {
            let project = make(mention.project)
            guard !vms.keys.contains(id) else { continue }
            if readProjects.contains(project), !instances.keys.contains(id) {
                orphanage[id] = project
            } else {
                let name = mention.name ?? InstanceName(id.description)
                vms[id] = VM(project: project, zone: mention.zone, name: name, id: id)
            }
        }
    }

    /// Makes VMs that are known by later facts only, but of which verdicts had been recorded.
    private mutating func addRemembered(
        _ instances: [InstanceID: VMMention],
        history: [InstanceID: [HistoryKey: Timeline]]
    ) {
        for (id, mention) in instances where !vms.keys.contains(id) {
            let isRecorded = history[id]?.keys.contains { $0.kind == .finding || $0.kind == .agentEnabled } ?? false
            guard isRecorded else { continue }
            let name = mention.name ?? InstanceName(id.description)
            vms[id] = VM(project: make(mention.project), zone: mention.zone, name: name, id: id)
        }
    }

    /// Notes which VMs may lack facts of the moment.
    private mutating func noteLater(_ later: LaterFacts) {
        let laterProjects = Set(later.projects.map { names.id(of: $0) })
        for vm in vms.values where later.vms.contains(vm.id) || laterProjects.contains(vm.project) {
            projects[vm.project]?.vmsLackingFacts.insert(vm.id)
        }
    }

    private mutating func addInventories(_ inventories: [StoredFacts.StoredInventory]) {
        for entry in inventories where !isOrphan(entry.vm, .inventory) {
            vms[entry.vm]?.inventory = entry.inventory
        }
    }

    private mutating func addPatchOutcomes(_ rows: [PatchOutcomeRow], of jobs: [StoredFacts.Document<PatchJob>]) {
        // A job's id is unique in all projects, and details may name their project otherwise than the job does.
        var known: [PatchJobID: Observed<PatchJob>] = [:]
        for job in jobs {
            if let other = known[job.value.value.id], other.observedAt > job.value.observedAt { continue }
            known[job.value.value.id] = job.value
        }
        for row in newest(rows, by: OutcomePlace.init, isOlder: { $0.isOlder(than: $1) })
        where !isOrphan(row.vm, .patchJobInstanceDetails) {
            let job = PatchJobID(row.job)
            vms[row.vm]?.patches.append(
                PatchOutcome(details: row.details, job: job, known: known[job]?.value, stateSince: row.stateSince)
            )
        }
    }

    private mutating func addPolicyReports(_ reports: [StoredFacts.Document<OSPolicyAssignmentReport>]) {
        let newest = newest(reports, by: ReportPlace.init) { $0.value.observedAt <= $1.value.observedAt }
        for entry in newest where !isOrphan(entry.value.value.instance, .policyReport) {
            vms[entry.value.value.instance]?.policyReports.append(entry.value.value)
        }
    }

    private mutating func addVulnerabilityReports(_ reports: [StoredFacts.Document<VulnerabilityReport>]) {
        let newest = newest(reports, by: \.value.value.instance) { $0.value.observedAt <= $1.value.observedAt }
        for entry in newest where !isOrphan(entry.value.value.instance, .vulnerabilityReport) {
            vms[entry.value.value.instance]?.vulnerabilities = entry.value.value
        }
    }

    /// Whether the fact belongs to no VM that exists; it is counted then.
    private mutating func isOrphan(_ vm: InstanceID, _ kind: OrphanKind) -> Bool {
        guard let project = orphanage[vm] else { return false }
        projects[project]?.orphans?[kind, default: 0] += 1
        return true
    }
}

/// What tells one policy report from another, whatever it calls its project.
private struct ReportPlace: Hashable {
    let vm: InstanceID
    let zone: ZoneName
    let assignment: PolicyAssignmentID

    init(_ document: StoredFacts.Document<OSPolicyAssignmentReport>) {
        let report = document.value.value
        vm = report.instance
        zone = report.zone
        assignment = report.assignment
    }
}

/// What tells one patch outcome from another, whatever it calls its project.
private struct OutcomePlace: Hashable {
    let job: String
    let vm: InstanceID

    init(_ row: PatchOutcomeRow) {
        job = row.job
        vm = row.vm
    }
}

/// What names a VM for people, and passes to the next one that is made under it.
private struct VMPlace: Hashable {
    let project: ProjectID
    let zone: ZoneName
    let name: InstanceName

    init(_ vm: VM) {
        (project, zone, name) = (vm.project, vm.zone, vm.name)
    }
}
