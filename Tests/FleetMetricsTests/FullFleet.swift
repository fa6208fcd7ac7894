import Fleet
import FleetMetrics

/// A fleet that fills every family, with every patch state and every state of a job.
enum FullFleet {
    static let snapshot = FleetSnapshot(at: FleetFixture.now, projects: [production, unread])

    static let counts = CollectionCounts(
        requests: [("osconfig", 200, 420), ("osconfig", 429, 3), ("compute", 200, 12), ("compute", 0, 1)],
        throttle: [("osconfig", "zonal", .milliseconds(90_250)), ("osconfig", "global", .seconds(4))],
        errors: [
            (ProjectID("acme-prod"), .subnetworks, "denied", 7),
            (ProjectID("acme-unread"), .instances, "perimeter", 2),
        ]
    )

    private static var production: ProjectFleet {
        FleetFixture.project("acme-prod", vms: [everything, stopped] + patching) { project in
            project.number = ProjectNumber(123_456_789_012)
            project.patchJobs =
                PatchJob.State.allCases.enumerated().map { index, state in
                    FleetFixture.patchJob(
                        "job-\(state.rawValue.lowercased())",
                        state: state,
                        deployment: index.isMultiple(of: 2) ? "weekly" : nil,
                        created: FleetFixture.ago(days: 2) + .milliseconds(index * 60_500)
                    )
                } + [nightly]
            project.patchDeployments = [weekly, once]
            project.policyAssignments = [
                FleetFixture.assignment("baseline", revision: "r2", rollout: .inProgress),
                FleetFixture.assignment("extra", zone: ZoneName("europe-west6-b")),
            ]
            project.orphans = [.inventory: 2]
            var failed = SourceRead(source: .subnetworks)
            failed.failure = "denied"
            project.reads = project.reads.filter { $0.source != .subnetworks } + [failed]
        }
    }

    /// A project that has only been asked for its instances, in vain.
    private static var unread: ProjectFleet {
        FleetFixture.project("acme-unread", vms: [FleetFixture.unreadVM("ghost", id: 99, project: "acme-unread")]) {
            project in
            var denied = SourceRead(source: .instances)
            denied.failure = "denied"
            project.reads = [denied]
            project.compute = nil
        }
    }

    static let nightly = FleetFixture.patchJob("job-nightly", state: .patching, deployment: "weekly") { job in
        job.displayName = "Nightly \"quoted\""
        job.isDryRun = false
        for (index, state) in PatchState.allCases.enumerated() { job.instanceCounts[state] = Int64(index) }
    }

    private static var everything: VM {
        FleetFixture.vm("web-1", id: 7_777_777_777_777_777_777, labels: ["env": "prod", "cost-centre": "42"]) { vm in
            vm.inventory = FleetFixture.inventory(
                packages: PackageSet(
                    id: 1,
                    installed: [.apt(FleetFixture.package("bash")), .apt(FleetFixture.package("openssl"))],
                    available: [.apt(FleetFixture.package("openssl"))]
                )
            )
            vm.policyReports = [
                FleetFixture.report("baseline", ["ssh": .known(.compliant), "ntp": .known(.nonCompliant)])
            ]
            FleetFixture.remember(.nonCompliant, of: "baseline/ntp", since: FleetFixture.ago(days: 3), in: &vm)
            FleetFixture.remember(.compliant, of: "baseline/ssh", since: FleetFixture.ago(days: 9), in: &vm)
            vm.vulnerabilities = FleetFixture.vulnerabilities(
                ("CVE-2026-0001", "HIGH", true),
                ("CVE-2026-0002", "HIGH", false),
                ("CVE-2026-0003", "Important", true)
            )
            let running = HistoryInterval(
                value: "RUNNING",
                since: FleetFixture.ago(days: 30),
                seenUntil: FleetFixture.ago(minutes: 1)
            )
            vm.history[HistoryKey(kind: .powerState)] = Timeline([running])
            let contact = HistoryInterval(
                value: "contact",
                since: FleetFixture.ago(days: 30),
                seenUntil: FleetFixture.ago(minutes: 5)
            )
            vm.history[HistoryKey(kind: .contact)] = Timeline([contact])
        }
    }

    private static var stopped: VM {
        FleetFixture.vm("batch-1", id: 50, zone: ZoneName("europe-west6-b"), powerState: .terminated) { vm in
            vm.inventory = FleetFixture.inventory(os: "windows", version: "10.0.20348")
        }
    }

    /// One VM for each patch state.
    private static var patching: [VM] {
        PatchState.allCases.enumerated().map { index, state in
            FleetFixture.vm("patch-\(state.rawValue.lowercased())", id: UInt64(100 + index)) { vm in
                vm.patches = [FleetFixture.outcome(.known(state), in: nightly, reason: "no space left on device")]
            }
        }
    }

    private static var weekly: Observed<PatchDeployment> {
        var schedule = RecurringSchedule()
        schedule.timeZone = "Europe/Zurich"
        schedule.frequency = .known(.weekly)
        schedule.dayOfWeek = "TUESDAY"
        schedule.timeOfDay.hours = 3
        schedule.timeOfDay.minutes = 30
        schedule.nextExecuteTime = FleetFixture.now + .seconds(86_400)
        return FleetFixture.deployment("weekly", schedule: .recurring(schedule)) { deployment in
            deployment.lastExecuteTime = FleetFixture.ago(days: 6)
            deployment.instanceFilter.instanceNamePrefixes = ["web-"]
            var config = PatchConfig()
            config.rebootConfig = "ALWAYS"
            deployment.patchConfig = config
        }
    }

    private static var once: Observed<PatchDeployment> {
        FleetFixture.deployment("once", schedule: .oneTime(FleetFixture.now + .seconds(3_600))) { deployment in
            deployment.state = .known(.paused)
        }
    }
}
