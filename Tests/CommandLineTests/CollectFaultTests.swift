import Exposition
import Foundation
import Testing

/// Whatever goes wrong with one source: the round says so, the last good facts stay, and the next good round mends all.
///
/// Each case has a project of its own in one simulator, so that many can wait for their retries at a time.
@Suite(FaultTableCloud()) struct CollectFaultTests {
    /// A fault, and how a round ends that meets it.
    struct Case: Sendable, CustomTestStringConvertible {
        let fault: String
        var source = "patch_deployments"
        var method = "patchDeployments.list"
        let reason: String
        let says: [String]

        init(_ fault: String, _ reason: String, _ says: String...) {
            self.fault = fault
            self.reason = reason
            self.says = says
        }

        /// The same fault at another source.
        func at(_ source: String, _ method: String) -> Case {
            var copy = self
            copy.source = source
            copy.method = method
            return copy
        }

        var testDescription: String { "\(fault) at \(source)" }

        /// The fault as the simulator takes it, for one project.
        func json(for project: String, times: Int? = nil) -> String {
            let limit = times.map { #", "times": \#($0)"# } ?? ""
            return #"{\#(fault), "methods": ["\#(method)"], "project": "\#(project)"\#(limit)}"#
        }
    }

    /// Each source and the method that reads it.
    static let sources = [
        ("project_metadata", "projects.get"), ("instances", "instances.aggregatedList"),
        ("feature_settings", "projectFeatureSettings.get"), ("patch_jobs", "patchJobs.list"),
        ("inventories", "inventories.list"), ("patch_deployments", "patchDeployments.list"),
        ("policy_assignments", "osPolicyAssignments.list"), ("policy_reports", "osPolicyAssignments.reports.list"),
        ("vulnerability_reports", "vulnerabilityReports.list"), ("subnetworks", "subnetworks.aggregatedList"),
        ("routers", "routers.aggregatedList"),
    ]

    static let refusals = [
        Case(#""kind": "denied""#, "denied", "403 PERMISSION_DENIED", "run: gcloud projects add-iam-policy-binding"),
        Case(#""kind": "api_disabled""#, "api_disabled", "403", "disabled", "run: gcloud services enable osconfig."),
        Case(#""kind": "perimeter""#, "perimeter", "403", "ask those who keep the perimeter of VPC Service Controls"),
        Case(#""kind": "unauthenticated""#, "unauthenticated", "401 UNAUTHENTICATED", "application-default login"),
        Case(#""kind": "not_found""#, "not_found", "404 NOT_FOUND", "is small-fleet-"),
    ]
    static let brokenAnswers = [
        Case(#""kind": "truncated_json""#, "bad_response", "malformed", "not valid JSON at byte"),
        Case(#""kind": "wrong_types""#, "bad_response", "malformed", "patchDeployments[0].name: expected a string"),
        Case(#""kind": "repeated_token""#, "bad_response", "malformed", "circle"),
    ]
    static let passing = [
        Case(#""kind": "server_error", "code": 500"#, "server_error", "500 INTERNAL"),
        Case(#""kind": "server_error", "code": 502"#, "server_error", "502", "a proxy or front end"),
        Case(#""kind": "server_error", "code": 503"#, "server_error", "503 UNAVAILABLE"),
        Case(#""kind": "server_error", "code": 504"#, "server_error", "504", "a proxy or front end"),
        Case(#""kind": "reset""#, "network", "osconfig.googleapis.com: 127.0.0.1"),
        Case(#""kind": "truncated_body""#, "network", "osconfig.googleapis.com: 127.0.0.1"),
        Case(#""kind": "rate_limited", "retry_after": 1"#, "quota", "429 RESOURCE_EXHAUSTED", "have the quota raised"),
    ]
    /// Without `Retry-After`, calls that count against a quota of VM Manager wait for the next minute.
    static let unlimitedQuota = Case(
        #""kind": "rate_limited""#,
        "quota",
        "compute.googleapis.com answers 429 RESOURCE_EXHAUSTED"
    ).at("routers", "routers.aggregatedList")
    static let harmless = [
        #""kind": "slow", "by": "1s""#, #""kind": "trickle", "by": "1s""#, #""kind": "short_pages", "size": 1"#,
        #""kind": "empty_after_token""#,
    ]

    /// Every failure in its simplest place.
    static let all = refusals + brokenAnswers + passing + [unlimitedQuota]

    @Test(
        arguments: all + sources.map { refusals[0].at($0.0, $0.1) }
            + [("inventories", "inventories.list"), ("patch_jobs", "patchJobs.instanceDetails.list")].flatMap {
                source in
                [brokenAnswers[0], passing[4]].map { $0.at(source.0, source.1) }
            }
    )
    func `a source that fails keeps its last good facts, says why, and is well again once it can be read`(
        failure: Case
    ) async throws {
        let (cloud, project) = FaultTableCloud.next()
        let folder = try CollectingFolder(cloud, projects: [project, FaultTableCloud.bystander])
        if failure.method == "patchJobs.instanceDetails.list" {
            // Details of jobs that are over are read once; a job that runs is read again and again.
            try await cloud.post("events", #"{"project": "\#(project)", "patch": {"name": "hot fix"}}"#)
        }
        try await folder.collectWell()
        let before = try await folder.metrics()
        let fault = try await cloud.fault(failure.json(for: project))
        Self.expectComplaint(try await folder.collect(), of: failure, project)
        let during = try await folder.metrics()
        Self.expectSources(of: failure, project, during.samples, before.samples)
        let facts = before.facts(without: Exposed.verdicts)
        #expect(!facts.isEmpty)
        #expect(during.facts(without: Exposed.verdicts).difference(to: facts) == [])
        Self.expectVerdicts(of: failure, project, during, before)
        try await cloud.end(fault: fault)
        try await folder.collectWell()
        let after = try await folder.metrics()
        #expect(after.facts().difference(to: before.facts()) == [])
        #expect(after.samples.value("up") == 1)
    }

    /// A round that misses something ends with 3, and says for each source what and why.
    private static func expectComplaint(_ result: Binary.Result, of failure: Case, _ project: String) {
        #expect(result.status == 3)
        #expect(result.output.isEmpty)
        let lines = result.errors.split(separator: "\n")
        #expect(lines.allSatisfy { $0.hasPrefix("\(project): \(failure.source)") }, "\(result.errors)")
        // A zonal source fails in each of two zones.
        #expect((1...2).contains(lines.count), "\(result.errors)")
        guard failure.source == "patch_deployments" else { return }
        for words in failure.says { #expect(result.errors.contains(words), "\(result.errors)") }
    }

    /// The source that was hit is down since its last success, and no other one is.
    private static func expectSources(of failure: Case, _ project: String, _ during: Samples, _ before: Samples) {
        for sample in during.find("source_up") {
            let isHit = sample["project"] == project && sample["source"] == failure.source
            #expect(sample.value == (isHit ? 0 : 1), "\(sample.labels)")
        }
        for project in [project, FaultTableCloud.bystander] {
            let shown = Set(during.find("source_up", ["project": project]).compactMap { $0["source"] })
            #expect(shown.isSuperset(of: sources.map(\.0)))
        }
        #expect(during.value("up") == 0)
        let key = ["project": project, "source": failure.source]
        let successes = [before, during].map { $0.value("source_last_success_timestamp_seconds", key) }
        #expect(successes[0] != nil)
        #expect(successes[0] == successes[1])
    }

    /// Nobody knows how alive agents are whose evidence must not be read; what fails otherwise may be read soon.
    private static func expectVerdicts(
        of failure: Case,
        _ project: String,
        _ during: Exposed,
        _ before: Exposed
    ) {
        let evidence = ["project_metadata", "instances", "inventories"]
        guard evidence.contains(failure.source), ["denied", "api_disabled"].contains(failure.reason) else {
            #expect(during.facts().difference(to: before.facts()) == [])
            return
        }
        let states = during.samples.find("vm_agent_state", ["project": project])
        #expect(states.count == 5)
        #expect(states.allSatisfy { $0["state"] == "unknown" })
        let sums = during.samples.find("agent_state_vms", ["project": project]).filter { $0.value > 0 }
        #expect(sums.map { $0["state"] } == ["unknown"])
        #expect(sums.map(\.value) == [5])
    }

    @Test(arguments: sources.map { refusals[0].at($0.0, $0.1) })
    func `of a source that was never read nothing is claimed, not even zero`(failure: Case) async throws {
        let (cloud, project) = FaultTableCloud.next()
        let folder = try CollectingFolder(cloud, projects: [project])
        let fault = try await cloud.fault(failure.json(for: project))
        #expect(try await folder.collect().status == 3)
        let samples = try await folder.metrics().samples
        #expect(samples.value("source_up", ["source": failure.source]) == 0)
        #expect(samples.find("source_last_success_timestamp_seconds", ["source": failure.source]).isEmpty)
        for family in Self.families[failure.source, default: []] { #expect(samples.find(family).isEmpty, "\(family)") }
        try await cloud.end(fault: fault)
        try await folder.collectWell()
        let well = try await folder.metrics().samples
        for family in Self.families[failure.source, default: []] { #expect(!well.find(family).isEmpty, "\(family)") }
    }

    /// What only one source tells.
    private static let families = [
        "project_metadata": ["vm_agent_poll_interval_seconds"],
        "instances": ["vms"],
        "patch_jobs": ["vm_patch_state", "patch_state_vms", "patch_job_info", "patch_job_vms"],
        "inventories": [
            "vm_packages", "vm_package_updates", "vm_inventory_update_timestamp_seconds", "os_vms",
            "agent_version_vms", "updates_pending_vms",
        ],
        "patch_deployments": ["patch_deployment_info", "patch_deployment_state", "patch_coverage_vms"],
        "policy_assignments": ["policy_assignment_info", "policy_assignment_rollout_state"],
        "policy_reports": ["vm_policy_compliance", "policy_compliance_vms", "vm_policy_report_timestamp_seconds"],
        "vulnerability_reports": ["vm_vulnerabilities", "vulnerable_vms"],
    ]

    @Test(arguments: passing, [1, 2])
    func `what passes is not even noticed`(failure: Case, times: Int) async throws {
        let (cloud, project) = FaultTableCloud.next()
        let folder = try CollectingFolder(cloud, projects: [project])
        _ = try await cloud.fault(failure.json(for: project, times: times))
        try await folder.collectWell()
        let samples = try await folder.metrics().samples
        #expect(samples.value("up") == 1)
        #expect(samples.find("patch_deployment_info").count == 2)
    }

    @Test(arguments: harmless)
    func `what is merely slow or short is no failure`(fault: String) async throws {
        let (cloud, project) = FaultTableCloud.next()
        let folder = try CollectingFolder(cloud, projects: [project])
        try await folder.collectWell()
        let before = try await folder.metrics().facts()
        let methods = #"["inventories.list", "patchJobs.*", "instances.*", "osPolicyAssignments.*"]"#
        _ = try await cloud.fault(#"{\#(fault), "methods": \#(methods), "project": "\#(project)"}"#)
        try await folder.collectWell()
        #expect(try await folder.metrics().facts().difference(to: before) == [])
    }

    @Test func `each failure is counted under its own reason while serving`() async throws {
        let (cloud, _) = FaultTableCloud.next()
        let cases = Self.all.map { (failure: $0, project: FaultTableCloud.next().project) }
        for (failure, project) in cases { _ = try await cloud.fault(failure.json(for: project)) }
        let folder = try CollectingFolder(cloud, projects: cases.map(\.project))
        // The rest would use up the quota of all projects' caller, and the failures come later.
        let others = ["instances", "patch_jobs", "feature_settings", "project_metadata", "subnetworks"]
        let intervals = others.map { "\($0): 0" }.joined(separator: ", ")
        try folder.turn(to: cloud, collection: "intervals: { \(intervals) }")
        let server = try await RunningServer(["serve", "--listen", "127.0.0.1:0", "--config", folder.configuration])
        let errors = try await Patience.until("every failure is counted") {
            let metrics = Samples(try await server.get("/metrics").body)
            let errors = metrics.find("source_errors_total").filter { $0.value > 0 }
            return errors.count >= cases.count ? errors : nil
        }
        let counted = Set(errors.map { "\($0["project"] ?? "") \($0["source"] ?? "") \($0["reason"] ?? "")" })
        #expect(counted == Set(cases.map { "\($0.project) \($0.failure.source) \($0.failure.reason)" }))
    }

    @Test func `every kind of fault that the simulator knows is here`() throws {
        let manual = try String(contentsOf: Folder.package.appending(path: "docs/simulate.md"), encoding: .utf8)
        let table = try #require(manual.firstRange(of: "| kind | what a client sees |"))
        let rows = manual[table.upperBound...].split(separator: "\n").prefix { $0.hasPrefix("|") }
        let kinds = Set(rows.compactMap { try? /^\| `(\w+)`/.firstMatch(in: $0)?.output.1 })
        #expect(kinds.count > 10)
        let faults = Self.all.map(\.fault) + Self.harmless
        let missing = kinds.filter { kind in !faults.contains { $0.hasPrefix(#""kind": "\#(kind)""#) } }
        #expect(missing.isEmpty)
    }
}
