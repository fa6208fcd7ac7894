import Assessment
import Fleet

/// A fleet of few VMs in all sorts of states, which changes at random.
struct RandomFleet {
    static let zones: [ZoneName] = ["r-1-a", "r-1-b"]
    static let env = ["prod", "stage", "lab"]

    var dice: Dice
    var now = OneVM.noon
    var projects: [ProjectFleet] = []
    private var lastID: UInt64 = 0

    init(seed: UInt64) {
        dice = Dice(seed: seed)
        for name in ["host", "web", "db"] { projects.append(project(ProjectID(name))) }
    }

    var snapshot: FleetSnapshot { FleetSnapshot(at: now, projects: projects) }

    /// Settings with waivers, and limits that few VMs reach.
    mutating func settings() -> AssessmentSettings {
        var settings = AssessmentSettings(timeZone: { TimeZoneRules(named: $0) })
        settings.largestPatchJob = dice.pick([nil, 1, 3, 500])
        settings.freeVMs = dice.pick([0, 2, 100])
        settings.asksGKENodes = dice.once(in: 2)
        settings.waivers = (0..<dice.below(5)).map { line in
            Waiver(
                place: "waivers.yml:\(line)",
                checks: dice.once(in: 2) ? [] : [dice.pick(CheckRegistry.all).id],
                projects: dice.once(in: 2) ? [] : ["web"],
                zones: dice.once(in: 3) ? [dice.pick(Self.zones)] : [],
                vms: dice.once(in: 3) ? [dice.pick(["vm-1", "vm-2"])] : [],
                labels: dice.once(in: 3) ? ["env": dice.pick(Self.env)] : [:],
                reason: "soon",
                owner: "ops",
                expiry: now + .hours(dice.below(300) - 20)
            )
        }
        return settings
    }

    private mutating func project(_ id: ProjectID) -> ProjectFleet {
        var project = ProjectFleet(id: id)
        for _ in 0..<8 { changeFacts(of: &project) }
        for source in Source.ofProjects where !dice.once(in: 6) { read(source, of: &project) }
        for _ in 0..<(2 + dice.below(6)) { addVM(to: &project) }
        return project
    }

    /// Lets time pass, to the very moment at which something may change too, and changes this and that.
    mutating func step(next: Timestamp?) {
        switch dice.below(4) {
        case 0:
            if let next { now = max(now, next - dice.pick([.zero, .tick])) }
        case 1: break
        default:
            now = now + dice.pick([.tick, .seconds(1), .minutes(2), .minutes(20), .hours(1), .hours(30), .days(9)])
        }
        for _ in 0..<dice.below(4) { change() }
    }

    /// Lets time pass in which nothing happens but that all sources are read again.
    mutating func wait(_ time: Duration) {
        now = now + time
        for place in projects.indices {
            for read in projects[place].reads.indices where projects[place].reads[read].lastSuccess != nil {
                projects[place].reads[read].lastSuccess = now
            }
        }
    }

    private mutating func change() {
        guard !projects.isEmpty, !dice.once(in: 40) else {
            projects.append(project(ProjectID("p-\(dice.below(1_000))")))
            return
        }
        let place = dice.below(projects.count)
        var project = projects[place]
        switch dice.below(12) {
        case 0: addVM(to: &project)
        case 1:
            if !project.vms.isEmpty { project.vms.remove(at: dice.below(project.vms.count)) }
        case 2, 3: changeFacts(of: &project)
        case 4, 5: read(dice.pick(Source.ofProjects), of: &project)
        case 6 where dice.once(in: 8):
            projects.remove(at: place)
            return
        default:
            guard !project.vms.isEmpty else { return }
            changeVM(&project.vms[dice.below(project.vms.count)])
        }
        projects[place] = project
    }

    private mutating func addVM(to project: inout ProjectFleet) {
        lastID += 1
        // Names come again.
        let name = InstanceName("vm-\(dice.below(9))")
        let zone = dice.pick(Self.zones)
        project.vms.removeAll { $0.name == name && $0.zone == zone }
        var vm = VM(project: project.id, zone: zone, name: name, id: InstanceID(lastID))
        for _ in 0..<12 { changeVM(&vm) }
        project.vms.append(vm)
    }

    private mutating func read(_ source: Source, of project: inout ProjectFleet) {
        let zone = dice.once(in: 3) ? dice.pick(Self.zones) : nil
        if dice.once(in: 12) { project.reads.removeAll { $0.source == source } }
        let place = project.reads.firstIndex { $0.source == source && $0.zone == zone }
        var read = place.map { project.reads[$0] } ?? SourceRead(source: source, zone: zone)
        read.failure = dice.once(in: 8) ? dice.pick(["denied", "timeout", "api_disabled"]) : nil
        if read.failure == nil {
            read.lastSuccess = dice.once(in: 9) ? dice.before(now) : dice.once(in: 20) ? now + .hours(1) : now
            if dice.once(in: 2) { read.lastListing = read.lastSuccess }
        }
        if let place { project.reads[place] = read } else { project.reads.append(read) }
    }
}
