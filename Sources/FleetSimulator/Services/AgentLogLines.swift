import Fleet

/// What the agents of VMs write to Cloud Logging, made up from what happens to the VMs.
///
/// The lines of an event follow from the event alone, so that whoever asks for whatever time gets the same lines.
struct AgentLogLines {
    let fleet: SimulatedFleet
    /// Whether lines that only inform may be left out, which spares most of the work.
    let isAboutErrors: Bool
    /// What waited on VMs of a software state, as the agent lists it.
    var updates: [SoftwareState: [String]] = [:]

    /// How long the lines of a start, a shutdown or a run for policies may go on after it.
    private static let aftermath = Duration.seconds(120)
    /// The agent says each time that it writes its inventory; that it does so is told once in this time.
    private static let inventoryPeriod = Int64(6 * 3_600)

    init(fleet: SimulatedFleet, isAboutErrors: Bool = false) {
        self.fleet = fleet
        self.isAboutErrors = isAboutErrors
    }

    /// The lines of a VM in a time, in no order; `parts` are the VM's parts of patch jobs in that time.
    mutating func lines(of machine: Machine, in span: TimeSpan, parts: [PatchPart]) -> [AgentLogLine] {
        guard machine.createdAt < span.to, machine.deletedAt.map({ span.from <= $0 }) ?? true else { return [] }
        let wider = TimeSpan(from: span.from - Self.aftermath, to: span.to + .seconds(30))
        var lines: [AgentLogLine] = []
        if !isAboutErrors {
            lines += starts(of: machine, in: wider).flatMap { startLines(of: machine, at: $0) }
            lines += stops(of: machine, in: wider).flatMap { stopLines(of: machine, at: $0) }
            lines += inventoryLines(of: machine, in: span)
        }
        if !isAboutErrors || mayFailPolicies(machine) {
            for run in policyRuns(of: machine, in: wider) { lines += policyLines(of: machine, at: run) }
        }
        for part in parts where !isAboutErrors || part.reason != nil { lines += patchLines(of: part) }
        return lines.filter { span.contains($0.at) }
    }

    /// Labels that all lines of a VM have, as of a moment.
    func labels(of machine: Machine, at moment: Timestamp) -> [String: String] {
        ["instance_name": machine.name, "agent_version": agentVersion(of: machine, at: moment)]
    }

    private func agentVersion(of machine: Machine, at moment: Timestamp) -> String {
        let version = fleet.at(moment).software(of: machine).map { ItemCache.shared.agentVersion(of: $0) } ?? ""
        return version.isEmpty ? "20250901.00-g1" : version
    }

    /// A number below a bound that an event of a VM is given.
    func number(below bound: Int64, _ machine: Machine, _ event: Timestamp, _ detail: UInt64 = 0) -> Int {
        Int(fleet.chance.number(below: bound, machine, .step, UInt64(bitPattern: event.microseconds) &+ detail))
    }

    /// Whether the agent of a VM is there and may write to Cloud Logging, which takes a service account with the scope
    /// for it, and a way there.
    private func canLog(_ machine: Machine, at moment: Timestamp) -> Bool {
        machine.exists(at: moment) && fleet.offTime(of: machine, at: moment) == nil
            && fleet.hasAgent(machine, at: moment) && fleet.hasServiceAccount(machine, at: moment)
            && fleet.group(of: machine).mayLog && fleet.reachesAPIs(machine)
    }
}

// Starts and shutdowns.
extension AgentLogLines {
    /// The starts of a VM that fall into a time; reboots from within are not among them.
    private func starts(of machine: Machine, in span: TimeSpan) -> [Timestamp] {
        var starts: [Timestamp] = []
        var limit = span.to
        while limit >= machine.createdAt {
            let start = fleet.lastStart(of: machine, at: limit)
            guard start >= span.from, start <= limit else { break }
            starts.append(start)
            limit = start - .microseconds(1)
        }
        return starts
    }

    /// The moments in a time at which a VM begins to shut down.
    private func stops(of machine: Machine, in span: TimeSpan) -> Set<Timestamp> {
        var stops: Set<Timestamp> = []
        for start in starts(of: machine, in: span) {
            let before = start - .microseconds(1)
            guard machine.exists(at: before) else { continue }
            stops.insert(fleet.offTime(of: machine, at: before)?.from ?? start - .seconds(2))
        }
        let last = min(span.to, machine.deletedAt ?? span.to) - .microseconds(1)
        if let off = fleet.offTime(of: machine, at: last) {
            stops.insert(off.from)
        } else if let deletedAt = machine.deletedAt, span.contains(deletedAt) {
            stops.insert(deletedAt - .seconds(22))
        }
        return stops
    }

    /// The agent is up about half a minute after its VM began to boot.
    func startLines(of machine: Machine, at boot: Timestamp) -> [AgentLogLine] {
        let moment = boot + .milliseconds(32_000 + number(below: 9_000, machine, boot))
        guard canLog(machine, at: moment) else { return [] }
        var writer = AgentLogWriter(at: moment, labels: labels(of: machine, at: moment))
        let version = agentVersion(of: machine, at: moment)
        writer.write("OSConfig Agent (version \(version)) started.", from: .main, 229)
        return writer.lines
    }

    func stopLines(of machine: Machine, at stop: Timestamp) -> [AgentLogLine] {
        let before = stop - .microseconds(1)
        let features = fleet.features(of: machine, at: before)
        let trouble = AgentRhythm(fleet: fleet, machine: machine).trouble(at: before, features: features)
        guard canLog(machine, at: before), trouble != .hung else { return [] }
        var writer = AgentLogWriter(at: stop, labels: labels(of: machine, at: before))
        let version = agentVersion(of: machine, at: before)
        writer.write("OSConfig Agent (version \(version)) shutting down.", from: .main, 247, after: 1_310)
        return writer.lines
    }
}

// Inventories.
extension AgentLogLines {
    private func inventoryLines(of machine: Machine, in span: TimeSpan) -> [AgentLogLine] {
        let rhythm = AgentRhythm(fleet: fleet, machine: machine)
        let period = Self.inventoryPeriod * 1_000_000
        let phase = fleet.chance.number(below: period, machine, .pollPhase, 6)
        // A report comes a while before its slot, so that the slot after the time may have one in it.
        let slots = (span.from.microseconds - phase) / period...(span.to.microseconds - phase) / period + 1
        return slots.compactMap { slot in
            let end = Timestamp(microseconds: slot * period + phase)
            guard let report = rhythm.lastInventory(by: end), span.contains(report) else { return nil }
            guard report > end - .microseconds(period), fleet.at(report).hasGuestAttributes(machine) else { return nil }
            var writer = AgentLogWriter(at: report - .milliseconds(1), labels: labels(of: machine, at: report))
            writer.write("Writing inventory to guest attributes", from: .inventory, 72, after: 1)
            return writer.lines.first
        }
    }
}

// Runs for OS policies.
extension AgentLogLines {
    /// Whether a run for policies may go wrong on a VM; what chance brings always heals.
    private func mayFailPolicies(_ machine: Machine) -> Bool {
        fleet.episodes[machine.index, default: []].contains { episode in
            guard case .violate(_, let repair) = episode.action else { return false }
            return repair != .heals
        }
    }

    private func policyRuns(of machine: Machine, in span: TimeSpan) -> [Timestamp] {
        // Most times hold no slot of most VMs, and to know so is cheap.
        guard AgentRhythm(fleet: fleet, machine: machine).lastPolicySlot(by: span.to) >= span.from else { return [] }
        return fleet.at(span.to).policyRuns(of: machine, from: span.from, to: span.to)
    }

    private func policyLines(of machine: Machine, at run: Timestamp) -> [AgentLogLine] {
        let moment = fleet.at(run)
        let reports = moment.assignments(in: fleet.projects[machine.project], zone: machine.zone)
            .compactMap { moment.report(on: machine, by: $0, ofRun: run) }
        guard !reports.isEmpty else { return [] }
        var labels = labels(of: machine, at: run)
        labels["task_type"] = "APPLY_CONFIG_TASK"
        return PolicyRunLines(reports: reports, labels: labels, step: 40 + number(below: 60, machine, run)).lines(
            at: run
        )
    }
}

extension VMGroupPlan {
    /// Whether the scopes of the service account let through what is logged.
    fileprivate var mayLog: Bool {
        scopes.contains { ["cloud-platform", "logging.write", "logging.admin"].contains($0) }
    }
}
