import Fleet

/// How often the waivers count in one project, parallel to the settings' waivers; empty where there are none.
struct WaiverTally: Sendable {
    /// How many VMs each is about.
    private(set) var vms: [Int]
    /// How many failures each is about.
    private(set) var findings: [Int]

    /// Counts all VMs of a project.
    init(of waivers: [CountedWaiver], in context: ProjectContext, _ verdicts: [VMAssessment]) {
        vms = Array(repeating: 0, count: waivers.count)
        findings = vms
        guard !waivers.isEmpty else { return }
        for (place, verdict) in verdicts.enumerated() {
            count(context.project.vms[place], verdict, of: waivers, in: context, 1)
        }
    }

    /// Counts a VM, or counts it no more.
    mutating func count(
        _ vm: VM,
        _ verdict: VMAssessment,
        of waivers: [CountedWaiver],
        in context: ProjectContext,
        _ step: Int
    ) {
        guard !waivers.isEmpty else { return }
        for place in context.waivers.places(for: vm) where waivers[place].waiver.isAbout(zoneAndLabelsOf: vm) {
            vms[place] += step
            findings[place] += step * waivers[place].findings(among: verdict.outcomes)
        }
    }
}

/// A waiver, ready to be counted.
struct CountedWaiver: Sendable {
    /// The waiver.
    let waiver: Waiver
    /// Whether it counts no more.
    let isExpired: Bool
    /// The places of its checks among all.
    private let checks: [Int]

    /// Takes a waiver at a moment.
    init(_ waiver: Waiver, checks: [Check], at now: Timestamp) {
        self.waiver = waiver
        isExpired = waiver.expiry <= now
        self.checks = checks.indices.filter { waiver.checks.isEmpty || waiver.checks.contains(checks[$0].id) }
    }

    /// How many failures of a VM it is about: waived ones while it counts, once it has expired those that fail again.
    fileprivate func findings(among outcomes: [CheckOutcome]) -> Int {
        let wanted: Verdict = isExpired ? .fail : .waived
        return checks.count { outcomes[$0].verdict == wanted }
    }
}
