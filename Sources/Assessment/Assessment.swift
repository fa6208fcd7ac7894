package import Fleet

/// The verdicts on a fleet at one moment: a pure function of facts, settings and time.
package struct Assessment: Sendable {
    /// The moment.
    package let at: Timestamp
    /// The checks that were asked, in order.
    package let checks: [Check]
    /// The verdicts by project, parallel to the fleet's projects.
    package let projects: [ProjectAssessment]
    /// How each waiver stands, in the order of the settings.
    package let waivers: [WaiverStanding]
    private let settings: AssessmentSettings
    private let network: NetworkReach

    /// Judges every VM of a fleet.
    package init(of fleet: FleetSnapshot, settings: AssessmentSettings, checks: [Check] = CheckRegistry.all) {
        let network = NetworkReach(of: fleet.projects)
        let waivers = settings.waivers.map { CountedWaiver($0, checks: checks, at: fleet.at) }
        let projects = fleet.projects.map { project in
            let context = ProjectContext(of: project, at: fleet.at, settings: settings, network: network)
            return ProjectAssessment(in: context, checks: checks, waivers: waivers)
        }
        self.init(at: fleet.at, checks: checks, projects: projects, waivers: waivers, settings, network)
    }

    /// Judges again only what may have changed since an earlier assessment, by its settings and checks: the same as all
    /// of it judged anew.
    ///
    /// It finds out by itself what may have: VMs that are no copies of those of the earlier fleet, verdicts that time
    /// changes, and what VMs share. Where time went back, all is judged.
    package init(of fleet: FleetSnapshot, since earlier: Assessment) {
        let (checks, settings) = (earlier.checks, earlier.settings)
        guard fleet.at >= earlier.at else {
            self.init(of: fleet, settings: settings, checks: checks)
            return
        }
        let isSameNetwork = fleet.projects.hasNetworks(of: earlier.projects.map(\.context.project))
        let renewal = Renewal(
            at: fleet.at,
            checks: checks,
            settings: settings,
            network: isSameNetwork ? earlier.network : NetworkReach(of: fleet.projects),
            isSameNetwork: isSameNetwork,
            waivers: settings.waivers.map { CountedWaiver($0, checks: checks, at: fleet.at) },
            hasSameWaivers: !settings.waivers.contains { earlier.at < $0.expiry && $0.expiry <= fleet.at }
        )
        let known = Dictionary(earlier.projects.map { ($0.id, $0) }) { first, _ in first }
        self.init(
            at: fleet.at,
            checks: checks,
            projects: fleet.projects.map { renewal.renewed($0, since: known[$0.id]) },
            waivers: renewal.waivers,
            settings,
            renewal.network
        )
    }

    private init(
        at moment: Timestamp,
        checks: [Check],
        projects: [ProjectAssessment],
        waivers: [CountedWaiver],
        _ settings: AssessmentSettings,
        _ network: NetworkReach
    ) {
        (at, self.checks, self.projects) = (moment, checks, projects)
        (self.settings, self.network) = (settings, network)
        self.waivers = WaiverStanding.all(waivers, in: projects)
    }

    /// When time alone next changes a verdict; `nil` when only facts can.
    package var nextChange: Timestamp? {
        let verdicts = projects.lazy.compactMap(\.nextTurningPoints.next).min()
        let deployments = projects.lazy.compactMap(\.context.deployments?.nextChange).filter { $0 > at }.min()
        let expiry = waivers.lazy.map(\.waiver.expiry).filter { $0 > at }.min()
        return [verdicts, deployments, expiry].compactMap(\.self).min()
    }
}

extension [ProjectFleet] {
    /// Whether all that ways out depend on is that of earlier projects.
    fileprivate func hasNetworks(of earlier: [ProjectFleet]) -> Bool {
        count == earlier.count
            && zip(self, earlier).allSatisfy { project, known in
                project.id == known.id && project.number == known.number
                    && project.subnetworks.hasValues(of: known.subnetworks)
                    && project.routers.hasValues(of: known.routers)
                    && NetworkReach.hasRead(project, like: known)
            }
    }
}
