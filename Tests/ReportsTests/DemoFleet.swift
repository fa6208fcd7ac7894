import Assessment
import Cost
import Fleet
import Reports

/// A made-up fleet of 40 VMs in three projects, with every kind of trouble that a report should show.
enum DemoFleet {
    static let now = timestamp("2026-11-22T06:00:00Z")

    static let systems = [
        (short: "debian", version: "12", long: "Debian GNU/Linux 12 (bookworm)"),
        (short: "rhel", version: "9.4", long: "Red Hat Enterprise Linux 9.4 (Plow)"),
        (short: "ubuntu", version: "24.04", long: "Ubuntu 24.04.1 LTS"),
        (short: "windows", version: "10.0.20348", long: "Microsoft Windows Server 2022 Datacenter"),
    ]

    static var snapshot: FleetSnapshot {
        FleetSnapshot(
            at: now,
            projects: [
                project(
                    "acme-prod",
                    vms: 22,
                    roles: ["web", "api", "db", "cache"],
                    zones: ["us-central1-a", "us-central1-b"]
                ),
                project("acme-stage", vms: 12, roles: ["web", "batch"], zones: ["europe-west4-a"]),
                project("acme-data", vms: 6, roles: ["etl"], zones: ["us-east1-c"], failing: .policyReports),
            ]
        )
    }

    static func project(
        _ id: String,
        vms count: Int,
        roles: [String],
        zones: [String],
        failing: Source? = nil
    ) -> ProjectFleet {
        var project = ProjectFleet(id: ProjectID(id))
        var compute = ComputeProject(id: ProjectID(id))
        compute.metadata = ["enable-osconfig": "TRUE"]
        project.compute = Observed(compute, at: now - .seconds(240))
        project.vms = (0..<count).map { index in
            let role = roles[index % roles.count]
            return vm(
                index,
                project: id,
                zone: zones[index % zones.count],
                name: "\(role)-\(index / roles.count + 1)",
                readsPolicies: failing != .policyReports
            )
        }
        project.orphans = [.inventory: id == "acme-stage" ? 3 : 0, .vulnerabilityReport: 0]
        let sources: [Source] = [
            .instances, .projectMetadata, .inventories, .patchJobs, .patchDeployments, .policyAssignments,
            .policyReports, .vulnerabilityReports, .featureSettings,
        ]
        project.reads = sources.map { source in
            var read = SourceRead(source: source)
            read.lastSuccess = source == failing ? nil : now - .seconds(120 + Int64(source.rawValue.count) * 7)
            read.failure = source == failing ? "denied" : nil
            return read
        }
        return project
    }

    static func vm(_ index: Int, project: String, zone: String, name: String, readsPolicies: Bool) -> VM {
        let number = UInt64(project.utf8.count * 1_000_000 + index) &* 7_919 &+ 5_512_345_678_901_234_567
        var vm = VM(
            project: ProjectID(project),
            zone: ZoneName(zone),
            name: InstanceName(name),
            id: InstanceID(number)
        )
        var instance = Instance(project: .id(vm.project), zone: vm.zone, name: vm.name, id: vm.id)
        let isStopped = index % 11 == 10
        instance.powerState = Open(isStopped ? "TERMINATED" : "RUNNING")
        instance.lastStartTime = now - .seconds(86_400 * Int64(3 + index))
        vm.instance = Observed(instance, at: now - .seconds(120))
        let isLost = index % 9 == 4
        let contact = now - .seconds(isLost ? 86_400 * 2 + Int64(index) * 311 : 90 + Int64(index) * 13)
        vm.inventory = index % 13 == 12 ? nil : inventory(index, contact: isStopped ? now - .seconds(700_000) : contact)
        vm.patches = patches(index, isStopped: isStopped)
        if readsPolicies, index % 3 != 2 { vm.policyReports = [policyReport(index, of: vm, at: contact)] }
        if index % 5 != 3 { vm.vulnerabilities = vulnerabilities(index, of: vm) }
        for check in ["agent_alive", "patch_outcome", "policy_compliance", "updates_pending"] {
            let interval = HistoryInterval(value: "fail", since: contact - .seconds(3_600), seenUntil: now)
            vm.history[HistoryKey(kind: .finding, subject: check)] = Timeline([interval])
        }
        vm.history.merge(remembered(index)) { known, _ in known }
        return vm
    }

    /// When the record of a VM began, and what failed on it and was fixed.
    private static func remembered(_ index: Int) -> [HistoryKey: Timeline] {
        let recordStart = now - .seconds(86_400 * 45)
        var history = [
            HistoryKey(kind: .agentEnabled): Timeline([
                HistoryInterval(value: "on", since: recordStart, seenUntil: recordStart)
            ])
        ]
        for (number, check) in ["patch_recent", "vulnerabilities", "agent_current"].enumerated()
        where (index + number).isMultiple(of: 2) {
            let start = index == 4 ? recordStart : now - .seconds(86_400 * Int64(20 + number))
            let end = now - .seconds(86_400 * Int64(number + 1) + Int64(index) * 29_000)
            history[HistoryKey(kind: .finding, subject: check)] = Timeline([
                HistoryInterval(value: "fail", since: start, seenUntil: start),
                HistoryInterval(value: "pass", since: end, seenUntil: end),
            ])
        }
        return history
    }

    private static func inventory(_ index: Int, contact: Timestamp) -> VMInventory {
        let system = systems[index % systems.count]
        var info = OSInfo()
        info.shortName = system.short
        info.version = system.version
        info.longName = system.long
        info.agentVersion = index % 7 == 0 ? "20240501.03-g1" : "20261005.00-g1"
        var inventory = VMInventory()
        inventory.osInfo = info
        inventory.updateTime = contact
        let updates = index % 4 == 1 ? index + 2 : 0
        inventory.packages = PackageSet(
            id: Int64(index),
            installed: [package("bash", "5.2")],
            available: (0..<updates).map { package("lib\($0)", "1.\($0)") }
        )
        return inventory
    }

    static func package(_ name: String, _ version: String) -> SoftwarePackage {
        var package = VersionedPackage()
        package.name = name
        package.version = version
        return .apt(package)
    }

    private static func patches(_ index: Int, isStopped: Bool) -> [PatchOutcome] {
        guard index % 12 != 11 else { return [] }
        var job = PatchJob(project: ProjectReference("acme-prod"), id: PatchJobID("8f1c2d4e-\(1_000 + index)"))
        job.createTime = now - .seconds(86_400 + 14_400)
        job.state = Open("COMPLETED_WITH_ERRORS")
        var details = PatchJobInstanceDetails(
            project: job.project,
            zone: ZoneName("z"),
            instance: InstanceID(UInt64(index))
        )
        let (state, reason) = outcome(index, isStopped: isStopped)
        details.state = Open(state)
        details.failureReason = reason
        return [PatchOutcome(details: details, job: job.id, known: job, stateSince: now - .seconds(90_000))]
    }

    private static func outcome(_ index: Int, isStopped: Bool) -> (state: String, reason: String) {
        if isStopped { return ("INACTIVE", "") }
        return switch index % 10 {
        case 3:
            (
                "FAILED",
                "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 4120 (unattended-upgr)"
            )
        case 7: ("SUCCEEDED_REBOOT_REQUIRED", "")
        case 9: ("TIMED_OUT", "")
        default: ("SUCCEEDED", "")
        }
    }

    private static func policyReport(_ index: Int, of vm: VM, at time: Timestamp) -> OSPolicyAssignmentReport {
        var report = OSPolicyAssignmentReport(
            project: .id(vm.project),
            zone: vm.zone,
            instance: vm.id,
            assignment: PolicyAssignmentID("baseline"),
            revision: RevisionID("7")
        )
        report.updateTime = time
        report.policies = ["ssh-hardening", "ops-agent"].enumerated().map { number, name in
            var policy = PolicyCompliance()
            policy.policy = PolicyID(name)
            policy.state = Open(index % 8 == 1 && number == 0 ? "NON_COMPLIANT" : "COMPLIANT")
            guard policy.state == .nonCompliant else { return policy }
            var resource = PolicyResourceCompliance()
            resource.resource = "sshd-config"
            resource.state = Open("NON_COMPLIANT")
            var step = PolicyResourceCompliance.Step()
            step.type = "DESIRED_STATE_ENFORCEMENT"
            step.errorMessage = "file \"/etc/ssh/sshd_config\" is immutable: operation not permitted"
            resource.steps = [step]
            policy.resources = [resource]
            return policy
        }
        return report
    }

    private static func vulnerabilities(_ index: Int, of vm: VM) -> VulnerabilityReport {
        var report = VulnerabilityReport(project: .id(vm.project), zone: vm.zone, instance: vm.id)
        report.vulnerabilities = (0..<(index * 5 % 9)).map { number in
            var vulnerability = Vulnerability()
            vulnerability.cve = "CVE-2026-\(1_000 + number)"
            vulnerability.severity = ["CRITICAL", "HIGH", "MEDIUM", "LOW"][(index + number) % 4]
            return vulnerability
        }
        return report
    }

    /// A check that every fourth VM fails.
    static let legacyCheck = Check(
        id: "legacy_os",
        title: "The operating system is still supported",
        severity: .low,
        why: "Nobody mends what is no longer supported.",
        remedy: "Move the VM to a supported image.",
        controls: ["CIS GCP 4.12"]
    ) { subject in
        guard subject.vm.id.value.isMultiple(of: 4) else { return .pass() }
        return .fail(
            "end_of_life",
            evidence: ["no updates since 2026-06-30"],
            remedy: "gcloud compute instances describe '\(subject.vm.name)'",
            since: timestamp("2026-06-30T00:00:00Z")
        )
    }

    /// A waiver that counts for 39 days, but for what a test changes.
    static func waiver(
        _ line: Int = 2,
        checks: Set<String> = ["legacy_os"],
        vms: Set<InstanceName> = [],
        labels: [String: String] = [:],
        reason: String = "replaced in December",
        owner: String = "ops@acme.example",
        expiry: String = "2027-01-01T00:00:00Z"
    ) -> Waiver {
        Waiver(
            place: "waivers.yml:\(line)",
            checks: checks,
            vms: vms,
            labels: labels,
            reason: reason,
            owner: owner,
            expiry: timestamp(expiry)
        )
    }
}

func timestamp(_ text: String) -> Timestamp {
    Timestamp(rfc3339: text) ?? Timestamp(seconds: 0)
}

/// The report on a fleet with settings that tests share.
func report(
    on fleet: FleetSnapshot,
    checks: [Check] = CheckRegistry.all,
    waivers: [Waiver] = [],
    accounts: [ProjectID: BillingAccountID] = [:],
    settings: ReportSettings = ReportSettings()
) -> ComplianceReport {
    var assessmentSettings = AssessmentSettings()
    assessmentSettings.waivers = waivers
    var costSettings = CostSettings { _ in
        BillingMonth(
            name: "2026-11",
            start: timestamp("2026-11-01T07:00:00Z"),
            end: timestamp("2026-12-01T08:00:00Z")
        )
    }
    costSettings.accounts = accounts
    costSettings.freeVMs = 10
    for account in accounts.values { costSettings.budgets[account] = 30 }
    return ComplianceReport(
        of: fleet,
        assessment: Assessment(of: fleet, settings: assessmentSettings, checks: checks),
        cost: CostEstimate(of: fleet, settings: costSettings),
        settings: settings
    )
}
