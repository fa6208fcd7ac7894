import Fleet
import Testing

@testable import FleetMetrics

struct PatchJobMetricsTests {
    private static func page(
        _ jobs: Observed<PatchJob>...,
        settings: MetricsSettings = MetricsSettings()
    )
        -> MetricsPage
    {
        MetricsPage(FleetFixture.project { $0.patchJobs = jobs }, settings: settings)
    }

    private static func job(
        _ id: String,
        days: Int64,
        state: PatchJob.State = .succeeded,
        deployment: String? = nil
    )
        -> Observed<PatchJob>
    {
        FleetFixture.patchJob(
            id,
            state: state,
            deployment: deployment,
            created: FleetFixture.ago(days: days) - .seconds(60),
            updated: FleetFixture.ago(days: days)
        )
    }

    @Test func `running jobs, the newest finished of each deployment and recent ones are shown`() {
        let page = Self.page(
            Self.job("recent", days: 7),
            Self.job("aged", days: 8),
            Self.job("stuck", days: 90, state: .patching),
            Self.job("newest", days: 30, deployment: "monthly"),
            Self.job("second", days: 60, deployment: "monthly"),
            Self.job("other", days: 60, deployment: "quarterly")
        )
        #expect(
            page.values("patch_job_info", by: "patch_job", "deployment")
                == ["recent/": 1, "stuck/": 1, "newest/monthly": 1, "other/quarterly": 1]
        )
    }

    @Test func `how long finished jobs stay is a setting`() {
        var settings = MetricsSettings()
        settings.patchJobRetention = .seconds(86_400)
        let page = Self.page(Self.job("recent", days: 1), Self.job("aged", days: 2), settings: settings)
        #expect(page.values("patch_job_info", by: "patch_job") == ["recent": 1])
    }

    @Test func `a job counts its VMs in all fifteen states`() {
        let job = FleetFixture.patchJob("job") { $0.instanceCounts = [.failed: 3, .succeeded: 4] }
        var expected = Dictionary(uniqueKeysWithValues: PatchState.allCases.map { ($0.rawValue, 0.0) })
        expected["FAILED"] = 3
        expected["SUCCEEDED"] = 4
        #expect(Self.page(job).values("patch_job_vms", by: "state") == expected)
    }

    @Test func `progress is a ratio`() {
        let job = FleetFixture.patchJob("job", state: .patching) { $0.percentComplete = 33.5 }
        #expect(Self.page(job).values("patch_job_progress_ratio", by: "patch_job") == ["job": 0.335])
    }

    @Test func `times that the API does not give are absent`() {
        let job = FleetFixture.patchJob("job", state: .patching, updated: nil) { $0.createTime = nil }
        let page = Self.page(job)
        #expect(page.values("patch_job_create_timestamp_seconds", by: "patch_job") == [:])
        #expect(page.values("patch_job_update_timestamp_seconds", by: "patch_job") == [:])
        #expect(page.values("patch_job_state", by: "patch_job", "state") == ["job/PATCHING": 1])
    }

    @Test func `a job tells whether it is a dry run`() {
        let page = Self.page(FleetFixture.patchJob("a") { $0.isDryRun = true }, FleetFixture.patchJob("b"))
        #expect(page.values("patch_job_info", by: "patch_job", "dry_run") == ["a/true": 1, "b/false": 1])
    }

    @Test func `of two sightings of a job the later one is shown`() {
        var early = FleetFixture.patchJob("job", state: .patching, deployment: "weekly")
        early.observedAt = FleetFixture.ago(minutes: 30)
        let late = FleetFixture.patchJob("job")
        for jobs in [[early, late], [late, early]] {
            let page = MetricsPage(FleetFixture.project { $0.patchJobs = jobs })
            #expect(page.values("patch_job_state", by: "patch_job", "state") == ["job/SUCCEEDED": 1])
        }
    }

    @Test func `a deployment that runs once has its time until it ran`() {
        let time = FleetFixture.ago(days: 1)
        let pending = FleetFixture.deployment("pending", schedule: .oneTime(time))
        let done = FleetFixture.deployment("done", schedule: .oneTime(time)) { $0.lastExecuteTime = time }
        let page = MetricsPage(FleetFixture.project { $0.patchDeployments = [pending, done] })
        #expect(
            page.values("patch_deployment_next_execute_timestamp_seconds", by: "deployment")
                == ["pending": time.inSeconds]
        )
        #expect(
            page.values("patch_deployment_last_execute_timestamp_seconds", by: "deployment")
                == ["done": time.inSeconds]
        )
        #expect(
            page.values("patch_deployment_info", by: "deployment", "schedule", "reboot_config")
                == ["pending/one-time/": 1, "done/one-time/": 1]
        )
    }

    @Test func `a recurring deployment takes what its schedule says`() {
        var schedule = RecurringSchedule()
        schedule.frequency = .known(.daily)
        schedule.timeZone = "Etc/UTC"
        schedule.lastExecuteTime = FleetFixture.ago(days: 1)
        schedule.nextExecuteTime = FleetFixture.now
        let daily = FleetFixture.deployment("daily", schedule: .recurring(schedule)) { deployment in
            deployment.patchConfig = PatchConfig()
            deployment.patchConfig?.rebootConfig = "NEVER"
        }
        let page = MetricsPage(FleetFixture.project { $0.patchDeployments = [daily] })
        #expect(
            page.values("patch_deployment_info", by: "schedule", "reboot_config")
                == ["daily at 00:00 Etc/UTC/NEVER": 1]
        )
        #expect(
            page.values("patch_deployment_last_execute_timestamp_seconds", by: "deployment")
                == ["daily": FleetFixture.ago(days: 1).inSeconds]
        )
        #expect(
            page.values("patch_deployment_next_execute_timestamp_seconds", by: "deployment")
                == ["daily": FleetFixture.now.inSeconds]
        )
        #expect(page.values("patch_deployment_state", by: "deployment", "state") == ["daily/ACTIVE": 1])
    }
}
