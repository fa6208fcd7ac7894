import Fleet

/// A large fleet as a store would give it: ten projects, few images, patched week by week, some VMs in trouble.
struct MadeUpFleet {
    var count = 100_000
    var projects = 10

    static let now = Timestamp(seconds: 1_795_435_200)

    func snapshot() -> FleetSnapshot {
        let sets = (0..<200).map { Self.packages($0) }
        let size = count / projects
        return FleetSnapshot(
            at: Self.now,
            projects: (0..<projects).map { Self.project($0, size: size, sets: sets) }
        )
    }

    private static func project(_ number: Int, size: Int, sets: [PackageSet]) -> ProjectFleet {
        let id = ProjectID("project-\(number)")
        var project = ProjectFleet(id: id)
        var compute = ComputeProject(id: id)
        compute.metadata = ["enable-osconfig": "TRUE"]
        project.compute = Observed(compute, at: now)
        var settings = ProjectFeatureSettings(project: .id(id))
        settings.featureSet = .known(.full)
        project.featureSettings = Observed(settings, at: now)
        let zones = ["us-central1-a", "us-central1-b", "us-central1-c"].map { ZoneName($0) }
        project.reads = Source.ofProjects.flatMap { source in
            (zones + [nil]).map { zone in
                var read = SourceRead(source: source, zone: zone)
                (read.lastSuccess, read.lastListing) = (now - .seconds(30), now - .seconds(30))
                return read
            }
        }
        project.patchDeployments = (0..<5).map { Observed(deployment($0, of: id), at: now) }
        project.policyAssignments = zones.flatMap { zone in
            (0..<4).map { Observed(assignment($0, in: zone, of: id), at: now) }
        }
        project.subnetworks = (0..<20).map { index in
            var subnetwork = Subnetwork(project: .id(id), region: "us-central1", name: "subnet-\(index)")
            subnetwork.network = "projects/\(id)/global/networks/main"
            subnetwork.hasPrivateGoogleAccess = index.isMultiple(of: 2)
            return Observed(subnetwork, at: now)
        }
        var router = Router(project: .id(id), region: "us-central1", name: "router")
        router.network = "projects/\(id)/global/networks/main"
        var nat = Router.NAT()
        nat.sourceRanges = "ALL_SUBNETWORKS_ALL_IP_RANGES"
        router.nats = [nat]
        project.routers = [Observed(router, at: now)]
        project.vms = (0..<size).map { index in
            vm(number * size + index, zone: zones[index % 3], of: id, packages: sets[index % sets.count])
        }
        return project
    }

    private static func deployment(_ number: Int, of project: ProjectID) -> PatchDeployment {
        var deployment = PatchDeployment(project: .id(project), id: PatchDeploymentID("weekly-\(number)"))
        deployment.state = .known(.active)
        deployment.createTime = now - .seconds(300 * 86_400)
        deployment.instanceFilter.groupLabels = [["ring": String(number)], ["ring": String(number), "env": "prod"]]
        var schedule = RecurringSchedule()
        schedule.timeZone = "Etc/UTC"
        schedule.frequency = .known(.weekly)
        schedule.dayOfWeek = "TUESDAY"
        schedule.timeOfDay.hours = 3
        deployment.schedule = .recurring(schedule)
        deployment.lastExecuteTime = now - .seconds(86_400)
        return deployment
    }

    private static func assignment(_ number: Int, in zone: ZoneName, of project: ProjectID) -> OSPolicyAssignment {
        var assignment = OSPolicyAssignment(
            project: .id(project),
            zone: zone,
            id: PolicyAssignmentID("baseline-\(number)")
        )
        assignment.revision = "r2"
        assignment.revisionCreateTime = now - .seconds(30 * 86_400)
        assignment.rolloutState = .known(.succeeded)
        assignment.instanceFilter.inclusionLabels = [["env": number < 2 ? "prod" : "stage"]]
        return assignment
    }

    private static func vm(_ number: Int, zone: ZoneName, of project: ProjectID, packages: PackageSet) -> VM {
        let name = InstanceName("vm-\(number)")
        let id = InstanceID(UInt64(number) + 4_000_000_000_000_000_000)
        var vm = VM(project: project, zone: zone, name: name, id: id)
        var instance = Instance(project: .id(project), zone: zone, name: name, id: id)
        instance.powerState = .known(number % 50 == 0 ? .terminated : .running)
        instance.labels = ["env": number.isMultiple(of: 2) ? "prod" : "stage", "ring": String(number % 6)]
        instance.creationTime = now - .seconds(200 * 86_400)
        instance.lastStartTime = now - .seconds(20 * 86_400)
        var nic = NetworkInterface()
        nic.network = "projects/\(project)/global/networks/main"
        nic.subnetwork = "projects/\(project)/regions/us-central1/subnetworks/subnet-\(number % 20)"
        if number % 7 == 0 { nic.externalAddresses = ["203.0.113.7"] }
        instance.networkInterfaces = [nic]
        if number % 100 != 0 {
            var account = ServiceAccount()
            account.email = "vm@\(project).iam.gserviceaccount.com"
            account.scopes = ["https://www.googleapis.com/auth/cloud-platform"]
            instance.serviceAccounts = [account]
        }
        vm.instance = Observed(instance, at: now)
        vm.inventory = inventory(number, packages)
        vm.patches = (0..<4).map { patch(number, week: $0, in: project, zone, id) }
        vm.policyReports = (number.isMultiple(of: 2) ? 0..<2 : 2..<4).map { report($0, number, in: project, zone, id) }
        vm.vulnerabilities = vulnerabilities(number, in: project, zone, id)
        return vm
    }

    private static func inventory(_ number: Int, _ packages: PackageSet) -> VMInventory {
        var inventory = VMInventory()
        var system = OSInfo()
        (system.shortName, system.version) = number % 5 == 0 ? ("windows", "10.0.20348") : ("debian", "12")
        system.agentVersion = "20260901.00-g1"
        inventory.osInfo = system
        inventory.updateTime = now - .seconds(number % 80 == 0 ? 86_400 : 60 + number % 500)
        (inventory.packages, inventory.packagesTime) = (packages, now - .seconds(3_600))
        return inventory
    }

    private static func patch(
        _ number: Int,
        week: Int,
        in project: ProjectID,
        _ zone: ZoneName,
        _ id: InstanceID
    ) -> PatchOutcome {
        var job = PatchJob(project: .id(project), id: PatchJobID("job-\(week)"))
        job.state = .known(.succeeded)
        job.createTime = now - .seconds((1 + 7 * week) * 86_400)
        job.deployment = PatchDeploymentID("weekly-\(number % 6)")
        var details = PatchJobInstanceDetails(project: .id(project), zone: zone, instance: id)
        details.state = .known(number % 40 == 0 ? .failed : number % 9 == 0 ? .succeededRebootRequired : .succeeded)
        if number % 40 == 0 { details.failureReason = "Error running apt-get upgrade: Could not get lock" }
        return PatchOutcome(details: details, job: job.id, known: job, stateSince: job.createTime)
    }

    private static func report(
        _ assignment: Int,
        _ number: Int,
        in project: ProjectID,
        _ zone: ZoneName,
        _ id: InstanceID
    ) -> OSPolicyAssignmentReport {
        var report = OSPolicyAssignmentReport(
            project: .id(project),
            zone: zone,
            instance: id,
            assignment: PolicyAssignmentID("baseline-\(assignment)"),
            revision: "r2"
        )
        report.updateTime = now - .seconds(600)
        report.policies = (0..<2).map { index in
            var policy = PolicyCompliance()
            policy.policy = PolicyID("policy-\(index)")
            policy.state = .known(number % 30 == 0 && index == 0 ? .nonCompliant : .compliant)
            return policy
        }
        return report
    }

    private static func vulnerabilities(
        _ number: Int,
        in project: ProjectID,
        _ zone: ZoneName,
        _ id: InstanceID
    ) -> VulnerabilityReport {
        var report = VulnerabilityReport(project: .id(project), zone: zone, instance: id)
        report.updateTime = now - .seconds(3_600)
        report.vulnerabilities = (0..<8).map { index in
            var vulnerability = Vulnerability()
            vulnerability.cve = "CVE-2026-\(1_000 + index)"
            vulnerability.severity = ["LOW", "MEDIUM", "HIGH", "CRITICAL"][index % 4]
            vulnerability.createTime = now - .seconds((1 + number % 20) * 86_400)
            if index.isMultiple(of: 2) { vulnerability.availableItemIDs = ["item"] }
            return vulnerability
        }
        return report
    }

    private static func packages(_ number: Int) -> PackageSet {
        let updates = (0..<number % 12).map { index in
            var package = VersionedPackage()
            (package.name, package.version) = ("package-\(index)", "1.\(number)")
            return SoftwarePackage.apt(package)
        }
        return PackageSet(id: Int64(number), installed: updates, available: updates)
    }
}
