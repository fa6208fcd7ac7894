import Fleet

/// The deployments of a project that will patch again.
struct PatchCoverage {
    private let deployments: [PatchDeployment]

    /// Takes the deployments that are active and will run again; `nil` when deployments were never read.
    init?(of project: ProjectFleet, at now: Timestamp) {
        guard project.hasRead(.patchDeployments) else { return nil }
        deployments = project.patchDeployments.map(\.value).filter { $0.willRunAgain(after: now) }
    }

    /// Whether one of them matches the VM; jobs skip members of managed instance groups unless told otherwise.
    func covers(_ instance: Instance) -> Bool {
        deployments.contains { deployment in
            deployment.instanceFilter.matches(name: instance.name, zone: instance.zone, labels: instance.labels)
                && (!instance.isMIGMember || (deployment.patchConfig?.allowsMIGInstances ?? false))
        }
    }
}
