import Assessment
import Fleet
import Reports

/// A small fleet of which every text is an attack on some format.
enum HostileFleet {
    static let names = [
        "\"quoted\" 'twice'", "</td></table><script>alert(1)</script>", "two\nlines\tand\ta tab\r",
        "bell\u{7} null\u{0} escape\u{1B}[31m", "not a character \u{FFFE}\u{FFFF}", "🚀 e\u{301} العربية \u{202E}txt",
        String(repeating: "x", count: 300), "]]>&amp;&#60;<!--", "",
    ]

    static var snapshot: FleetSnapshot {
        var project = ProjectFleet(id: ProjectID("evil\"<&>'project"))
        project.compute = Observed(ComputeProject(id: project.id), at: DemoFleet.now)
        project.vms = names.enumerated().map { index, name in vm(index, name, in: project.id) }
        project.reads = [Source.instances, .projectMetadata, .inventories, .patchJobs].map { source in
            var read = SourceRead(source: source)
            read.lastSuccess = DemoFleet.now - .seconds(60)
            return read
        }
        var broken = SourceRead(source: .policyReports, zone: ZoneName("zone<b>"))
        broken.failure = "denied"
        project.reads.append(broken)
        return FleetSnapshot(at: DemoFleet.now, projects: [project])
    }

    static func vm(_ index: Int, _ text: String, in project: ProjectID) -> VM {
        var vm = VM(
            project: project,
            zone: ZoneName("zone<b>"),
            name: InstanceName(text),
            id: InstanceID(UInt64(9_000_000_000_000_000_000 + index))
        )
        var instance = Instance(project: .id(project), zone: vm.zone, name: vm.name, id: vm.id)
        instance.powerState = Open(index == 3 ? text : "RUNNING")
        instance.metadata = ["enable-osconfig": "TRUE"]
        vm.instance = Observed(instance, at: DemoFleet.now)
        var info = OSInfo()
        info.longName = text
        info.agentVersion = text
        var inventory = VMInventory()
        inventory.osInfo = info
        inventory.updateTime = DemoFleet.now - .seconds(index.isMultiple(of: 2) ? 60 : 90_000)
        inventory.packages = PackageSet(id: 1, installed: [], available: [])
        vm.inventory = inventory
        var job = PatchJob(project: .id(project), id: PatchJobID(text))
        job.createTime = DemoFleet.now - .seconds(100_000)
        var details = PatchJobInstanceDetails(project: .id(project), zone: vm.zone, instance: vm.id)
        details.state = Open(index == 5 ? text : "FAILED")
        details.failureReason = text
        vm.patches = [PatchOutcome(details: details, job: job.id, known: job, stateSince: nil)]
        var report = VulnerabilityReport(project: .id(project), zone: vm.zone, instance: vm.id)
        var vulnerability = Vulnerability()
        vulnerability.severity = text
        report.vulnerabilities = [vulnerability]
        vm.vulnerabilities = report
        return vm
    }

    /// One of each state.
    static var waivers: [Waiver] {
        let text = "</em><script>alert(1)</script> `code` \u{1B}[31m"
        return [
            DemoFleet.waiver(2, reason: text, owner: "\"<i>\u{0}\" & 'co'"),
            DemoFleet.waiver(9, checks: [], vms: ["</td>", "gone-1", "gone-2"], labels: ["<b>": "]]>"], reason: text),
            DemoFleet.waiver(16, checks: ["patch_outcome"], owner: text, expiry: "2026-11-20T00:00:00Z"),
            DemoFleet.waiver(21, checks: ["agent_alive"], vms: ["gone-3"], expiry: "2026-11-20T00:00:00Z"),
            DemoFleet.waiver(26, checks: ["pending_reboot"]),
        ]
    }

    static var report: ComplianceReport {
        var settings = ReportSettings()
        settings.title = "</title><script>alert(1)</script>"
        return ReportsTests.report(
            on: snapshot,
            checks: CheckRegistry.all + [DemoFleet.legacyCheck],
            waivers: waivers,
            accounts: [ProjectID("evil\"<&>'project"): BillingAccountID("<i>\u{1}")],
            settings: settings
        )
    }
}
