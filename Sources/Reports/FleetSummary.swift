package import Assessment
package import Cost
package import Fleet

/// A fleet at a glance: the numbers of the landing page and of a report's first page.
package struct FleetSummary: Sendable {
    /// The moment as of which it is true.
    package let at: Timestamp
    /// How many projects there are.
    package let projectCount: Int
    /// VMs by the verdict on each as a whole.
    package private(set) var vms = VerdictCounts()
    /// How each check was answered, in the order of the checks.
    package private(set) var checks: [CheckTally]
    /// VMs by agent state, zeros included.
    package private(set) var agentStates: [AgentState: Int]
    /// VMs by the state in the newest patch job, in the API's words; VMs that no job lists are `NONE`.
    package private(set) var patchStates: [String: Int] = [:]
    /// VMs whose last finished patching failed.
    package private(set) var patchFailures = 0
    /// VMs with at least one update waiting.
    package private(set) var vmsWithUpdates = 0
    /// All updates waiting.
    package private(set) var updates = 0
    /// VMs of which no full inventory was read, so that nobody knows their updates.
    package private(set) var vmsWithoutInventory = 0
    /// VMs with at least one CVE of a severity, by upper-case severity.
    package private(set) var vulnerableVMs: [String: Int] = [:]
    /// VMs without vulnerability report.
    package private(set) var vmsWithoutVulnerabilityReport = 0
    /// Facts of VMs that do not exist, by project; a project is missing where its instances were never read.
    package let orphans: [ProjectID: [OrphanKind: Int]]
    /// How reading each source stands, by project and source.
    package let sources: [SourceStatus]
    /// Sources that nobody tried to read, by project.
    package let unreadSources: [ProjectID: [Source]]
    /// What the month costs.
    package let cost: CostEstimate

    /// Adds a fleet up; `assessment` and `cost` must be of `fleet`.
    package init(of fleet: FleetSnapshot, assessment: Assessment, cost: CostEstimate) {
        self.init(of: fleet, checks: assessment.checks, cost: cost)
        for (project, judged) in zip(fleet.projects, assessment.projects) {
            for (vm, verdicts) in zip(project.vms, judged.vms) { add(VMRow(vm, judged: verdicts)) }
        }
    }

    /// Adds a fleet up of which the rows are made already.
    init(of fleet: FleetSnapshot, rows: [ProjectRows], checks: [Check], cost: CostEstimate) {
        self.init(of: fleet, checks: checks, cost: cost)
        for project in rows { for row in project.vms { add(row) } }
    }

    /// What is known without looking at VMs.
    private init(of fleet: FleetSnapshot, checks: [Check], cost: CostEstimate) {
        at = fleet.at
        projectCount = fleet.projects.count
        self.checks = checks.map { CheckTally(check: $0) }
        agentStates = Dictionary(uniqueKeysWithValues: AgentState.allCases.map { ($0, 0) })
        orphans = Dictionary(
            fleet.projects.compactMap { project in project.orphans.map { (project.id, $0) } },
            uniquingKeysWith: { $0.merging($1, uniquingKeysWith: +) }
        )
        sources = (fleet.projects + fleet.parents).flatMap(SourceStatus.all)
        unreadSources = Dictionary(
            fleet.projects.map { project in
                (project.id, Source.ofProjects.filter { source in !project.reads.contains { $0.source == source } })
            } + fleet.parents.map { ($0.id, []) },
            uniquingKeysWith: { first, _ in first }
        )
        self.cost = cost
    }

    /// How many VMs there are.
    package var vmCount: Int { vms.total }

    /// VMs with a known verdict, out of all.
    package var coverage: Rate { Rate(vmCount - vms[.unknown], of: vmCount) }

    /// Answers of a verdict, by the severity of the check, worst first, zeros included.
    package func findings(_ verdict: Verdict) -> [(severity: Severity, count: Int)] {
        Severity.allCases.sorted(by: >).map { severity in
            (severity, checks.reduce(0) { $0 + ($1.check.severity == severity ? $1.counts[verdict] : 0) })
        }
    }

    /// All answers of a verdict.
    package func findingCount(_ verdict: Verdict) -> Int { checks.reduce(0) { $0 + $1.counts[verdict] } }

    /// What the month is expected to cost, in US dollars, without the accounts of which nothing is known; `nil` when
    /// that is all of them.
    package var expectedUSD: Double? {
        let known = cost.accounts.compactMap { $0.forecast?.expected.usd }
        return known.isEmpty ? nil : known.reduce(0, +)
    }

    /// Sources whose last try failed, or which were never read.
    package var brokenSources: [SourceStatus] { sources.filter { !$0.isFine } }

    private mutating func add(_ row: VMRow) {
        vms.add(row.verdict)
        for (index, outcome) in row.outcomes.enumerated() { checks[index].counts.add(outcome.verdict) }
        agentStates[row.agent, default: 0] += 1
        patchStates[row.patchState ?? "NONE", default: 0] += 1
        if row.isPatchFailed { patchFailures += 1 }
        if let count = row.updates {
            updates += count
            if count > 0 { vmsWithUpdates += 1 }
        } else {
            vmsWithoutInventory += 1
        }
        if let vulnerabilities = row.vulnerabilities {
            for entry in vulnerabilities { vulnerableVMs[entry.severity, default: 0] += 1 }
        } else {
            vmsWithoutVulnerabilityReport += 1
        }
    }
}
