import Fleet

extension RandomFleet {
    /// Changes one thing that a project's VMs share.
    mutating func changeFacts(of project: inout ProjectFleet) {
        switch dice.below(9) {
        case 0:
            var compute = ComputeProject(id: project.id)
            compute.metadata["enable-osconfig"] = dice.pick(["TRUE", "TRUE", "TRUE", "yes", nil])
            compute.metadata["osconfig-disabled-features"] = dice.pick([nil, nil, nil, "osinventory"])
            compute.metadata["osconfig-poll-interval"] = dice.pick([nil, nil, "30"])
            project.compute = dice.once(in: 9) ? nil : Observed(compute, at: now)
        case 1:
            var settings = ProjectFeatureSettings(project: .id(project.id))
            settings.featureSet = .known(dice.pick([.full, .limited]))
            project.featureSettings = Observed(settings, at: now)
        case 2: changeJobs(of: &project)
        case 3, 4: changeDeployments(of: &project)
        case 5, 6: changeAssignments(of: &project)
        case 7: changeNetwork(of: &project)
        default: project.number = dice.pick([nil, ProjectNumber(7)])
        }
    }

    private mutating func changeJobs(of project: inout ProjectFleet) {
        var job = PatchJob(project: .id(project.id), id: PatchJobID("job-\(dice.below(4))"))
        job.createTime = dice.maybeBefore(now)
        job.updateTime = dice.maybeBefore(now)
        job.state = .known(dice.pick([.patching, .succeeded]))
        job.deployment = dice.pick([nil, "d-0", "d-1"])
        project.patchJobs.removeAll { $0.value.id == job.id }
        if !dice.once(in: 4) { project.patchJobs.append(Observed(job, at: now)) }
    }

    private mutating func changeDeployments(of project: inout ProjectFleet) {
        let id = PatchDeploymentID("d-\(dice.below(3))")
        let place = project.patchDeployments.firstIndex { $0.value.id == id }
        guard !dice.once(in: 6) else {
            project.patchDeployments.removeAll { $0.value.id == id }
            return
        }
        var deployment =
            place.map { project.patchDeployments[$0].value } ?? PatchDeployment.active(id, .daily)
        switch dice.below(6) {
        case 0: deployment.state = .known(dice.pick([.active, .paused]))
        case 1: deployment.lastExecuteTime = dice.maybeBefore(now)
        case 2:
            deployment.instanceFilter = PatchInstanceFilter()
            deployment.instanceFilter.groupLabels = [["env": dice.pick(Self.env)]]
        case 3: deployment.schedule = .oneTime(now + .hours(dice.below(50) - 20))
        case 4:
            deployment.schedule = .daily { schedule in
                schedule.endTime = dice.once(in: 2) ? now + .hours(dice.below(90)) : nil
                schedule.nextExecuteTime = dice.once(in: 2) ? now + .hours(dice.below(90) - 40) : nil
            }
        default:
            deployment.patchConfig = PatchConfig()
            deployment.patchConfig?.allowsMIGInstances = dice.once(in: 2)
        }
        project.patchDeployments.removeAll { $0.value.id == id }
        project.patchDeployments.append(Observed(deployment, at: now))
    }

    private mutating func changeAssignments(of project: inout ProjectFleet) {
        let zone = dice.pick(Self.zones)
        let id = PolicyAssignmentID("a-\(dice.below(3))")
        project.policyAssignments.removeAll { $0.value.id == id && $0.value.zone == zone }
        guard !dice.once(in: 6) else { return }
        var assignment = OSPolicyAssignment(project: .id(project.id), zone: zone, id: id)
        assignment.revision = dice.pick(["r1", "r2"])
        assignment.revisionCreateTime = dice.maybeBefore(now)
        assignment.rolloutState = .known(dice.pick([.succeeded, .succeeded, .inProgress, .cancelled]))
        assignment.disruptionBudget = dice.pick([nil, .fixed(1), .percent(20)])
        assignment.minWaitDuration = .minutes(dice.below(60))
        assignment.instanceFilter.all = dice.once(in: 3)
        assignment.instanceFilter.inclusionLabels = [["env": dice.pick(Self.env)]]
        var policy = OSPolicy()
        policy.id = "p"
        policy.mode = .known(dice.pick([.enforcement, .validation]))
        assignment.policies = [policy]
        project.policyAssignments.append(Observed(assignment, at: now))
    }

    private mutating func changeNetwork(of project: inout ProjectFleet) {
        guard dice.once(in: 3) else {
            var subnetwork = Subnetwork(project: .id(project.id), region: "r-1", name: "s-\(dice.below(3))")
            subnetwork.network = "projects/host/global/networks/n"
            subnetwork.hasPrivateGoogleAccess = dice.once(in: 2)
            project.subnetworks.removeAll { $0.value.name == subnetwork.name }
            if !dice.once(in: 4) { project.subnetworks.append(Observed(subnetwork, at: now)) }
            return
        }
        var router = Router(project: .id(project.id), region: "r-1", name: "router")
        router.network = "projects/host/global/networks/n"
        var nat = Router.NAT()
        nat.sourceRanges = "ALL_SUBNETWORKS_ALL_IP_RANGES"
        router.nats = [nat]
        project.routers = dice.once(in: 2) ? [] : [Observed(router, at: now)]
    }
}
