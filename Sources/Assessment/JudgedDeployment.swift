import Fleet

/// A patch deployment with what is said of VMs because of it.
///
/// It is a class because very many VMs are held against it, and each would copy a value.
final class JudgedDeployment: Sendable {
    /// Which one.
    let id: PatchDeploymentID
    /// Which VMs it is for.
    let filter: CompiledInstanceFilter
    /// Whether its jobs patch members of managed instance groups.
    let allowsMIGInstances: Bool
    /// How it keeps to its schedule.
    let schedule: DeploymentSchedule
    /// Whether it is active and will run again.
    let willRunAgain: Bool
    /// Whether it matches more VMs than a job takes; not asked of one that will not run again.
    let isTooLarge: Bool
    /// What is said of VMs that it covers, the same of all.
    let covering: CheckAnswer

    /// Takes a deployment of a project; `largestJob` is how many VMs a job takes, `nil` for any number.
    init(_ deployment: PatchDeployment, schedule: DeploymentSchedule, in project: ProjectFleet, largestJob: Int?) {
        id = deployment.id
        let filter = CompiledInstanceFilter(deployment.instanceFilter)
        let allowsMIGInstances = deployment.patchConfig?.allowsMIGInstances ?? false
        self.filter = filter
        self.allowsMIGInstances = allowsMIGInstances
        self.schedule = schedule
        willRunAgain = schedule.willRunAgain
        isTooLarge =
            schedule.willRunAgain && Self.jobOf(filter, allowsMIGInstances, isLargerThan: largestJob, in: project)
        covering = .pass(evidence: ["deployment \(deployment.id) covers the VM and will run again"])
    }

    /// Whether a job takes more VMs of a project than a limit; looks at no more of them than it must.
    private static func jobOf(
        _ filter: CompiledInstanceFilter,
        _ allowsMIGInstances: Bool,
        isLargerThan limit: Int?,
        in project: ProjectFleet
    ) -> Bool {
        guard let limit, min(project.vms.count, filter.mostVMs) > limit else { return false }
        let vms = project.vms
        var count = 0
        // By index, because a loop over the VMs would copy each.
        for index in vms.indices {
            guard let labels = vms[index].instance?.value.labels,
                filter.matches(name: vms[index].name, zone: vms[index].zone, labels: labels),
                allowsMIGInstances || !(vms[index].instance?.value.isMIGMember ?? false)
            else { continue }
            count += 1
            if count > limit { return true }
        }
        return false
    }
}
