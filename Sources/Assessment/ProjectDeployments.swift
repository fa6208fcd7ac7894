import Fleet

/// The patch deployments of a project, judged once and made ready to be asked about very many VMs.
struct ProjectDeployments {
    /// What the deployments are to one VM; members are places in ``members``.
    struct Standing {
        /// The first that will run again and takes it.
        fileprivate(set) var covering: Int?
        /// The first that will run again and takes it, but matches more VMs than a job does.
        fileprivate(set) var tooLarge: Int?
        /// The first that will run again and matches, but skips members of managed instance groups.
        fileprivate(set) var skipping: Int?
        /// The one with the worst schedule of those that take it.
        fileprivate(set) var worst: Int?
        /// When anything of this may change though no fact does.
        fileprivate(set) var turningPoints = TurningPoints()

        /// Whether a deployment that will run again takes the VM, however many others it takes.
        var isCovered: Bool { covering != nil || tooLarge != nil }
    }

    /// The deployments, by id.
    let members: [JudgedDeployment]
    private let matches: DeploymentMatches
    /// When deployments were last read.
    private let reference: Timestamp

    /// How many of them will run again.
    var activeCount: Int { members.count { $0.willRunAgain } }
    /// When time alone may change what is said of them; `nil` when it cannot.
    var nextChange: Timestamp? { members.lazy.compactMap(\.schedule.nextLook).min() }

    /// Takes a project's deployments; `nil` when deployments were never read.
    ///
    /// What was worked out for `earlier` is not worked out again where it still holds.
    init?(
        of project: ProjectFleet,
        at now: Timestamp,
        settings: AssessmentSettings,
        since earlier: (Self, of: ProjectFleet, vms: VMComparison)? = nil
    ) {
        guard project.hasRead(.patchDeployments) else { return nil }
        let read = project.reads.lazy.filter { $0.source == .patchDeployments }.compactMap(\.lastSuccess).max()
        let reference = min(now, read ?? now)
        self.reference = reference
        let filters = project.patchDeployments.map { DeploymentFilter($0.value) }
        if let earlier, filters.elementsEqual(earlier.0.members, by: { $0.isLike($1.filter) }) {
            let known = (earlier.0.matches, vms: earlier.of.vms)
            matches = DeploymentMatches(of: project.vms, by: filters, since: known, earlier.vms)
        } else {
            matches = DeploymentMatches(of: project.vms, by: filters)
        }
        let sizes = matches.jobSizes
        let newestJobs = project.patchJobs.newestByDeployment
        members = project.patchDeployments.indices.map { index in
            let deployment = project.patchDeployments[index].value
            let schedule = DeploymentSchedule(
                of: deployment,
                newestJob: newestJobs[deployment.id],
                in: project.id,
                readAt: reference,
                at: now,
                settings: settings
            )
            let isTooLarge = settings.largestPatchJob.map { sizes[index] > $0 } ?? false
            return JudgedDeployment(deployment.id, filters[index], schedule, isTooLarge: isTooLarge)
        }
    }

    /// What the deployments are to the VM at a place of the project.
    func standing(ofVMAt place: Int, _ instance: Instance) -> Standing {
        var standing = Standing()
        var isMember: Bool?
        matches.forEach(ofVMAt: place) { index in
            let member = members[index]
            standing.turningPoints.add(member.schedule.answer.turningPoints)
            if !member.filter.allowsMIGInstances {
                let isSkipped = isMember ?? instance.isMIGMember
                isMember = isSkipped
                guard !isSkipped else {
                    if member.willRunAgain { standing.skipping = standing.skipping ?? index }
                    return
                }
            }
            if standing.worst.map({ members[$0].schedule.standing < member.schedule.standing }) ?? true {
                standing.worst = index
            }
            guard member.willRunAgain else { return }
            if member.isTooLarge {
                standing.tooLarge = standing.tooLarge ?? index
            } else {
                standing.covering = standing.covering ?? index
            }
        }
        return standing
    }

    /// Whether a deployment among those at some places matches the VM at a place.
    func matchesVM(at place: Int, anyOf places: Set<Int>) -> Bool {
        var isMatched = false
        matches.forEach(ofVMAt: place) { isMatched = isMatched || places.contains($0) }
        return isMatched
    }

    /// The places of deployments of which something else is said than before; `nil` when all VMs may be concerned.
    func changedMembers(since earlier: Self) -> Set<Int>? {
        guard members.elementsEqual(earlier.members, by: { $0.coversLike($1) }) else { return nil }
        return Set(members.indices.filter { !members[$0].speaksLike(earlier.members[$0]) })
    }
}

extension [Observed<PatchJob>] {
    /// When the newest job of each deployment was created.
    fileprivate var newestByDeployment: [PatchDeploymentID: Timestamp] {
        var newest: [PatchDeploymentID: Timestamp] = [:]
        for index in indices {
            guard let deployment = self[index].value.deployment, let time = self[index].value.createTime else {
                continue
            }
            newest[deployment] = Swift.max(newest[deployment] ?? time, time)
        }
        return newest
    }
}
