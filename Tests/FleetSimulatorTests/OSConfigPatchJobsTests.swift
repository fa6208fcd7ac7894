import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigPatchJobsTests {
    private static let jobs = "projects/acme-prod/patchJobs"

    private func job(
        _ change: (inout PatchJobPlan) -> Void = { _ in },
        state: PatchJob.State = .succeeded,
        counts: [PatchState: Int] = [.succeeded: 1]
    ) throws -> JSONValue {
        var plan = PatchJobPlan()
        change(&plan)
        let (fleet, run) = SmallFleet.patched(job: plan)
        return .patchJob(
            try #require(run),
            of: fleet.projects[0],
            state: state,
            counts: counts,
            updateTime: SmallFleet.start
        )
    }

    @Test func `counters are texts, and those that are zero are left out`() throws {
        let counts: [PatchState: Int] = [.succeeded: 99_000, .failed: 4, .applyingPatches: 996, .pending: 0]
        let job = try job(state: .patching, counts: counts)
        let summary = """
            {"applyingPatchesInstanceCount":"996","succeededInstanceCount":"99000","failedInstanceCount":"4"}
            """
        #expect(job["instanceDetailsSummary"]?.json() == summary)
        #expect(job["percentComplete"] == .real(99))
    }

    @Test func `nothing done is no percentage`() throws {
        #expect(try job(state: .patching, counts: [.pending: 100_000, .failed: 1])["percentComplete"] == nil)
        #expect(try job(state: .started, counts: [:])["percentComplete"] == nil)
    }

    @Test(arguments: [
        (PatchJob.State.succeeded, nil), (.completedWithErrors, "Some instances failed to patch."),
        (.timedOut, "The patch job timed out."), (.canceled, nil),
    ])
    func `a job that went badly says so`(state: PatchJob.State, message: String?) throws {
        let job = try job(state: state)
        #expect(job.text("errorMessage") == message)
        #expect(job.text("state") == state.rawValue)
    }

    @Test func `settings without detail are empty objects, and steps are there when planned`() throws {
        let plain = try #require(job()["patchConfig"])
        let expected = """
            {"rebootConfig":"DEFAULT","apt":{"type":"DIST"},"yum":{"security":true},"goo":{},"zypper":{},\
            "windowsUpdate":{"classifications":["CRITICAL","SECURITY"]}}
            """
        #expect(plain.json() == expected)
        let config = try #require(
            job {
                $0.hasPreStep = true
                $0.allowsManaged = true
                $0.reboot = .never
            }["patchConfig"]
        )
        #expect(config["preStep"]?["linuxExecStepConfig"]?.text("localPath") == "/usr/local/lib/patching/pre.sh")
        #expect(config["postStep"] == nil)
        #expect(config["migInstancesAllowed"] == true)
        #expect(config["rebootConfig"] == .word("NEVER", 3))
    }

    @Test func `durations and flags that do not apply are left out`() throws {
        #expect(try job().text("duration") == "7200s")
        #expect(try job { $0.duration = nil }["duration"] == nil)
        #expect(try job()["dryRun"] == nil)
        #expect(try job { $0.isDryRun = true }["dryRun"] == true)
        let rollout = try job { $0.isZoneByZone = false }["rollout"]
        #expect(rollout?.json() == #"{"mode":"CONCURRENT_ZONES","disruptionBudget":{"percent":50}}"#)
    }

    @Test func `a filter names VMs with their zones`() throws {
        let fleet = SmallFleet.fleet()
        var filter = FilterPlan()
        filter.labels = [["env": "prod"], ["env": ""]]
        filter.prefixes = ["web-"]
        filter.names = ["vm-1", "gone"]
        let instances = fleet.at(SmallFleet.start).instances(of: filter, in: fleet.projects[0])
        let expected = """
            {"groupLabels":[{"labels":{"env":"prod"}},{"labels":{"env":""}}],\
            "instances":["zones/us-central1-a/instances/vm-1","zones/us-central1-a/instances/gone"],\
            "instanceNamePrefixes":["web-"]}
            """
        #expect(JSONValue.patchInstanceFilter(filter, instances: instances).json() == expected)
        #expect(JSONValue.patchInstanceFilter(FilterPlan(), instances: []).json() == #"{"all":true}"#)
    }

    @Test func `details have the project's id and the VM's name`() throws {
        let fleet = SmallFleet.fleet()
        let machine = fleet.machines[0]
        func details(_ state: PatchState, _ reason: String) -> String {
            JSONValue.instanceDetails(
                of: machine,
                in: fleet.projects[0],
                state: state,
                failureReason: reason,
                attempts: 3
            ).json()
        }
        let name = """
            "name":"projects/acme-prod/zones/us-central1-a/instances/vm-1","instanceSystemId":"\(machine.id)"
            """
        #expect(
            details(.failed, "E") == "{\(name),\"state\":\"FAILED\",\"failureReason\":\"E\",\"attemptCount\":\"3\"}"
        )
        #expect(details(.inactive, "") == "{\(name),\"state\":\"INACTIVE\"}")
    }

    @Test func `a job is listed, found and told VM by VM`() throws {
        let (fleet, run) = SmallFleet.patched(SmallFleet.project(vms: 3))
        let client = APIClient(fleet)
        let job = try client.get("\(Self.jobs)/\(#require(run).id)")
        #expect(try client.get(Self.jobs).elements("patchJobs") == [job])
        #expect(job.text("name") == "projects/123456789012/patchJobs/\(try #require(run).id)")
        let details = try client.get("\(Self.jobs)/\(#require(run).id)/instanceDetails?pageSize=2")
        #expect(details.elements("patchJobInstanceDetails").count == 2)
        #expect(details["nextPageToken"] != nil)
        #expect(try client.refusal(of: Self.jobs + "/none") == "NOT_FOUND")
        #expect(try client.refusal(of: Self.jobs + "/none/instanceDetails") == "NOT_FOUND")
    }

    @Test(arguments: [
        ("name=\"vm-2\"", 1), ("name=\"projects/acme-prod/zones/us-central1-a/instances/vm-2\"", 1),
        ("zone=us-central1-a", 3), ("zone=us-central1-b", 0), ("state=SUCCEEDED", 3), ("state=FAILED", 0),
        ("failure_reason:lock", 0),
    ])
    func `details can be filtered`(filter: String, count: Int) throws {
        let (fleet, run) = SmallFleet.patched(SmallFleet.project(vms: 3), at: .seconds(-86_400))
        let client = APIClient(fleet)
        let answer = try client.get("\(Self.jobs)/\(#require(run).id)/instanceDetails?filter=\(filter)")
        #expect(answer.elements("patchJobInstanceDetails").count == count)
    }

    /// A project with a daily deployment, whose jobs of the past weeks are there.
    private static let daily = APIClient(
        SmallFleet.fleet(
            [
                SmallFleet.project {
                    $0.deployments = [DeploymentPlan(id: "daily", filter: FilterPlan(), schedule: SchedulePlan(.daily))]
                }
            ],
            events: [
                ScenarioEvent(
                    at: .seconds(-3_600),
                    project: "acme-prod",
                    action: .patch(name: "by hand", filter: FilterPlan(), job: PatchJobPlan())
                )
            ]
        )
    )

    @Test(arguments: ["acme-prod", "123456789012"])
    func `jobs can be filtered by deployment, with the project's id or number`(project: String) throws {
        let filter = "patch_deployment=\"projects/\(project)/patchDeployments/daily\""
        let listed = try Self.daily.get("\(Self.jobs)?filter=\(filter)").elements("patchJobs")
        let all = try Self.daily.get(Self.jobs).elements("patchJobs")
        #expect(listed == all.filter { $0["patchDeployment"] != nil })
        #expect(listed.count == all.count - 1)
        #expect(listed.count > 5)
    }

    @Test func `jobs come newest first, and one that begins between two pages shifts nothing`() throws {
        let all = try Self.daily.get(Self.jobs).elements("patchJobs").compactMap { $0.text("createTime") }
        #expect(all == all.sorted(by: >))
        let first = try Self.daily.get(Self.jobs + "?pageSize=3")
        let token = try #require(first.text("nextPageToken"))
        var later = Self.daily
        later.now = later.now + .seconds(86_400)
        let second = try later.get("\(Self.jobs)?pageSize=3&pageToken=\(token)").elements("patchJobs")
        #expect(second.compactMap { $0.text("createTime") } == Array(all[3..<6]))
    }

    @Test func `a project without jobs has none`() throws {
        #expect(try APIClient(SmallFleet.fleet()).get(Self.jobs).json() == "{}")
    }
}
