import Fleet

/// What is read when, and where: a value that learns from the store and from what each reading came to.
struct ReadingPlan: Sendable {
    private let watched: WatchedProjects
    private let rhythm: CollectionRhythm
    private var found: [ProjectID: Set<ProjectID>] = [:]
    private var places: [ProjectID: Places] = [:]
    private var due: [Reading: Timestamp] = [:]
    private(set) var running: Set<Reading> = []

    /// What is known of a project before it is read again.
    fileprivate struct Places {
        /// The zones of its VMs; `nil` until they were listed.
        var zones: Set<ZoneName>?
        /// The zones that Compute Engine has, whether or not there is a VM.
        var listedZones: Set<ZoneName> = []
        /// When assignments of a zone were last asked for.
        var assignmentReads: [ZoneName: Timestamp] = [:]
        /// When packages were last read in all zones.
        var lastFull: Timestamp?
        /// When the last patch job ended that may have installed something.
        var jobEnd: Timestamp?
    }

    init(watched: WatchedProjects, rhythm: CollectionRhythm) {
        self.watched = watched
        self.rhythm = rhythm
    }

    /// The projects to read, as far as they are known.
    var projects: [ProjectID] { watched.all(found: found.values.joined()) }

    /// Everything that is to be read, in the order in which it is best read.
    var readings: [Reading] {
        let projects = projects
        return Source.readingOrder.filter { rhythm.intervals[$0] != nil }.flatMap { source in
            (source == .projectList ? watched.parents : projects).map { Reading(project: $0, source: source) }
        }
    }

    // MARK: - Learning

    /// Takes what the store knows, so that a restart need not find out anew.
    mutating func learn(from fleet: FleetSnapshot) {
        // Until folders and organizations are asked, those are taken that were found before.
        for parent in watched.parents where found[parent] == nil { found[parent] = Set(fleet.projects.map(\.id)) }
        for project in fleet.projects { places[project.id] = Places(project) }
    }

    /// Takes what a reading came to that began at a moment.
    mutating func note(_ request: SourceRequest, _ result: SourceCollector.Result, began: Timestamp) {
        if let projects = result.projects { found[request.project] = projects }
        var known = places[request.project] ?? Places()
        if let zones = result.zones { known.zones = zones }
        if let zones = result.listedZones { known.listedZones = zones }
        if let end = result.jobEnd { known.jobEnd = max(end, known.jobEnd ?? end) }
        if request.isFull, result.problems.isEmpty { known.lastFull = began }
        if request.source == .policyAssignments {
            for zone in request.zones { known.assignmentReads[zone] = began }
        }
        places[request.project] = known
    }

    // MARK: - Asking

    /// What to ask for at a moment.
    func request(for reading: Reading, at now: Timestamp) -> SourceRequest {
        let known = places[reading.project] ?? Places()
        var zones: Set<ZoneName> = reading.source.isZonal ? known.zones ?? [] : []
        if reading.source == .policyAssignments { zones.formUnion(emptyZones(of: known, dueAt: now)) }
        return SourceRequest(
            project: reading.project,
            source: reading.source,
            zones: zones.sorted { $0.text < $1.text },
            isFull: reading.source == .inventories && needsPackages(known, at: now)
        )
    }

    /// Whether packages of a project were read before, so that what a patch job has changed decides whether to again.
    func hasReadPackages(of project: ProjectID) -> Bool { places[project]?.lastFull != nil }

    /// Zones without VMs may hold assignments all the same, which change seldom.
    private func emptyZones(of known: Places, dueAt now: Timestamp) -> Set<ZoneName> {
        guard let interval = rhythm.intervals[.zones] else { return [] }
        return known.listedZones.filter { zone in
            known.assignmentReads[zone].map { now - $0 >= interval } ?? true
        }
    }

    /// Packages change when a job ends, and otherwise seldom.
    ///
    /// An agent may tell of them only at its next report, so they are read twice after a job.
    private func needsPackages(_ known: Places, at now: Timestamp) -> Bool {
        guard let lastFull = known.lastFull else { return true }
        guard now - lastFull < rhythm.fullInventories else { return true }
        guard let end = known.jobEnd else { return false }
        return [end, end + CollectionRhythm.settling].contains { $0 <= now && lastFull < $0 }
    }

    // MARK: - Running

    /// What is due, as far as there is room; it counts as running from now on.
    mutating func begin(at now: Timestamp, room: Int) -> [Reading] {
        var next: [Reading] = []
        for reading in readings where running.count < room {
            guard hasPlace(reading), due[reading].map({ $0 <= now }) ?? true, running.insert(reading).inserted else {
                continue
            }
            next.append(reading)
        }
        return next
    }

    /// Ends a reading, whose next one is due at a moment.
    mutating func finish(_ reading: Reading, next: Timestamp) {
        running.remove(reading)
        due[reading] = next
    }

    /// Without zones there is nothing to ask; the VMs come first.
    private func hasPlace(_ reading: Reading) -> Bool {
        guard reading.source.isZonal else { return true }
        let known = places[reading.project]
        return known?.zones != nil || reading.source == .policyAssignments && known?.listedZones.isEmpty == false
    }
}

extension ReadingPlan.Places {
    /// What a snapshot tells of a project.
    init(_ project: ProjectFleet) {
        if !project.vms.isEmpty || project.hasListed(.instances) { zones = Set(project.vms.map(\.zone)) }
        listedZones = Set(project.zones.map(\.value.name))
        for read in project.reads where read.source == .policyAssignments {
            if let zone = read.zone { assignmentReads[zone] = read.lastSuccess }
        }
        let fullReads = (zones ?? []).map { zone in
            project.reads.first { $0.source == .inventories && $0.zone == zone }?.lastFull
        }
        if fullReads.allSatisfy({ $0 != nil }) { lastFull = fullReads.compactMap(\.self).min() }
        jobEnd = project.patchJobs.lazy.map(\.value)
            .filter { !$0.isDryRun && $0.state.known?.isTerminal == true }
            .compactMap(\.updateTime).max()
    }
}
