import Assessment
import Fleet

/// What the sums over a project's VMs are made of.
///
/// A VM can be taken away again, so that sums over very many cost as much as what changed.
struct VMCounts: Hashable, Sendable {
    /// An operating system as its inventory names it.
    struct System: Hashable, Sendable {
        let name: String
        let version: String
    }

    /// What a report says about one policy.
    struct PolicyState: Hashable, Sendable {
        let policy: PolicyKey
        let state: String
    }

    /// Which revision of an assignment a report names.
    struct Revision: Hashable, Sendable {
        let assignment: PolicyAssignmentKey
        let revision: RevisionID
    }

    /// All VMs.
    private(set) var all = 0
    /// The VMs of each zone.
    private(set) var zones = Counts<ZoneName>()
    /// The VMs of which something is known from a source.
    private(set) var facts = Counts<Source>()
    /// By Compute Engine status; empty where none is known.
    private(set) var powerStates = Counts<String>()
    /// By agent state.
    private(set) var agentStates = Counts<String>()
    /// By state in the newest patch job that lists them; ``PatchMetrics/none`` where there is none.
    private(set) var patchStates = Counts<String>()
    /// The VMs that an active deployment matches.
    private(set) var covered = 0
    /// Those with an inventory, by operating system.
    private(set) var systems = Counts<System>()
    /// Those with an inventory, by the agent's version.
    private(set) var agentVersions = Counts<String>()
    /// Those with a full inventory.
    private(set) var withPackages = 0
    /// Those with at least one update.
    private(set) var withUpdates = 0
    /// By severity of which they have at least one open CVE.
    private(set) var vulnerable = Counts<String>()
    /// Those with policy reports, by zone.
    private(set) var zonesWithReports = Counts<ZoneName>()
    /// By policy and state.
    private(set) var policyStates = Counts<PolicyState>()
    /// By the revisions that their reports name.
    private(set) var revisions = Counts<Revision>()
    /// By outcome, parallel to the checks.
    private(set) var outcomes: [Counts<Verdict>]

    /// Counts VMs that were asked so many checks.
    init(of vms: [JudgedVM], checkCount: Int) {
        outcomes = Array(repeating: Counts(), count: checkCount)
        for vm in vms { count(vm, 1) }
    }

    /// Counts other VMs in place of those that were counted; most of them should stand where they stood.
    mutating func change(from old: [JudgedVM], to new: [JudgedVM]) {
        let common = min(old.count, new.count)
        let changed = (0..<common).filter { old[$0] !== new[$0] }
        // Those that moved come and go.
        for index in changed { count(new[index], 1) }
        for vm in new[common...] { count(vm, 1) }
        for index in changed { count(old[index], -1) }
        for vm in old[common...] { count(vm, -1) }
    }

    private mutating func count(_ vm: JudgedVM, _ step: Int) {
        all += step
        zones.add(vm.facts.zone, step)
        countInstance(of: vm, step)
        countInventory(of: vm, step)
        countPolicies(of: vm, step)
        agentStates.add(vm.verdict.agent.state.rawValue, step)
        if !vm.facts.patches.isEmpty { facts.add(.patchJobs, step) }
        patchStates.add(vm.verdict.patch.newest?.state.labelValue ?? PatchMetrics.none, step)
        if vm.verdict.isCovered ?? false { covered += step }
        if vm.facts.vulnerabilities != nil { facts.add(.vulnerabilityReports, step) }
        for row in vm.severities?.rows ?? [] where row.withoutFix + row.withFix > 0 {
            vulnerable.add(row.severity, step)
        }
        for index in outcomes.indices { outcomes[index].add(vm.verdict.outcomes[index].verdict, step) }
    }

    private mutating func countInstance(of vm: JudgedVM, _ step: Int) {
        if vm.facts.instance != nil { facts.add(.instances, step) }
        powerStates.add(vm.facts.instance?.value.powerState.labelValue ?? "", step)
    }

    private mutating func countInventory(of vm: JudgedVM, _ step: Int) {
        guard let inventory = vm.facts.inventory else { return }
        facts.add(.inventories, step)
        let system = inventory.osInfo
        systems.add(
            System(name: system?.shortName.guestLabelValue ?? "", version: system?.version.guestLabelValue ?? ""),
            step
        )
        agentVersions.add(system?.agentVersion.guestLabelValue ?? "", step)
        guard let packages = inventory.packages else { return }
        withPackages += step
        if packages.updateCount > 0 { withUpdates += step }
    }

    private mutating func countPolicies(of vm: JudgedVM, _ step: Int) {
        guard !vm.policyReports.isEmpty else { return }
        facts.add(.policyReports, step)
        let zone = vm.facts.zone
        zonesWithReports.add(zone, step)
        for report in vm.policyReports {
            let assignment = PolicyAssignmentKey(zone: zone, id: report.assignment)
            revisions.add(Revision(assignment: assignment, revision: report.revision), step)
            for policy in report.policies {
                let key = PolicyKey(assignment: assignment, policy: policy.policy)
                policyStates.add(PolicyState(policy: key, state: policy.state.labelValue), step)
            }
        }
    }
}

/// What identifies a policy inside its project.
struct PolicyKey: Hashable, Sendable {
    let assignment: PolicyAssignmentKey
    let policy: PolicyID
}
