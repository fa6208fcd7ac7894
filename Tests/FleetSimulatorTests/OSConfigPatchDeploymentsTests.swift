import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigPatchDeploymentsTests {
    private static let list = "projects/acme-prod/patchDeployments"

    private func deployment(
        _ frequency: SchedulePlan.Frequency,
        minute: Int = 0,
        isPaused: Bool = false,
        last: Timestamp? = nil
    ) -> JSONValue {
        let schedule = SchedulePlan(frequency, minuteOfDay: minute, timeZone: "Europe/Zurich")
        return .patchDeployment(
            DeploymentMoment(
                plan: DeploymentPlan(id: "d", filter: FilterPlan(), schedule: schedule),
                project: SmallFleet.fleet().projects[0],
                start: SmallFleet.start,
                isPaused: isPaused,
                lastStart: last,
                lastSuccess: last,
                next: last.map { $0 + .seconds(86_400) }
            )
        )
    }

    @Test(arguments: [
        (SchedulePlan.Frequency.daily, 0, #""timeOfDay":{},"frequency":"DAILY"}"#),
        (.weekly(day: 7), 120, #""timeOfDay":{"hours":2},"frequency":"WEEKLY","weekly":{"dayOfWeek":"SUNDAY"}}"#),
        (.monthly(day: -1), 30, #""timeOfDay":{"minutes":30},"frequency":"MONTHLY","monthly":{"monthDay":-1}}"#),
        (
            .monthlyWeekday(ordinal: 2, day: 2, offset: 3), 210,
            #""timeOfDay":{"hours":3,"minutes":30},"frequency":"MONTHLY","#
                + #""monthly":{"weekDayOfMonth":{"weekOrdinal":2,"dayOfWeek":"TUESDAY","dayOffset":3}}}"#
        ),
        (
            .monthlyWeekday(ordinal: -1, day: 1, offset: 0), 0,
            #""timeOfDay":{},"frequency":"MONTHLY","#
                + #""monthly":{"weekDayOfMonth":{"weekOrdinal":-1,"dayOfWeek":"MONDAY"}}}"#
        ),
    ])
    func `schedules leave zeros out`(frequency: SchedulePlan.Frequency, minute: Int, expected: String) throws {
        let schedule = try #require(deployment(frequency, minute: minute)["recurringSchedule"])
        let begin = #"{"timeZone":{"id":"Europe/Zurich"},"startTime":"2026-01-27T12:00:00Z","#
        #expect(schedule.json() == begin + expected)
    }

    @Test func `both levels know the last run, the schedule the next`() {
        let deployment = deployment(.daily, last: SmallFleet.start)
        #expect(deployment.text("lastExecuteTime") == "2026-11-23T12:00:00Z")
        #expect(deployment["recurringSchedule"]?.text("lastExecuteTime") == "2026-11-23T12:00:00Z")
        #expect(deployment["recurringSchedule"]?.text("nextExecuteTime") == "2026-11-24T12:00:00Z")
    }

    @Test func `one that ran once stays ACTIVE`() {
        let once = deployment(.once(.seconds(-3_600)), last: SmallFleet.start)
        #expect(once["oneTimeSchedule"]?.json() == #"{"executeTime":"2026-11-23T11:00:00Z"}"#)
        #expect(once["recurringSchedule"] == nil)
        #expect(once["state"] == .word("ACTIVE", 1))
        #expect(deployment(.daily, isPaused: true)["state"] == .word("PAUSED", 2))
    }

    private func client(deployments count: Int) -> APIClient {
        let project = SmallFleet.project { project in
            project.deployments = (0..<count).map {
                DeploymentPlan(id: "d-\($0)", filter: FilterPlan(), schedule: SchedulePlan(.daily))
            }
        }
        return APIClient(SmallFleet.fleet([project]))
    }

    @Test func `a full last page ends in a token that leads to nothing`() throws {
        let client = client(deployments: 2)
        let page = try client.get(Self.list + "?pageSize=2")
        #expect(page.elements("patchDeployments").count == 2)
        let token = try #require(page.text("nextPageToken"))
        #expect(try client.get("\(Self.list)?pageSize=2&pageToken=\(token)").json() == "{}")
    }

    @Test func `a last page with room left ends without a token`() throws {
        let client = client(deployments: 3)
        let page = try client.get(Self.list + "?pageSize=2")
        let token = try #require(page.text("nextPageToken"))
        let last = try client.get("\(Self.list)?pageSize=2&pageToken=\(token)")
        #expect(
            last.elements("patchDeployments").map { $0.text("name") } == ["projects/123456789012/patchDeployments/d-2"]
        )
        #expect(last["nextPageToken"] == nil)
    }

    @Test func `a deployment that is still to be made is not there`() throws {
        let project = SmallFleet.project {
            var plan = DeploymentPlan(id: "late", filter: FilterPlan(), schedule: SchedulePlan(.daily))
            plan.created = .seconds(60)
            $0.deployments = [plan]
        }
        var client = APIClient(SmallFleet.fleet([project]))
        #expect(try client.get(Self.list).json() == "{}")
        #expect(try client.refusal(of: Self.list + "/late") == "NOT_FOUND")
        client.now = client.now + .seconds(60)
        #expect(try client.get(Self.list + "/late").text("createTime") == "2026-11-23T12:01:00Z")
    }

    @Test func `a deployment knows the jobs that it started`() throws {
        let client = client(deployments: 1)
        let deployment = try client.get(Self.list + "/d-0")
        let jobs = try client.get("projects/acme-prod/patchJobs").elements("patchJobs")
        #expect(deployment.text("lastExecuteTime") == jobs.first?.text("createTime"))
        #expect(deployment["recurringSchedule"]?.text("nextExecuteTime") == "2026-11-24T00:00:00Z")
    }
}
