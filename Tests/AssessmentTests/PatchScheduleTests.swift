import Assessment
import Fleet
import Testing

@Suite struct PatchScheduleTests {
    static let onTime: [PatchCase] = [
        PatchCase("ran when it last should have", .pass, "ok") { $0.deployments = [.daily()] },
        PatchCase("a run within its delay", .pass, "ok") {
            $0.deployments = [.daily { $0.lastExecuteTime = Timestamp(rfc3339: "2026-11-22T02:30:00Z") }]
            $0.now = OneVM.noon - .hours(9)
        },
        PatchCase("a job proves the run that the deployment does not tell", .pass, "ok") {
            $0.deployments = [.daily { $0.lastExecuteTime = nil }]
            var job = PatchJob(project: .id("acme"), id: "run")
            job.deployment = "daily"
            job.createTime = Timestamp(rfc3339: "2026-11-23T02:30:01Z")
            $0.jobs = [job]
        },
        PatchCase("created after the last run was due", .pass, "ok") {
            $0.deployments = [
                .daily {
                    $0.lastExecuteTime = nil
                    $0.createTime = Timestamp(rfc3339: "2026-11-23T02:30:01Z")
                }
            ]
        },
        PatchCase("changed after the last run was due", .pass, "ok") {
            $0.deployments = [
                .daily {
                    $0.lastExecuteTime = nil
                    $0.updateTime = Timestamp(rfc3339: "2026-11-23T09:00:00Z")
                }
            ]
        },
        PatchCase("not begun", .pass, "ok") {
            $0.deployments = [.active("d", .daily { $0.startTime = OneVM.noon + .hours(1) })]
        },
        PatchCase("our own outage ages no run", .pass, "ok") {
            $0.deployments = [.daily { $0.lastExecuteTime = Timestamp(rfc3339: "2026-11-20T02:30:00Z") }]
            $0.readAge = .days(3)
        },
        PatchCase("a one-time run to come", .pass, "ok") {
            $0.deployments = [.active("once", .oneTime(OneVM.noon + .hours(1)))]
        },
        PatchCase("an exhausted deployment beside one that works", .pass, "ok") {
            $0.deployments = [
                .active("a-once", .oneTime(OneVM.noon - .days(9))) { $0.lastExecuteTime = OneVM.noon - .days(9) },
                .daily(),
            ]
        },
    ]

    static let late: [PatchCase] = [
        PatchCase("a run that did not happen", .fail, "missed_run") {
            $0.deployments = [.daily { $0.lastExecuteTime = Timestamp(rfc3339: "2026-11-20T02:30:00Z") }]
        },
        PatchCase("never ran", .fail, "missed_run") { $0.deployments = [.daily { $0.lastExecuteTime = nil }] },
        PatchCase("the API's own next run is past, whatever the time zone", .fail, "missed_run") {
            $0.deployments = [
                .active(
                    "d",
                    .daily {
                        $0.timeZone = "Mars/Olympus"
                        $0.nextExecuteTime = OneVM.noon - .hours(2)
                    }
                )
            ]
        },
        PatchCase("a one-time run that did not happen", .fail, "missed_run") {
            $0.deployments = [.active("once", .oneTime(OneVM.noon - .hours(2)))]
        },
        PatchCase("paused", .fail, "deployment_paused") { $0.deployments = [.daily { $0.state = .known(.paused) }] },
        PatchCase("a one-time run that is done", .fail, "deployment_over") {
            $0.deployments = [
                .active("once", .oneTime(OneVM.noon - .days(9))) { $0.lastExecuteTime = OneVM.noon - .days(9) }
            ]
        },
        PatchCase("past its end", .fail, "deployment_over") {
            $0.deployments = [.active("d", .daily { $0.endTime = OneVM.noon - .tick })]
        },
        PatchCase("an end before the next run", .fail, "deployment_over") {
            $0.deployments = [.active("d", .daily { $0.endTime = OneVM.noon + .hours(1) })]
        },
        PatchCase("the worst of several counts", .fail, "missed_run") {
            $0.deployments = [
                .daily("a"), .daily("b") { $0.state = .known(.paused) }, .daily("c") { $0.lastExecuteTime = nil },
            ]
        },
        PatchCase("a known failure beats ignorance", .fail, "deployment_paused") {
            $0.deployments = [.active("a", nil), .daily("b") { $0.state = .known(.paused) }]
        },
    ]

    static let unsure: [PatchCase] = [
        PatchCase("a zone without rules", .unknown, "time_zone_unknown") {
            $0.deployments = [.active("d", .daily { $0.timeZone = "Mars/Olympus" })]
        },
        PatchCase("a new frequency", .unknown, "schedule_not_understood") {
            $0.deployments = [.active("d", .daily { $0.frequency = .init("HOURLY") })]
        },
        PatchCase("no schedule", .unknown, "schedule_not_told") { $0.deployments = [.active("d", nil)] },
        PatchCase("a new state", .unknown, "state_not_told") {
            $0.deployments = [.daily { $0.state = .init("ASLEEP") }]
        },
        PatchCase("ignorance beats what is on time", .unknown, "schedule_not_told") {
            $0.deployments = [.daily("a"), .active("b", nil)]
        },
        PatchCase("never read", .unknown, "patch_deployments_not_read") { $0.deployments = nil },
        PatchCase("denied", .unknown, "patch_deployments_denied") {
            $0.deployments = nil
            $0.refused = [.patchDeployments]
        },
        PatchCase("instances never read", .unknown, "instances_not_read") {
            $0.deployments = [.daily()]
            $0.isInstanceRead = false
        },
        PatchCase("no deployment", .notApplicable, "no_deployment"),
        PatchCase("stopped", .notApplicable, "vm_stopped") {
            $0.deployments = [.daily { $0.lastExecuteTime = nil }]
            $0.powerState = .terminated
        },
        PatchCase("a deployment that skips the VM", .notApplicable, "no_deployment") {
            $0.deployments = [.daily { $0.lastExecuteTime = nil }]
            $0.manager = "projects/1/zones/z-a/instanceGroupManagers/web"
        },
    ]

    @Test(arguments: onTime + late + unsure)
    func `deployments run on time, or what is wrong is said`(example: PatchCase) throws {
        let outcome = try #require(example.scene.outcome(of: "patch_schedule"))
        #expect(outcome.verdict == example.verdict)
        #expect(outcome.reason == example.reason)
        #expect(PatchCase.reasons(of: "patch_schedule").contains(outcome.reason))
    }

    @Test func `a missed run tells since when, and the line that shows the deployment`() throws {
        var scene = PatchScene()
        scene.deployments = [.daily { $0.lastExecuteTime = Timestamp(rfc3339: "2026-11-20T02:30:00.4Z") }]
        let outcome = try #require(scene.outcome(of: "patch_schedule"))
        #expect(outcome.since?.rfc3339 == "2026-11-21T02:30:00Z")
        #expect(outcome.remedy == "gcloud compute os-config patch-deployments describe daily --project=acme")
        #expect(
            outcome.evidence == [
                "deployment daily is ACTIVE, daily at 03:30 Europe/Zurich", "it last ran 2026-11-20T02:30:00.400Z",
                "its next run is due 2026-11-24T02:30:00Z",
            ]
        )
    }

    @Test func `a paused deployment comes with the line that resumes it`() throws {
        var scene = PatchScene()
        scene.deployments = [.daily("night's") { $0.state = .known(.paused) }]
        #expect(
            scene.outcome(of: "patch_schedule")?.remedy
                == #"gcloud compute os-config patch-deployments resume 'night'\''s' --project=acme"#
        )
    }

    @Test(arguments: [
        ("2026-11-24T02:30:00Z", false), ("2026-11-24T02:30:00.4Z", false), ("2026-11-24T01:30:00Z", true),
        ("2026-11-25T02:30:00Z", true),
    ])
    func `evidence says when the API's next run is not the schedule's`(next: String, isOdd: Bool) throws {
        var scene = PatchScene()
        scene.deployments = [
            .daily { $0.schedule = .daily { $0.nextExecuteTime = Timestamp(rfc3339: next) } }
        ]
        let outcome = try #require(scene.outcome(of: "patch_schedule"))
        #expect(outcome.verdict == .pass)
        #expect(outcome.evidence.contains { $0.contains("which is not what its schedule says") } == isOdd)
    }

    @Test func `the verdict holds until the next run is too late`() throws {
        var scene = PatchScene()
        scene.deployments = [.daily()]
        let change = try #require(scene.nextChange(of: "patch_schedule"))
        #expect(change.rfc3339 == "2026-11-24T03:30:00Z")
        scene.now = change - .tick
        #expect(scene.outcome(of: "patch_schedule")?.verdict == .pass)
        scene.now = change
        #expect(scene.outcome(of: "patch_schedule")?.reason == "missed_run")
        scene.readAge = .minutes(10)
        #expect(scene.outcome(of: "patch_schedule")?.verdict == .pass)
        // By the clock it is due; whether it happened, only the next reading tells.
        #expect(scene.nextChange(of: "patch_schedule") == nil)
    }

    @Test func `pain 15: midnight without members, daily frequency and day offset are followed and watched`() throws {
        var scene = PatchScene()
        scene.now = try #require(Timestamp(rfc3339: "2026-11-20T12:00:00Z"))
        var midnight = RecurringSchedule()
        midnight.frequency = .known(.monthly)
        midnight.timeZone = "America/Los_Angeles"
        midnight.monthDay = .weekday(ordinal: 2, day: "TUESDAY", offset: 3)
        midnight.nextExecuteTime = Timestamp(rfc3339: "2026-12-11T08:00:00Z")
        scene.deployments = [
            .active("patch-tuesday", .recurring(midnight)) {
                $0.lastExecuteTime = Timestamp(rfc3339: "2026-10-16T07:00:01Z")
            }
        ]
        let outcome = try #require(scene.outcome(of: "patch_schedule"))
        #expect(outcome.reason == "missed_run")
        #expect(outcome.since?.rfc3339 == "2026-11-13T08:00:00Z")
        #expect(
            outcome.evidence.first == """
                deployment patch-tuesday is ACTIVE, monthly on no. 2 TUESDAY +3 days at 00:00 America/Los_Angeles
                """
        )
        #expect(outcome.evidence.last == "its next run is due 2026-12-11T08:00:00Z")
    }
}
