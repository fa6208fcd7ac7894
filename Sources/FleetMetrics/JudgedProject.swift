import Assessment
import Fleet

/// A project with the VMs, jobs, deployments and assignments that are shown, each of them once.
final class JudgedProject: Sendable {
    /// The value of the `project` label.
    let id: String
    let facts: ProjectFleet
    /// The questions whose answers ``VMAssessment/outcomes`` holds.
    let checks: [Check]
    /// By zone and name.
    let vms: [JudgedVM]
    /// What sums over them are made of.
    let counts: VMCounts
    /// Newest first.
    let patchJobs: [PatchJob]
    let patchDeployments: [PatchDeployment]
    let policyAssignments: [OSPolicyAssignment]
    /// How reading its sources went, without zones that have no VM any more.
    let reads: [SourceRead]

    /// Takes a project; VMs about which nothing is new since `earlier` are taken from there with their lines.
    init(
        _ facts: ProjectFleet,
        verdicts: ProjectAssessment,
        checks: [Check],
        labels: VMLabelNames,
        at now: Timestamp,
        patchJobRetention: Duration,
        earlier: JudgedProject?
    ) {
        id = facts.id.text
        self.facts = facts
        self.checks = checks
        vms = Self.judged(facts, verdicts, checks, labels, earlier: earlier)
        if let earlier {
            var counts = earlier.counts
            counts.change(from: earlier.vms, to: vms)
            self.counts = counts
        } else {
            counts = VMCounts(of: vms, checkCount: checks.count)
        }
        patchJobs = Self.shown(
            Self.latest(facts.patchJobs, by: \.id),
            since: now - patchJobRetention
        )
        patchDeployments = Self.latest(facts.patchDeployments, by: \.id)
        policyAssignments = Self.latest(facts.policyAssignments, by: \.key)
        reads = facts.readsInUse
    }

    /// Whether a source was ever read, in every place where that was tried: without it, its sums are absent and not
    /// zero, nor a part of the truth.
    func knows(_ source: Source) -> Bool {
        let isMissed = reads.contains { read in
            read.source == source && read.failure != nil && read.lastSuccess == nil
                && !(read.zone.map { facts.lastRead(source, zone: $0) != nil } ?? facts.hasRead(source))
        }
        return !isMissed && (facts.hasRead(source) || hasFacts(of: source))
    }

    /// The zones of VMs and assignments in which policy reports were ever read.
    var zonesWithKnownReports: Set<ZoneName> {
        let zones = Set(policyAssignments.map(\.zone)).union(counts.zones.values)
        return zones.filter { zone in
            guard facts.lastRead(.policyReports, zone: zone) == nil else { return true }
            let isMissed = reads.contains {
                $0.source == .policyReports && $0.failure != nil && ($0.zone == nil || $0.zone == zone)
            }
            return !isMissed && counts.zonesWithReports[zone] > 0
        }
    }

    /// Whether it is known which VMs there are, so that sums over all of them mean something.
    var knowsVMs: Bool { !vms.isEmpty || knows(.instances) }

    /// Facts of files count, whether or not the file told of which source it is an answer.
    private func hasFacts(of source: Source) -> Bool {
        switch source {
        case .patchJobs: !facts.patchJobs.isEmpty || counts.facts[.patchJobs] > 0
        case .patchDeployments: !facts.patchDeployments.isEmpty
        case .policyAssignments: !facts.policyAssignments.isEmpty
        default: counts.facts[source] > 0
        }
    }
}

extension JudgedProject {
    private static func judged(
        _ facts: ProjectFleet,
        _ verdicts: ProjectAssessment,
        _ checks: [Check],
        _ labels: VMLabelNames,
        earlier: JudgedProject?
    ) -> [JudgedVM] {
        let project = facts.id.text
        var known = JudgedVMs(earlier?.vms ?? [])
        return facts.vms.indices.map { index in
            let (vm, verdict) = (facts.vms[index], verdicts.vms[index])
            if let judged = known.judged(vm, at: index), judged.holds(vm, verdict) {
                return judged
            }
            return JudgedVM(vm, in: project, verdict: verdict, checks: checks, labels: labels)
        }
    }

    /// The running jobs, the newest finished one of each deployment, and those that changed since a moment.
    private static func shown(_ jobs: [PatchJob], since oldest: Timestamp) -> [PatchJob] {
        var deploymentsWithFinished: Set<PatchDeploymentID> = []
        return jobs.filter { job in
            guard job.state.known?.isTerminal ?? false else { return true }
            let isNewest = job.deployment.map { deploymentsWithFinished.insert($0).inserted } ?? false
            return isNewest || job.updateTime.map { $0 >= oldest } ?? false
        }
    }

    /// Of facts about the same thing the one that was observed last, in the given order.
    private static func latest<Value, Key: Hashable>(
        _ facts: [Observed<Value>],
        by key: (Value) -> Key
    ) -> [Value] {
        var newest: [Key: Timestamp] = [:]
        for fact in facts { newest[key(fact.value), default: fact.observedAt].raise(to: fact.observedAt) }
        return facts.compactMap { fact in
            guard newest[key(fact.value)] == fact.observedAt else { return nil }
            newest[key(fact.value)] = nil
            return fact.value
        }
    }
}

extension Timestamp {
    fileprivate mutating func raise(to other: Timestamp) {
        self = max(self, other)
    }
}

/// What identifies an assignment inside its project.
struct PolicyAssignmentKey: Hashable, Sendable {
    let zone: ZoneName
    let id: PolicyAssignmentID
}

extension OSPolicyAssignment {
    /// What identifies it inside its project.
    var key: PolicyAssignmentKey { PolicyAssignmentKey(zone: zone, id: id) }
}

/// The VMs of an earlier moment, most of which stand where they stood.
private struct JudgedVMs {
    private let vms: [JudgedVM]
    private var byID: [InstanceID: JudgedVM]?

    init(_ vms: [JudgedVM]) {
        self.vms = vms
    }

    mutating func judged(_ vm: VM, at index: Int) -> JudgedVM? {
        if index < vms.count, vms[index].facts.id == vm.id { return vms[index] }
        let places = byID ?? Dictionary(vms.map { ($0.facts.id, $0) }) { first, _ in first }
        byID = places
        return places[vm.id]
    }
}
