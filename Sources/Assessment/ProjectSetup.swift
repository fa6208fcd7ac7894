import Fleet

/// What the set-up checks need to know of a project, worked out once.
struct ProjectSetup: Sendable {
    /// How VMs get out, over the whole fleet.
    let network: NetworkReach
    /// Whether project metadata by itself gives nothing to find fault with; `false` when it was not read.
    let hasFaultlessMetadata: Bool
    /// Scripts in Cloud Storage that deployments run.
    let storedScripts: [StoredScript]
    /// Whether more VMs run than are free of charge, if nothing that needs the full feature set is used.
    let exceedsFreePool: Bool
    /// What the project uses that only the full feature set has; `nil` when that was not read in full.
    let usesFullFeatures: Bool?
    /// Something that it has and that only the full feature set can run; `nil` when nothing is known of such.
    let fullFeatureExample: String?

    /// Looks at a project once.
    init(of project: ProjectFleet, network: NetworkReach, settings: AssessmentSettings) {
        self.network = network
        let metadata = project.compute?.value.metadata
        hasFaultlessMetadata = metadata.map { MetadataReading(project: $0, instance: [:]).isFaultless } ?? false
        storedScripts = project.patchDeployments.lazy.map(\.value)
            .filter { $0.state == .active }.flatMap(StoredScript.all)
        let deployment = project.patchDeployments.first.map { "patch deployment \($0.value.id)" }
        let assignment = project.policyAssignments.first.map { "OS policy assignment \($0.value.id)" }
        fullFeatureExample = deployment ?? assignment
        let hasJobs = !project.patchJobs.isEmpty
        let sources: [Source] = [.patchDeployments, .policyAssignments, .patchJobs]
        if fullFeatureExample != nil || hasJobs {
            usesFullFeatures = true
        } else {
            usesFullFeatures = sources.allSatisfy(project.hasRead) ? false : nil
        }
        exceedsFreePool = usesFullFeatures == false && project.runsMoreVMs(than: settings.freeVMs)
    }

    /// Whether all that is said of VMs because of it is as before, but for the ways that they have out.
    func isLike(_ earlier: ProjectSetup) -> Bool {
        hasFaultlessMetadata == earlier.hasFaultlessMetadata && exceedsFreePool == earlier.exceedsFreePool
            && usesFullFeatures == earlier.usesFullFeatures && fullFeatureExample == earlier.fullFeatureExample
            && storedScripts == earlier.storedScripts
    }
}

extension ProjectFleet {
    /// Whether more VMs run than a number; looks at no more of them than it must.
    fileprivate func runsMoreVMs(than limit: Int) -> Bool {
        var count = 0
        for index in vms.indices where vms[index].instance?.value.powerState.known == .running {
            count += 1
            if count > limit { return true }
        }
        return false
    }
}

/// A script in Cloud Storage that a deployment runs before or after patching.
struct StoredScript: Hashable, Sendable {
    let deployment: PatchDeploymentID
    let filter: PatchInstanceFilter
    let object: StorageObject

    /// The scripts of a deployment.
    static func all(of deployment: PatchDeployment) -> [StoredScript] {
        let steps = [deployment.patchConfig?.preStep, deployment.patchConfig?.postStep]
        return steps.compactMap(\.self).flatMap { [$0.linux?.object, $0.windows?.object] }.compactMap(\.self)
            .map { StoredScript(deployment: deployment.id, filter: deployment.instanceFilter, object: $0) }
    }

    /// Whether it runs on a VM.
    func runs(on instance: Instance) -> Bool {
        filter.matches(name: instance.name, zone: instance.zone, labels: instance.labels)
    }
}
