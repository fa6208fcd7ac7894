import Fleet
import GoogleCloud
import TapeJSON
import Testing

/// The rules of the proto3 JSON mapping, as answers and other clients use them.
@Suite struct ProtoJSONTests {
    @Test(
        arguments: [
            ("0s", 0, 0),
            ("3600s", 3_600, 0),
            ("3.5s", 3, 500_000_000),
            ("-3.5s", -3, -500_000_000),
            ("-0.5s", 0, -500_000_000),
            ("0.000000001s", 0, 1),
            ("1.123456789s", 1, 123_456_789),
            ("7200.500s", 7_200, 500_000_000),
            ("315576000000s", 315_576_000_000, 0),
        ] as [(String, Int64, Int64)]
    )
    func `a duration is exact`(text: String, seconds: Int64, nanoseconds: Int64) throws {
        let job = try decode(#"{"name": "projects/1/patchJobs/j", "duration": "\#(text)"}"#, PatchJob.init)
        #expect(job.duration == .seconds(seconds) + .nanoseconds(nanoseconds))
    }

    @Test(arguments: [
        "", "s", "-s", "5", "5m", ".5s", "5.s", "5.1234567891s", "+5s", "5e3s", "1,5s", " 5s", "5 s", "0x5s", "--5s",
        "1.2.3s", "315576000001s", "9999999999999s", "99999999999999999999s",
    ])
    func `what is no duration is an error`(text: String) throws {
        let error = #expect(throws: JSONDecodingError.self) {
            try decode(#"{"name": "projects/1/patchJobs/j", "duration": "\#(text)"}"#, PatchJob.init)
        }
        #expect(error?.path == "duration")
    }

    @Test(
        arguments: [
            ("2026-11-22T06:30:15Z", 0),
            ("2026-11-22T06:30:15.25Z", 250_000),
            ("2026-11-22T06:30:15.123456Z", 123_456),
            ("2026-11-22T06:30:15.123456789Z", 123_456),
            ("2026-11-21T22:30:15.123-08:00", 123_000),
        ] as [(String, Int64)]
    )
    func `a timestamp has any number of fraction digits and any offset`(text: String, microseconds: Int64) throws {
        let job = try decode(#"{"name": "projects/1/patchJobs/j", "createTime": "\#(text)"}"#, PatchJob.init)
        #expect(job.createTime == Timestamp(microseconds: 1_795_329_015_000_000 + microseconds))
    }

    @Test(arguments: ["null", #""""#, #""0""#, "0", "false", #""STATE_UNSPECIFIED""#])
    func `null, absent and zero are the same`(zero: String) throws {
        let keys = [
            "null": ["displayName", "state", "duration", "createTime", "dryRun", "percentComplete", "rollout"],
            #""""#: ["displayName", "description", "errorMessage", "patchDeployment"],
            #""0""#: ["percentComplete"],
            "0": ["percentComplete"],
            "false": ["dryRun"],
            #""STATE_UNSPECIFIED""#: ["state"],
        ]
        let absent = try decode(#"{"name": "projects/1/patchJobs/j"}"#, PatchJob.init)
        for key in try #require(keys[zero]) {
            #expect(try decode(#"{"name": "projects/1/patchJobs/j", "\#(key)": \#(zero)}"#, PatchJob.init) == absent)
        }
    }

    @Test(arguments: ["9007199254740993", #""9007199254740993""#])
    func `a 64-bit integer is a number or a string, and exact`(number: String) throws {
        let details = try decode(
            #"{"name": "projects/p/zones/z/instances/v", "instanceSystemId": \#(number), "attemptCount": \#(number)}"#,
            PatchJobInstanceDetails.init
        )
        #expect(details.instance.value == 9_007_199_254_740_993)
        #expect(details.attemptCount == 9_007_199_254_740_993)
    }

    @Test func `a counter of zero is no counter`() throws {
        let job = try decode(
            #"""
            {
                "name": "projects/1/patchJobs/j",
                "instanceDetailsSummary": {"failedInstanceCount": "0", "ackedInstanceCount": 2, "newInstanceCount": "9"}
            }
            """#,
            PatchJob.init
        )
        #expect(job.instanceCounts == [.acked: 2])
    }

    @Test func `a missing compliance state is unknown`() throws {
        let text = #"{"osPolicyId": "a"}, {"osPolicyId": "a", "complianceState": "UNKNOWN"}"#
        let report = try decode(
            #"""
            {
                "name": "projects/1/locations/z/instances/2/osPolicyAssignments/a/report",
                "osPolicyCompliances": [\#(text)]
            }
            """#,
            OSPolicyAssignmentReport.init
        )
        #expect(report.policies.map(\.state) == [.known(.unknown), .known(.unknown)])
        #expect(report.policies.first == report.policies.last)
        #expect(report.revision.text == "")
    }

    @Test func `an enum member of tomorrow keeps its text`() throws {
        let job = try decode(#"{"name": "projects/1/patchJobs/j", "state": "ON_HOLD"}"#, PatchJob.init)
        #expect(job.state == .unknown("ON_HOLD"))
    }

    @Test func `fields of tomorrow are passed over`() throws {
        let text = #"{"name": "projects/1/patchJobs/j", "new": {"deep": [1, {"x": null}]}, "other": [[]], "n": 1e300}"#
        #expect(try decode(text, PatchJob.init) == PatchJob(project: ProjectReference("1"), id: PatchJobID("j")))
    }

    @Test func `an empty time of day is midnight`() throws {
        let deployment = try decode(
            #"{"name": "projects/1/patchDeployments/d", "recurringSchedule": {"timeOfDay": {}}}"#,
            PatchDeployment.init
        )
        #expect(deployment.schedule == .recurring(RecurringSchedule()))
    }

    @Test func `settings that are set but empty are set`() throws {
        let job = try decode(
            #"{"name": "projects/1/patchJobs/j", "patchConfig": {"apt": {}, "goo": {}, "yum": null}}"#,
            PatchJob.init
        )
        #expect(job.patchConfig?.apt == PatchConfig.Apt())
        #expect(job.patchConfig?.hasGoo == true)
        #expect(job.patchConfig?.yum == nil)
    }
}
