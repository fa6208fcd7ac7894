import Fleet

extension RandomFleet {
    /// Changes one thing that is known of a VM.
    mutating func changeVM(_ vm: inout VM) {
        switch dice.below(9) {
        case 0, 1: changeInstance(of: &vm)
        case 2, 3: changeInventory(of: &vm)
        case 4, 5: changePatches(of: &vm)
        case 6: changeReports(of: &vm)
        case 7: changeVulnerabilities(of: &vm)
        default: changeHistory(of: &vm)
        }
    }

    private mutating func changeInstance(of vm: inout VM) {
        guard !dice.once(in: 15) else {
            vm.instance = nil
            return
        }
        var instance =
            vm.instance?.value ?? Instance(project: .id(vm.project), zone: vm.zone, name: vm.name, id: vm.id)
        if vm.instance == nil { instance.powerState = .known(.running) }
        switch dice.below(8) {
        case 0: instance.powerState = dice.pick([.known(.running), .known(.terminated), .unknown("")])
        case 1: instance.labels = dice.once(in: 9) ? ["goog-gke-node": ""] : ["env": dice.pick(Self.env)]
        case 2:
            let keys = ["enable-osconfig", "osconfig-poll-interval", "created-by", "os-config-endpoint"]
            instance.metadata[dice.pick(keys)] = dice.pick([
                nil, "TRUE", "yes", "1", "60", "projects/1/zones/z/instanceGroupManagers/m",
            ])
        case 3: instance.creationTime = dice.maybeBefore(now)
        case 4: instance.lastStartTime = dice.maybeBefore(now)
        case 5:
            var account = ServiceAccount()
            account.scopes = dice.pick([["https://www.googleapis.com/auth/cloud-platform"], ["narrow"]])
            instance.serviceAccounts = dice.once(in: 3) ? [] : [account]
        default:
            var nic = NetworkInterface()
            nic.network = "projects/host/global/networks/n"
            nic.subnetwork =
                "projects/\(dice.pick(["host", vm.project.text]))/regions/r-1/subnetworks/s-\(dice.below(3))"
            if dice.once(in: 4) { nic.externalAddresses = ["203.0.113.1"] }
            instance.networkInterfaces = dice.once(in: 9) ? [] : [nic]
        }
        vm.instance = Observed(instance, at: now)
    }

    private mutating func changeInventory(of vm: inout VM) {
        var inventory = vm.inventory ?? VMInventory()
        switch dice.below(5) {
        case 0:
            var system = OSInfo()
            (system.shortName, system.version) = dice.pick([
                ("debian", "9"), ("debian", "12"), ("ubuntu", "22.04"), ("windows", "10.0.20348"),
                ("windows", "10.0.20348"),
                ("x", "1"),
            ])
            system.agentVersion = dice.pick(["20260901.00-g1", "20251201.00-g1", "20190101.00-g1", "manual"])
            inventory.osInfo = system
        case 1:
            let count = dice.below(2)
            inventory.packages = PackageSet(
                id: 1,
                installed: [],
                available: Array(repeating: .wua(WindowsUpdate()), count: count)
            )
            inventory.packagesTime = dice.before(now)
        default: inventory.updateTime = dice.maybeBefore(now)
        }
        vm.inventory = dice.once(in: 15) ? nil : inventory
    }

    private mutating func changePatches(of vm: inout VM) {
        var job = PatchJob(project: .id(vm.project), id: PatchJobID("job-\(dice.below(4))"))
        job.createTime = dice.maybeBefore(now)
        job.state = .known(dice.pick([.patching, .succeeded]))
        job.isDryRun = dice.once(in: 6)
        job.duration = dice.once(in: 2) ? .hours(1) : nil
        var details = PatchJobInstanceDetails(project: .id(vm.project), zone: vm.zone, instance: vm.id)
        details.state = .known(dice.pick(PatchState.allCases + [.failed, .failed, .failed]))
        details.failureReason = dice.pick(["", "Failed to install all updates after trying", "80240016", "80240016"])
        let outcome = PatchOutcome(details: details, job: job.id, known: job, stateSince: dice.maybeBefore(now))
        vm.patches.removeAll { $0.job == outcome.job }
        if !dice.once(in: 4) { vm.patches.append(outcome) }
    }

    private mutating func changeReports(of vm: inout VM) {
        let assignment = PolicyAssignmentID("a-\(dice.below(3))")
        vm.policyReports.removeAll { $0.assignment == assignment }
        guard !dice.once(in: 4) else { return }
        var report = OSPolicyAssignmentReport(
            project: .id(vm.project),
            zone: vm.zone,
            instance: vm.id,
            assignment: assignment,
            revision: dice.pick(["r1", "r2", ""])
        )
        report.updateTime = dice.maybeBefore(now)
        var policy = PolicyCompliance()
        policy.policy = "p"
        policy.state = .known(dice.pick([.compliant, .nonCompliant, .unknown]))
        policy.reason = dice.pick(["", "os-policy-execution-pending", "vm-not-running", "no-agent-detected"])
        report.policies = [policy]
        vm.policyReports.append(report)
    }

    private mutating func changeVulnerabilities(of vm: inout VM) {
        var report = VulnerabilityReport(project: .id(vm.project), zone: vm.zone, instance: vm.id)
        report.vulnerabilities = (0..<dice.below(4)).map { index in
            var vulnerability = Vulnerability()
            vulnerability.cve = "CVE-2026-\(index)"
            vulnerability.severity = dice.pick(["CRITICAL", "HIGH", "LOW"])
            vulnerability.createTime = dice.maybeBefore(now)
            vulnerability.availableItemIDs = dice.once(in: 3) ? [] : ["item"]
            return vulnerability
        }
        vm.vulnerabilities = dice.once(in: 6) ? nil : report
    }

    private mutating func changeHistory(of vm: inout VM) {
        let key =
            dice.once(in: 2)
            ? HistoryKey(kind: .contact) : HistoryKey(kind: .policyState, subject: "a-\(dice.below(3))/p")
        let seen = dice.before(now)
        let value = dice.pick(["COMPLIANT", "NON_COMPLIANT", "UNKNOWN"])
        let interval = HistoryInterval(value: value, since: dice.before(seen), seenUntil: seen)
        vm.history[key] = dice.once(in: 4) ? nil : Timeline([interval])
    }
}
