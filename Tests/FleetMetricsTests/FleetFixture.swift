import Fleet

/// Small parts from which tests put fleets together; every part has a sensible default.
enum FleetFixture {
    /// 2026-11-22T10:00:00Z.
    static let now = Timestamp(seconds: 1_795_341_600)
    static let project = ProjectReference.id(ProjectID("acme-prod"))
    static let zone = ZoneName("us-central1-a")

    static func ago(minutes: Int64) -> Timestamp { now - .seconds(minutes * 60) }
    static func ago(days: Int64) -> Timestamp { ago(minutes: days * 1_440) }

    /// A project of which every source was read a minute ago.
    static func project(
        _ id: String = "acme-prod",
        vms: [VM] = [],
        read sources: [Source] = Source.ofProjects,
        change: (inout ProjectFleet) -> Void = { _ in }
    ) -> ProjectFleet {
        var project = ProjectFleet(id: ProjectID(id))
        project.vms = vms
        project.reads = sources.map { source in
            var read = SourceRead(source: source)
            read.lastSuccess = ago(minutes: 1)
            read.duration = .milliseconds(1_250)
            return read
        }
        if sources.contains(.projectMetadata) {
            var compute = ComputeProject(id: ProjectID(id))
            compute.metadata = ["enable-osconfig": "TRUE"]
            project.compute = Observed(compute, at: ago(minutes: 1))
        }
        change(&project)
        return project
    }

    /// A VM of which nothing but its identity is known.
    static func unreadVM(
        _ name: String = "web-1",
        id: UInt64 = 1,
        project: String = "acme-prod",
        zone: ZoneName = zone,
        change: (inout VM) -> Void = { _ in }
    ) -> VM {
        var vm = VM(project: ProjectID(project), zone: zone, name: InstanceName(name), id: InstanceID(id))
        change(&vm)
        return vm
    }

    /// A running VM without inventory.
    static func vm(
        _ name: String = "web-1",
        id: UInt64 = 1,
        project: String = "acme-prod",
        zone: ZoneName = zone,
        powerState: PowerState = .running,
        labels: [String: String] = [:],
        change: (inout VM) -> Void = { _ in }
    ) -> VM {
        unreadVM(name, id: id, project: project, zone: zone) { vm in
            var instance = Instance(
                project: .id(ProjectID(project)),
                zone: zone,
                name: InstanceName(name),
                id: InstanceID(id)
            )
            instance.powerState = .known(powerState)
            instance.labels = labels
            instance.lastStartTime = ago(days: 30)
            vm.instance = Observed(instance, at: ago(minutes: 1))
            change(&vm)
        }
    }

    /// An inventory of five minutes ago.
    static func inventory(
        os: String = "debian",
        version: String = "12",
        agentVersion: String = "20260901.00-g1",
        packages: PackageSet? = nil
    ) -> VMInventory {
        var osInfo = OSInfo()
        osInfo.shortName = os
        osInfo.version = version
        osInfo.architecture = "x86_64"
        osInfo.agentVersion = agentVersion
        var inventory = VMInventory()
        inventory.osInfo = osInfo
        inventory.updateTime = ago(minutes: 5)
        inventory.packages = packages
        return inventory
    }

    static func package(_ name: String) -> VersionedPackage {
        var package = VersionedPackage()
        package.name = name
        package.version = "1.0"
        return package
    }

    /// A job that an hour ago was last heard of, with one VM in every state.
    static func patchJob(
        _ id: String,
        state: PatchJob.State = .succeeded,
        deployment: String? = nil,
        created: Timestamp = ago(minutes: 120),
        updated: Timestamp? = ago(minutes: 60),
        change: (inout PatchJob) -> Void = { _ in }
    ) -> Observed<PatchJob> {
        var job = PatchJob(project: project, id: PatchJobID(id))
        job.state = .known(state)
        job.deployment = deployment.map { PatchDeploymentID($0) }
        job.createTime = created
        job.updateTime = updated
        job.percentComplete = state.isTerminal ? 100 : 12.5
        change(&job)
        return Observed(job, at: ago(minutes: 1))
    }

    /// A VM's part in a job.
    static func outcome(
        _ state: Open<PatchState>,
        in job: Observed<PatchJob>,
        reason: String = ""
    ) -> PatchOutcome {
        var details = PatchJobInstanceDetails(project: project, zone: zone, instance: InstanceID(1))
        details.state = state
        details.failureReason = reason
        return PatchOutcome(details: details, job: job.value.id, known: job.value, stateSince: nil)
    }

    /// A report about one assignment with the state of each policy, by id.
    static func report(
        _ assignment: String,
        _ policies: KeyValuePairs<String, Open<ComplianceState>>,
        revision: String = "r1",
        updated: Timestamp? = ago(minutes: 10)
    ) -> OSPolicyAssignmentReport {
        var report = OSPolicyAssignmentReport(
            project: project,
            zone: zone,
            instance: InstanceID(1),
            assignment: PolicyAssignmentID(assignment),
            revision: RevisionID(revision)
        )
        report.updateTime = updated
        report.policies = policies.map { id, state in
            var policy = PolicyCompliance()
            policy.policy = PolicyID(id)
            policy.state = state
            return policy
        }
        return report
    }

    static func assignment(
        _ id: String,
        revision: String = "r1",
        zone: ZoneName = zone,
        rollout: OSPolicyAssignment.RolloutState = .succeeded,
        observed: Timestamp = ago(minutes: 1),
        change: (inout OSPolicyAssignment) -> Void = { _ in }
    ) -> Observed<OSPolicyAssignment> {
        var assignment = OSPolicyAssignment(project: project, zone: zone, id: PolicyAssignmentID(id))
        assignment.revision = RevisionID(revision)
        assignment.rolloutState = .known(rollout)
        change(&assignment)
        return Observed(assignment, at: observed)
    }

    /// A policy that demands nothing.
    static func policy(_ id: String) -> OSPolicy {
        var policy = OSPolicy()
        policy.id = PolicyID(id)
        return policy
    }

    static func deployment(
        _ id: String,
        schedule: PatchSchedule? = nil,
        observed: Timestamp = ago(minutes: 1),
        change: (inout PatchDeployment) -> Void = { _ in }
    ) -> Observed<PatchDeployment> {
        var deployment = PatchDeployment(project: project, id: PatchDeploymentID(id))
        deployment.state = .known(.active)
        deployment.schedule = schedule
        change(&deployment)
        return Observed(deployment, at: observed)
    }

    /// A report of CVEs, each with its severity and whether an update fixes it.
    static func vulnerabilities(_ entries: (cve: String, severity: String, hasFix: Bool)...) -> VulnerabilityReport {
        var report = VulnerabilityReport(project: project, zone: zone, instance: InstanceID(1))
        report.vulnerabilities = entries.map { entry in
            var vulnerability = Vulnerability()
            vulnerability.cve = entry.cve
            vulnerability.severity = entry.severity
            if entry.hasFix {
                var item = Vulnerability.Item()
                item.availableItemID = "available-1"
                vulnerability.items = [item]
            }
            return vulnerability
        }
        return report
    }

    /// What is remembered of the state by one policy.
    static func remember(_ state: ComplianceState, of subject: String, since: Timestamp, in vm: inout VM) {
        let interval = HistoryInterval(value: state.rawValue, since: since, seenUntil: ago(minutes: 10))
        vm.history[HistoryKey(kind: .policyState, subject: subject)] = Timeline([interval])
    }
}
