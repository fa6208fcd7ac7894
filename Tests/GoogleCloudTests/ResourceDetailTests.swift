import Fleet
import GoogleCloud
import TapeJSON
import Testing

/// Rules that single kinds of resource have beyond their keys.
@Suite struct ResourceDetailTests {
    @Test func `metadata that VM Manager does not read never gets in`() throws {
        let read = try ReadDocument(fixture: "instances-aggregated.json")
        let instance = try #require(read.instances.first)
        #expect(
            instance.metadata == [
                "enable-osconfig": "TRUE",
                "created-by": "projects/210987654321/zones/europe-west6-b/instanceGroupManagers/ledger",
            ]
        )
        #expect(!"\(read)".contains("not-for-us"))
        #expect(!"\(try ReadDocument(fixture: "project.json"))".contains("not-for-us"))
    }

    @Test func `a metadata value is cut to 1 KiB between characters`() throws {
        let value = "x" + String(repeating: "ü", count: 600)
        let project = try decode(
            #"{"name": "p", "commonInstanceMetadata": {"items": [{"key": "enable-osconfig", "value": "\#(value)"}]}}"#,
            ComputeProject.init
        )
        #expect(project.metadata["enable-osconfig"] == "x" + String(repeating: "ü", count: 511))
    }

    @Test(
        arguments: [
            ("210987654321-compute@developer.gserviceaccount.com", ProjectNumber(210_987_654_321)),
            ("own@bank-prod.iam.gserviceaccount.com", nil),
            ("x-compute@developer.gserviceaccount.com", nil),
            ("", nil),
        ] as [(String, ProjectNumber?)]
    )
    func `a project's number comes from its default account`(email: String, number: ProjectNumber?) throws {
        let text = #"{"name": "p", "defaultServiceAccount": "\#(email)"}"#
        #expect(try decode(text, ComputeProject.init).number == number)
    }

    @Test func `a VM's place is in either of its links`() throws {
        let byLink = try decode(
            #"{"id": "7", "name": "v", "selfLink": "https://x/compute/v1/projects/p/zones/z/instances/v"}"#,
            Instance.init
        )
        let byZone = try decode(#"{"id": 7, "name": "v", "zone": "https://x/v1/projects/p/zones/z"}"#, Instance.init)
        #expect(byLink == byZone)
        #expect(byLink.zone == ZoneName("z"))
        #expect(byLink.project == .id(ProjectID("p")))
    }

    @Test func `an access configuration without an address is none`() throws {
        let instance = try decode(
            #"""
            {
                "id": "7", "name": "v", "zone": "https://x/v1/projects/p/zones/z",
                "networkInterfaces": [{"accessConfigs": [{"name": "a"}, {"natIP": ""}, {"natIP": "192.0.2.1"}]}]
            }
            """#,
            Instance.init
        )
        #expect(instance.networkInterfaces.map(\.externalAddresses) == [["192.0.2.1"]])
    }

    @Test(
        arguments: [
            (#""instance": "ledger-7", "#, InstanceName("ledger-7")),
            (#""instance": "projects/1/locations/z/instances/2", "#, nil),
            (#""instance": "2", "#, nil),
            (#""instance": "", "#, nil),
            ("", nil),
        ] as [(String, InstanceName?)]
    )
    func `a report's VM is the one in its name`(member: String, name: InstanceName?) throws {
        let report = try decode(
            #"""
            {
                \#(member)
                "name": "projects/1/locations/z/instances/2/osPolicyAssignments/a/report",
                "osPolicyAssignment": "projects/1/locations/z/osPolicyAssignments/b@r1"
            }
            """#,
            OSPolicyAssignmentReport.init
        )
        #expect(report.instance == InstanceID(2))
        #expect(report.instanceName == name)
        #expect(report.assignment == PolicyAssignmentID("b"))
        #expect(report.revision == RevisionID("r1"))
    }

    @Test func `an assignment's revision may be in its name`() throws {
        let named = #"{"name": "projects/1/locations/z/osPolicyAssignments/a@r1"}"#
        let assignment = try decode(named, OSPolicyAssignment.init)
        #expect(assignment.id == PolicyAssignmentID("a"))
        #expect(assignment.revision == RevisionID("r1"))
    }

    @Test(
        arguments: [
            (#"{"name": "projects/p/zones/z/instances/v", "instanceSystemId": "7"}"#, InstanceName("v")),
            (#"{"name": "projects/p/zones/z/instances/7", "instanceSystemId": "7"}"#, nil),
            (#"{"name": "projects/p/zones/z/instances/7"}"#, nil),
        ] as [(String, InstanceName?)]
    )
    func `patch details are about the VM of their id`(text: String, name: InstanceName?) throws {
        let details = try decode(text, PatchJobInstanceDetails.init)
        #expect(details.instance == InstanceID(7))
        #expect(details.instanceName == name)
        #expect(details.zone == ZoneName("z"))
    }

    @Test(
        arguments: [
            (#"{"monthDay": 31}"#, .day(31)),
            (#"{"monthDay": -1}"#, .day(-1)),
            (
                #"{"weekDayOfMonth": {"weekOrdinal": 2, "dayOfWeek": "TUESDAY", "dayOffset": 3}}"#,
                .weekday(ordinal: 2, day: "TUESDAY", offset: 3)
            ),
            (
                #"{"weekDayOfMonth": {"weekOrdinal": -1, "dayOfWeek": "SUNDAY"}}"#,
                .weekday(ordinal: -1, day: "SUNDAY", offset: 0)
            ),
            (#"{"monthDay": 0}"#, nil),
            (#"{}"#, nil),
        ] as [(String, RecurringSchedule.MonthDay?)]
    )
    func `a monthly schedule names one day`(text: String, day: RecurringSchedule.MonthDay?) throws {
        let deployment = try decode(
            #"{"name": "projects/1/patchDeployments/d", "recurringSchedule": {"monthly": \#(text)}}"#,
            PatchDeployment.init
        )
        var schedule = RecurringSchedule()
        schedule.monthDay = day
        #expect(deployment.schedule == .recurring(schedule))
    }

    @Test func `a log of a finished job has its own names for the counters`() throws {
        guard case .logEntry(let entry) = try ReadDocument(fixture: "log-entries.json").resources[1] else {
            Issue.record("not a log entry")
            return
        }
        let states = PatchState.allCases.filter { $0 != .noAgentDetected }
        #expect(Set(entry.completedJob?.instanceCounts.keys.map(\.self) ?? []) == Set(states))
        #expect(entry.completedJob?.state == .known(.completedWithErrors))
        #expect(entry.message == "")
    }

    @Test func `an agent's log line has its place in the code`() throws {
        guard case .logEntry(let entry) = try ReadDocument(fixture: "log-entries.json").resources[0] else {
            Issue.record("not a log entry")
            return
        }
        #expect(entry.sourceLocation == "main.go:88")
        #expect(entry.completedJob == nil)
        #expect(entry.resourceLabels["instance_id"] == "5221437597918447050")
    }

    @Test func `points are numbers or text`() throws {
        guard case .timeSeries(let series) = try ReadDocument(fixture: "time-series.json").resources[0] else {
            Issue.record("not a series")
            return
        }
        #expect(series.points.map(\.number) == [86_400, 0.25, 1, nil, nil])
        #expect(series.points.map(\.text) == ["", "", "", "PATCHING", ""])
    }

    @Test(
        arguments: [
            ("inventories.json", "2026-11-20T07:40:12.482Z"),
            ("vulnerability-reports.json", "2026-11-20T05:00:00Z"),
            ("os-policy-assignments.json", "2026-10-01T09:08:07.123456Z"),
            ("os-policy-assignment-reports.json", "2026-11-20T06:30:00.500Z"),
            ("patch-jobs.json", "2026-10-14T03:10:00Z"),
            ("patch-deployments.json", "2026-10-14T02:30:00Z"),
            ("instances-aggregated.json", "2026-11-20T07:00:00Z"),
            ("patch-job-instance-details.json", nil),
            ("project-feature-settings.json", nil),
            ("billing-info.json", nil),
            ("policy-orchestrators.json", nil),
            ("project.json", nil),
            ("guest-attributes.json", nil),
            ("log-entries.json", nil),
        ] as [(String, String?)]
    )
    func `a document vouches for its own newest time`(name: String, time: String?) throws {
        #expect(try ReadDocument(fixture: name).resources.first?.sourceTime?.rfc3339 == time)
    }

    @Test func `a job that never changed vouches for its creation`() throws {
        let job = try decode(
            #"{"name": "projects/1/patchJobs/j", "createTime": "2026-10-14T02:00:00Z"}"#,
            PatchJob.init
        )
        #expect(Resource.patchJob(job).sourceTime == job.createTime)
    }
}
