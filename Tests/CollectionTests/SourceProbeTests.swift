import Fleet
import GoogleCloud
import HTTPTransport
import Testing

@testable import Collection

/// Whether a source can be read, asked with one cheap call.
@Suite struct SourceProbeTests {
    typealias Answer = AnsweringTransport.Answer

    private static func probe(
        _ source: Source,
        _ answers: [(String, Answer)] = [],
        zone: ZoneName? = "us-central1-a"
    ) async -> (result: ProbeResult, urls: [String]) {
        let transport = AnsweringTransport(answers)
        let result = await transport.probe().probe(project: "acme", source: source, zone: zone)
        return (result, transport.urls)
    }

    @Test(arguments: [
        (Source.instances, "compute.googleapis.com/projects/acme/aggregated/instances?", "maxResults=1"),
        (.projectMetadata, "compute.googleapis.com/projects/acme", ""),
        (.subnetworks, "compute.googleapis.com/projects/acme/aggregated/subnetworks?", "maxResults=1"),
        (.routers, "compute.googleapis.com/projects/acme/aggregated/routers?", "maxResults=1"),
        (.patchJobs, "osconfig.googleapis.com/v1/projects/acme/patchJobs?", "pageSize=1"),
        (.patchDeployments, "osconfig.googleapis.com/v1/projects/acme/patchDeployments?", "pageSize=1"),
        (
            .featureSettings, "osconfig.googleapis.com/v1/projects/acme/locations/global/projectFeatureSettings", ""
        ),
        (.inventories, "/locations/us-central1-a/instances/-/inventories?", "pageSize=1"),
        (.vulnerabilityReports, "/locations/us-central1-a/instances/-/vulnerabilityReports?", "pageSize=1"),
        (.policyAssignments, "/locations/us-central1-a/osPolicyAssignments?", "pageSize=1"),
        (.policyReports, "/locations/us-central1-a/instances/-/osPolicyAssignments/-/reports?", "pageSize=1"),
    ])
    func `one item is asked for`(source: Source, path: String, size: String) async {
        let (result, urls) = await Self.probe(source)
        #expect(result.outcome == .readable)
        #expect(urls.count == 1)
        #expect(urls.first?.contains(path) == true, "\(urls)")
        let sizes = urls.first?.split { "?&".contains($0) }.filter { $0.contains("Size=") || $0.contains("Results=") }
        #expect(sizes?.map(String.init) == [size].filter { !$0.isEmpty })
        #expect(urls.first?.contains("FULL") == false)
    }

    @Test(arguments: [
        (
            Answer.refusal(403, "PERMISSION_DENIED", reason: "SERVICE_DISABLED"), "api_disabled",
            "gcloud services enable osconfig.googleapis.com --project=acme"
        ),
        (
            .refusal(403, "PERMISSION_DENIED", message: "Permission 'osconfig.patchDeployments.list' denied"), "denied",
            "--role=roles/osconfig.viewer"
        ),
        (.refusal(403, "PERMISSION_DENIED", reason: "SECURITY_POLICY_VIOLATED"), "perimeter", "perimeter"),
        (
            .refusal(
                403,
                "PERMISSION_DENIED",
                reason: "SERVICE_DISABLED",
                message: "The API requires a quota project, which is not set by default."
            ), "quota_project_missing", "gcloud auth application-default set-quota-project acme"
        ),
        (
            .refusal(403, "PERMISSION_DENIED", reason: "USER_PROJECT_DENIED"), "quota_project_denied",
            "roles/serviceusage.serviceUsageConsumer"
        ),
        (.refusal(401, "UNAUTHENTICATED"), "unauthenticated", "gcloud auth application-default login"),
        (.refusal(404, "NOT_FOUND"), "not_found", "acme"),
        (.refusal(500, "INTERNAL"), "server_error", ""),
        (.failure(.timeout), "timeout", ""),
        (.body("<html><title>Please log in</title></html>"), "bad_response", "something else"),
        (.body(#"{"greeting": "hello"}"#), "bad_response", ""),
        (.body(#"{"patchDeployments": [{"name": 7}]}"#), "bad_response", ""),
    ])
    func `what is in the way has a reason, a line and a remedy`(
        answer: Answer,
        reason: String,
        remedy: String
    ) async throws {
        let obstacle = try #require(await Self.probe(.patchDeployments, [("", answer)]).result.obstacle)
        #expect(obstacle.reason == reason)
        #expect(obstacle.message.hasPrefix("osconfig.googleapis.com"))
        #expect(!obstacle.message.contains("\n"))
        #expect(remedy.isEmpty ? obstacle.remedy == nil : obstacle.remedy?.contains(remedy) == true, "\(obstacle)")
    }

    // MARK: - VMs

    @Test func `the first VM tells a zone`() async {
        let (result, urls) = await Self.probe(.instances, [("", .instances(["europe-west4-a", "us-central1-b"]))])
        #expect(result.vmZone == "europe-west4-a")
        #expect(!result.hasNoVM)
        #expect(urls.count == 1)
    }

    @Test func `a page without a VM leads to the next`() async {
        let (result, urls) = await Self.probe(
            .instances,
            [("pageToken=b", .instances(["us-central1-b"], next: "c")), ("", .instances([], next: "b"))]
        )
        #expect(result.vmZone == "us-central1-b")
        #expect(urls.count == 2)
    }

    @Test func `a project without a VM is told from one whose VMs were not found`() async {
        let none = await Self.probe(.instances, [("", .instances([]))])
        #expect(none.result.hasNoVM && none.result.outcome == .readable)
        let endless = await Self.probe(.instances, [("", .instances([], next: "again"))])
        #expect(!endless.result.hasNoVM && endless.result.vmZone == nil)
        #expect(endless.urls.count == 5)
    }

    // MARK: - What else is told

    @Test func `patch jobs can be read only when their details can`() async {
        let jobs = Answer.body(
            #"{"patchJobs": [{"name": "projects/1/patchJobs/j-1", "createTime": "2026-11-22T01:00:00Z", "#
                + #""state": "SUCCEEDED"}]}"#
        )
        let denied = Answer.refusal(403, "PERMISSION_DENIED", message: "Permission 'osconfig.patchJobs.get' denied")
        let bad = await Self.probe(.patchJobs, [("/instanceDetails", denied), ("", jobs)])
        #expect(bad.result.obstacle?.reason == "denied")
        #expect(bad.urls.last?.contains("/patchJobs/j-1/instanceDetails?pageSize=1") == true)
        #expect(
            await Self.probe(.patchJobs, [("/instanceDetails", .body("{}")), ("", jobs)]).result.outcome == .readable
        )
    }

    @Test func `a limited feature set is told`() async {
        let answer = Answer.body(
            #"{"name": "projects/1/locations/global/projectFeatureSettings", "#
                + #""patchAndConfigFeatureSet": "OSCONFIG_B"}"#
        )
        let (result, _) = await Self.probe(.featureSettings, [("", answer)])
        #expect(result.featureSet == .known(.limited))
    }

    @Test func `without a zone, what lies in zones is unknown and nothing is asked`() async {
        let (result, urls) = await Self.probe(.inventories, zone: nil)
        #expect(result.outcome == .unknown("no zone is known to ask in"))
        #expect(urls.isEmpty)
    }

    @Test func `without a token, the credentials are what is in the way`() async {
        let transport = AnsweringTransport()
        let result = await transport.probe(credentials: .file("/nowhere/key.json"))
            .probe(project: "acme", source: .instances, zone: nil)
        #expect(result.obstacle?.reason == "credentials")
        #expect(result.obstacle?.message.contains("/nowhere/key.json") == true)
        #expect(result.obstacle?.reach == .everything)
        #expect(transport.urls.isEmpty)
    }
}
