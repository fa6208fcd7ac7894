import Fleet

/// A patch deployment with what is said of VMs because of it.
///
/// It is a class because very many VMs are held against it, and each would copy a value.
final class JudgedDeployment: Sendable {
    /// Which one.
    let id: PatchDeploymentID
    /// Which VMs it is for.
    let filter: DeploymentFilter
    /// How it keeps to its schedule.
    let schedule: DeploymentSchedule
    /// Whether it is active and will run again.
    let willRunAgain: Bool
    /// Whether it matches more VMs than a job takes; not asked of one that will not run again.
    let isTooLarge: Bool
    /// What is said of VMs that it covers, the same of all.
    let covering: CheckAnswer

    /// Takes a deployment.
    init(_ id: PatchDeploymentID, _ filter: DeploymentFilter, _ schedule: DeploymentSchedule, isTooLarge: Bool) {
        self.id = id
        self.filter = filter
        self.schedule = schedule
        self.isTooLarge = isTooLarge && schedule.willRunAgain
        willRunAgain = schedule.willRunAgain
        covering = .pass(evidence: ["deployment \(id) covers the VM and will run again"])
    }

    /// Whether it is for the same VMs as before and will as little or as much run again.
    func coversLike(_ earlier: JudgedDeployment) -> Bool {
        id == earlier.id && willRunAgain == earlier.willRunAgain && filter.isLike(earlier.filter)
    }

    /// Whether the same is said of VMs because of it as before.
    func speaksLike(_ earlier: JudgedDeployment) -> Bool {
        isTooLarge == earlier.isTooLarge && schedule.standing == earlier.schedule.standing
            && schedule.answer == earlier.schedule.answer
    }
}
