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
        /// When time alone may change anything of this.
        fileprivate(set) var nextChange: Timestamp?

        /// Whether a deployment that will run again takes the VM, however many others it takes.
        var isCovered: Bool { covering != nil || tooLarge != nil }
    }

    /// The deployments, by id.
    let members: [JudgedDeployment]

    /// How many of them will run again.
    var activeCount: Int { members.count { $0.willRunAgain } }

    /// Takes a project's deployments; `nil` when deployments were never read.
    init?(of project: ProjectFleet, at now: Timestamp, settings: AssessmentSettings) {
        guard project.hasRead(.patchDeployments) else { return nil }
        let read = project.reads.lazy.filter { $0.source == .patchDeployments }.compactMap(\.lastSuccess).max()
        var newestJobs: [PatchDeploymentID: Timestamp] = [:]
        for job in project.patchJobs {
            guard let deployment = job.value.deployment, let time = job.value.createTime else { continue }
            newestJobs[deployment] = max(newestJobs[deployment] ?? time, time)
        }
        members = project.patchDeployments.map(\.value).map { deployment in
            let schedule = DeploymentSchedule(
                of: deployment,
                newestJob: newestJobs[deployment.id],
                in: project.id,
                readAt: min(now, read ?? now),
                at: now,
                settings: settings
            )
            return JudgedDeployment(deployment, schedule: schedule, in: project, largestJob: settings.largestPatchJob)
        }
    }

    /// What the deployments are to a VM of the project; `nil` for a VM whose labels were never read.
    func standing(of vm: VM) -> Standing? {
        guard let labels = vm.instance?.value.labels else { return nil }
        var standing = Standing()
        for index in members.indices {
            let member = members[index]
            guard member.filter.matches(name: vm.name, zone: vm.zone, labels: labels) else { continue }
            if let change = member.schedule.answer.nextChange {
                standing.nextChange = standing.nextChange.map { min($0, change) } ?? change
            }
            guard member.allowsMIGInstances || !(vm.instance?.value.isMIGMember ?? false) else {
                if member.willRunAgain { standing.skipping = standing.skipping ?? index }
                continue
            }
            if standing.worst.map({ members[$0].schedule.standing < member.schedule.standing }) ?? true {
                standing.worst = index
            }
            guard member.willRunAgain else { continue }
            if member.isTooLarge {
                standing.tooLarge = standing.tooLarge ?? index
            } else {
                standing.covering = standing.covering ?? index
            }
        }
        return standing
    }
}
