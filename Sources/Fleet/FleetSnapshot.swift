/// Everything that is known at one moment: immutable, and sorted once so that every output has the same order.
package struct FleetSnapshot: Sendable {
    /// The moment as of which this is true.
    package let at: Timestamp
    /// The projects, by id.
    package let projects: [ProjectFleet]
    /// Folders and organizations whose projects are found, of which only ``ProjectFleet/reads`` is known, by name.
    package let parents: [ProjectFleet]

    /// Sorts what a store or a test put together.
    package init(at: Timestamp, projects: [ProjectFleet]) {
        self.at = at
        let sorted = projects.map { $0.sorted() }.sorted { $0.id < $1.id }
        self.projects = sorted.filter { !$0.isParent }
        parents = sorted.filter(\.isParent)
    }

    /// How many VMs there are, in all projects.
    package var vmCount: Int { projects.reduce(0) { $0 + $1.vms.count } }
}

/// Facts that belong to no VM that exists (`orphans`).
package enum OrphanKind: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Inventories.
    case inventory
    /// Patch job instance details.
    case patchJobInstanceDetails = "patch_job_instance_details"
    /// OS policy assignment reports.
    case policyReport = "policy_report"
    /// Vulnerability reports.
    case vulnerabilityReport = "vulnerability_report"

    /// Orders by name.
    package static func < (left: OrphanKind, right: OrphanKind) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// One project's part of the fleet.
package struct ProjectFleet: Sendable {
    /// The project's id; its number where no id is known.
    package var id: ProjectID
    /// The project's number, where it was learned.
    package var number: ProjectNumber?
    /// The common instance metadata; `nil` when it was never read.
    package var compute: Observed<ComputeProject>?
    /// The feature set; `nil` when it was never read.
    package var featureSettings: Observed<ProjectFeatureSettings>?
    /// Who pays; `nil` when it was never read.
    package var billing: Observed<BillingInfo>?
    /// The VMs, by zone, name and id.
    package var vms: [VM] = []
    /// VMs whose name a younger VM has taken: shown nowhere, but their time was used all the same.
    package var departed: [VM] = []
    /// Patch jobs, newest first.
    package var patchJobs: [Observed<PatchJob>] = []
    /// Patch deployments, by id.
    package var patchDeployments: [Observed<PatchDeployment>] = []
    /// Policy assignments, by zone and id.
    package var policyAssignments: [Observed<OSPolicyAssignment>] = []
    /// Subnetworks, by region and name.
    package var subnetworks: [Observed<Subnetwork>] = []
    /// Cloud Routers, by region and name.
    package var routers: [Observed<Router>] = []
    /// Zones, by name.
    package var zones: [Observed<Zone>] = []
    /// Policy orchestrators of the project, by id; those of folders and organizations belong to no project.
    package var policyOrchestrators: [Observed<PolicyOrchestrator>] = []
    /// Facts of VMs that do not exist; `nil` until the project's instances were listed.
    package var orphans: [OrphanKind: Int]?
    /// How reading each source went.
    package var reads: [SourceRead] = []
    /// VMs of which something may be missing that was known at the moment, since newer facts took its place.
    package var vmsLackingFacts: Set<InstanceID> = []

    /// A project of which nothing else is known.
    package init(id: ProjectID) {
        self.id = id
    }

    /// Whether it is no project but a folder or an organization in which projects are found.
    package var isParent: Bool {
        let parts = id.text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && (parts[0] == "folders" || parts[0] == "organizations")
            && !parts[1].isEmpty && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether a source was ever read well, in any zone.
    package func hasRead(_ source: Source) -> Bool {
        reads.contains { $0.source == source && $0.lastSuccess != nil }
    }

    /// Whether everything of a source was ever listed, so that what is missing does not exist.
    package func hasListed(_ source: Source) -> Bool {
        reads.contains { $0.source == source && $0.lastListing != nil }
    }

    /// When a source was last read well for a zone; `nil` when it never was.
    package func lastRead(_ source: Source, zone: ZoneName) -> Timestamp? {
        reads.lazy.filter { $0.source == source && ($0.zone == nil || $0.zone == zone) }.compactMap(\.lastSuccess).max()
    }

    // What is in order already keeps its storage, so that a fleet that is mostly that of before shares it.
    fileprivate func sorted() -> ProjectFleet {
        var copy = self
        copy.vms.order { ($0.zone, $0.name, $0.id) < ($1.zone, $1.name, $1.id) }
        for index in copy.vms.indices where !copy.vms[index].isInOrder { copy.vms[index].putInOrder() }
        copy.departed += copy.separateNamesakes()
        copy.patchJobs.order {
            ($0.value.createTime ?? .distantPast, $0.value.id.text)
                > ($1.value.createTime ?? .distantPast, $1.value.id.text)
        }
        copy.patchDeployments.order { ($0.value.id, $1.observedAt) < ($1.value.id, $0.observedAt) }
        copy.patchDeployments.dropTwins { $0.id == $1.id }
        copy.policyAssignments.order {
            ($0.value.zone, $0.value.id, $1.observedAt) < ($1.value.zone, $1.value.id, $0.observedAt)
        }
        copy.policyAssignments.dropTwins { $0.zone == $1.zone && $0.id == $1.id }
        copy.subnetworks.order { ($0.value.region, $0.value.name) < ($1.value.region, $1.value.name) }
        copy.routers.order { ($0.value.region, $0.value.name) < ($1.value.region, $1.value.name) }
        copy.zones.order { $0.value.name < $1.value.name }
        copy.policyOrchestrators.order { $0.value.id < $1.value.id }
        copy.reads.order { ($0.source, $0.zone?.text ?? "") < ($1.source, $1.zone?.text ?? "") }
        return copy
    }
}

extension VM {
    /// Whether the VM's jobs and reports are in the order that a snapshot has, without twins.
    fileprivate var isInOrder: Bool {
        patches.isOrdered(by: Self.isNewer) && policyReports.isOrdered { $0.assignment < $1.assignment }
            && !hasTwins
    }

    fileprivate mutating func putInOrder() {
        patches.sort(by: Self.isNewer)
        policyReports.sort { $0.assignment < $1.assignment }
        policyReports = distinctReports
    }

    private static func isNewer(_ left: PatchOutcome, _ right: PatchOutcome) -> Bool {
        (left.jobCreateTime ?? .distantPast, left.job.text) > (right.jobCreateTime ?? .distantPast, right.job.text)
    }
}

extension Array {
    /// Whether no element belongs before the one in front of it.
    fileprivate func isOrdered(by isBefore: (Element, Element) -> Bool) -> Bool {
        let elements = span
        for index in elements.indices.dropFirst() where isBefore(elements[index], elements[index - 1]) { return false }
        return true
    }

    /// Sorts what is not sorted yet.
    fileprivate mutating func order(by isBefore: (Element, Element) -> Bool) {
        if !isOrdered(by: isBefore) { sort(by: isBefore) }
    }
}

extension ProjectFleet {
    /// Keeps one of the VMs that share zone and name, which stand next to each other, and gives the others:
    /// `(project, zone, vm)` must identify a VM in everything that is shown.
    private mutating func separateNamesakes() -> [VM] {
        guard hasNamesakes else { return [] }
        var kept: [VM] = []
        var others: [VM] = []
        kept.reserveCapacity(vms.count)
        for vm in vms {
            guard let last = kept.last, last.zone == vm.zone, last.name == vm.name else {
                kept.append(vm)
                continue
            }
            let isYounger = vm.existenceRank > last.existenceRank
            others.append(isYounger ? last : vm)
            if isYounger { kept[kept.count - 1] = vm }
        }
        vms = kept
        return others
    }
}

extension ProjectFleet {
    private var hasNamesakes: Bool {
        let all = vms.span
        for index in all.indices.dropFirst()
        where all[index].name == all[index - 1].name && all[index].zone == all[index - 1].zone { return true }
        return false
    }
}

extension Array {
    private func hasTwins<Value>(_ isSame: (Value, Value) -> Bool) -> Bool where Element == Observed<Value> {
        let facts = span
        for index in facts.indices.dropFirst() where isSame(facts[index - 1].value, facts[index].value) { return true }
        return false
    }

    /// Keeps the first of neighbours that are about the same thing.
    fileprivate mutating func dropTwins<Value>(_ isSame: (Value, Value) -> Bool) where Element == Observed<Value> {
        guard hasTwins(isSame) else { return }
        var last: Value?
        removeAll { fact in
            defer { last = fact.value }
            return last.map { isSame($0, fact.value) } ?? false
        }
    }
}

extension VM {
    /// How likely the VM exists, beside a namesake: names are reused, so the younger of two is the one that does.
    fileprivate var existenceRank: (Int, Timestamp, Timestamp, InstanceID) {
        (
            instance == nil ? 0 : 1,
            instance?.value.creationTime ?? .distantPast,
            instance?.observedAt ?? .distantPast,
            id
        )
    }
}

extension Timestamp {
    /// Before everything.
    package static let distantPast = Timestamp(microseconds: .min)
}
