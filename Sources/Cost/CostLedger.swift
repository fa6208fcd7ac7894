package import Fleet

/// The use of a fleet in its billing month, from which the next moment's is told without judging every VM anew.
///
/// Time alone makes use grow where it grows already; a VM is judged again when a fact about it changed, or when a moment
/// passed from which on it counts differently.
package struct CostLedger: Sendable {
    /// What it comes to.
    package let estimate: CostEstimate
    private let settings: CostSettings
    private let projects: [ProjectLedger]

    /// Judges all VMs; takes time in proportion to VMs and their intervals.
    package init(of fleet: FleetSnapshot, settings: CostSettings) {
        self.init(of: fleet, settings, known: [:])
    }

    /// Judges those VMs for which something may have changed, by the settings of an earlier moment.
    package init(of fleet: FleetSnapshot, since earlier: CostLedger) {
        // At a month's first moment nothing runs yet that could go on.
        let isComparable =
            earlier.estimate.month.start < earlier.estimate.at && earlier.estimate.at <= fleet.at
            && earlier.settings.month(fleet.at) == earlier.estimate.month
        let known = (isComparable ? earlier.projects : []).map { ($0.project, $0) }
        self.init(of: fleet, earlier.settings, known: Dictionary(known) { first, _ in first })
    }

    private init(of fleet: FleetSnapshot, _ settings: CostSettings, known: [ProjectID: ProjectLedger]) {
        self.settings = settings
        let frame = CostFrame(at: fleet.at, settings: settings)
        let projects = fleet.projects.map { project in
            let surroundings = Surroundings(of: project, window: frame.window, activePolls: settings.activePolls)
            guard var ledger = known[project.id], ledger.surroundings.areLike(surroundings) else {
                return ProjectLedger(of: project, in: surroundings, month: frame.pricedMonth)
            }
            ledger.advance(to: project, in: surroundings, month: frame.pricedMonth)
            return ledger
        }
        self.projects = projects
        let uses = zip(fleet.projects, projects).map { project, ledger in
            ProjectUse(of: project, ledger, paidBy: settings.account(of: project), frame)
        }
        estimate = CostEstimate(at: fleet.at, uses, frame)
    }
}
