import Fleet

/// How an assessment is renewed at a later moment, project by project.
struct Renewal {
    let at: Timestamp
    let checks: [Check]
    let settings: AssessmentSettings
    let network: NetworkReach
    /// Whether all ways out are those of before.
    let isSameNetwork: Bool
    let waivers: [CountedWaiver]
    /// Whether no waiver has expired meanwhile.
    let hasSameWaivers: Bool

    /// The verdicts on a project; `earlier` are those of before.
    func renewed(_ project: ProjectFleet, since earlier: ProjectAssessment?) -> ProjectAssessment {
        guard let earlier else {
            let context = ProjectContext(of: project, at: at, settings: settings, network: network)
            return ProjectAssessment(in: context, checks: checks, waivers: waivers)
        }
        let vms = VMComparison(of: project.vms, with: earlier.context.project.vms)
        guard !vms.isEmpty || !isSameNetwork || !hasSameWaivers || isDue(earlier) || !project.sharesFacts(with: earlier)
        else { return earlier.unchanged }
        let context = ProjectContext(
            of: project,
            at: at,
            settings: settings,
            network: network,
            since: (earlier.context, vms)
        )
        return judged(in: context, vms, since: earlier)
    }

    /// Whether time alone may have changed something.
    private func isDue(_ earlier: ProjectAssessment) -> Bool {
        let moments = [earlier.nextTurningPoints.next, earlier.context.deployments?.nextChange]
        return moments.contains { $0.map { $0 <= at } ?? false }
    }

    private func judged(
        in context: ProjectContext,
        _ vms: VMComparison,
        since earlier: ProjectAssessment
    ) -> ProjectAssessment {
        let concern = ContextConcern(context, since: earlier, isSameNetwork: isSameNetwork)
        let count = context.project.vms.count
        var verdicts = Survivors(of: earlier, hasMoved: vms.formerPlaces != nil, count: count)
        var (nextChanged, changes) = (vms.changed[...], [Int]())
        for place in 0..<count {
            let isChanged = nextChanged.first == place
            if isChanged { nextChanged.removeFirst() }
            let former = vms.formerPlace(of: place)
            if let former, !isChanged, !isDue(earlier.turningPoints[former]), !concern.isAbout(place, former) {
                verdicts.keep(former)
                continue
            }
            let verdict = VMAssessment(at: place, in: context, checks: checks)
            let known = former.map { earlier.vms[$0] }
            let same = known.flatMap { $0.isLike(verdict) ? $0 : nil }
            verdicts.take(same ?? verdict, until: verdict.turningPoints, at: place)
            if isChanged || same == nil { changes.append(place) }
        }
        return ProjectAssessment(
            context: context,
            vms: verdicts.vms,
            changes: ProjectChanges(vms: changes, formerPlaces: vms.formerPlaces),
            tally: tally(in: context, verdicts.vms, vms, changes, since: earlier),
            turningPoints: verdicts.turningPoints
        )
    }

    private func isDue(_ points: TurningPoints) -> Bool { points.next.map { $0 <= at } ?? false }

    private func tally(
        in context: ProjectContext,
        _ verdicts: [VMAssessment],
        _ vms: VMComparison,
        _ changes: [Int],
        since earlier: ProjectAssessment
    ) -> WaiverTally {
        guard hasSameWaivers else { return WaiverTally(of: waivers, in: context, verdicts) }
        var tally = earlier.tally
        guard !waivers.isEmpty else { return tally }
        for former in vms.departed + changes.compactMap({ vms.formerPlace(of: $0) }) {
            let vm = earlier.context.project.vms[former]
            tally.count(vm, earlier.vms[former], of: waivers, in: context, -1)
        }
        for place in changes { tally.count(context.project.vms[place], verdicts[place], of: waivers, in: context, 1) }
        return tally
    }
}

/// The verdicts of before on the VMs that are still there, to be replaced where they hold no more.
private struct Survivors {
    private(set) var vms: [VMAssessment]
    private(set) var turningPoints: [TurningPoints]
    private let earlier: ProjectAssessment
    /// Whether VMs stand elsewhere than before, so that everything is put together anew.
    private let hasMoved: Bool

    init(of earlier: ProjectAssessment, hasMoved: Bool, count: Int) {
        (self.earlier, self.hasMoved) = (earlier, hasMoved)
        (vms, turningPoints) = hasMoved ? ([], []) : (earlier.vms, earlier.turningPoints)
        guard hasMoved else { return }
        vms.reserveCapacity(count)
        turningPoints.reserveCapacity(count)
    }

    /// Takes the next place's verdict as it was.
    mutating func keep(_ former: Int) {
        guard hasMoved else { return }
        vms.append(earlier.vms[former])
        turningPoints.append(earlier.turningPoints[former])
    }

    /// Takes a new verdict on a place, which comes after all that were taken.
    mutating func take(_ verdict: VMAssessment, until points: TurningPoints, at place: Int) {
        guard hasMoved else {
            vms[place] = verdict
            turningPoints[place] = points
            return
        }
        vms.append(verdict)
        turningPoints.append(points)
    }
}
