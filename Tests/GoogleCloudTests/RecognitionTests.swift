import Fleet
import GoogleCloud
import TapeJSON
import Testing

@Suite struct RecognitionTests {
    @Test(
        arguments: [
            ("inventories.json", [.inventory: 2]),
            ("vulnerability-reports.json", [.vulnerabilityReport: 1]),
            ("os-policy-assignments.json", [.policyAssignment: 1]),
            ("os-policy-assignment-reports.json", [.policyReport: 1]),
            ("os-policy-assignment-report.json", [.policyReport: 1]),
            ("patch-jobs.json", [.patchJob: 1]),
            ("patch-job-instance-details.json", [.patchJobInstanceDetails: 1]),
            ("patch-deployments.json", [.patchDeployment: 4]),
            ("project-feature-settings.json", [.featureSettings: 1]),
            ("billing-info.json", [.billingInfo: 1]),
            ("policy-orchestrators.json", [.policyOrchestrator: 1]),
            ("instances-aggregated.json", [.instance: 1]),
            ("project.json", [.computeProject: 1]),
            ("subnetworks-aggregated.json", [.subnetwork: 1]),
            ("routers-aggregated.json", [.router: 1]),
            ("zones.json", [.zone: 1]),
            ("guest-attributes.json", [.guestAttributes: 1]),
            ("log-entries.json", [.logEntry: 3]),
            ("time-series.json", [.timeSeries: 1]),
            ("metric-descriptors.json", [.metricDescriptor: 1]),
            ("assets.json", [.inventory: 1]),
            ("asset-line.json", [.inventory: 1]),
        ] as [(String, [ResourceKind: Int])]
    )
    func `each API's answer is told by its content`(name: String, counts: [ResourceKind: Int]) throws {
        let recognition = try #require(try ReadDocument(fixture: name).recognition)
        #expect(recognition.content == .resources)
        #expect(recognition.counts == counts)
    }

    @Test(
        arguments: [
            (#"{"name": "projects/1/locations/z/instances/2/inventory"}"#, .inventory),
            (#"{"name": "projects/1/locations/z/instances/2/vulnerabilityReport"}"#, .vulnerabilityReport),
            (#"{"name": "projects/1/locations/z/osPolicyAssignments/a"}"#, .policyAssignment),
            (#"{"name": "projects/1/locations/z/osPolicyAssignments/a@r"}"#, .policyAssignment),
            (#"{"name": "projects/1/locations/z/instances/2/osPolicyAssignments/a/report"}"#, .policyReport),
            (#"{"name": "projects/1/patchJobs/j"}"#, .patchJob),
            (#"{"name": "projects/p/zones/z/instances/v", "instanceSystemId": "2"}"#, .patchJobInstanceDetails),
            (#"{"instanceSystemId": 2, "name": "projects/p/locations/z/instances/v"}"#, .patchJobInstanceDetails),
            (#"{"name": "projects/1/patchDeployments/d"}"#, .patchDeployment),
            (#"{"name": "projects/1/locations/global/projectFeatureSettings"}"#, .featureSettings),
            (#"{"name": "projects/acme/billingInfo"}"#, .billingInfo),
            (#"{"name": "folders/1/locations/global/policyOrchestrators/o"}"#, .policyOrchestrator),
            (#"{"kind": "compute#instance", "id": 2, "name": "v", "zone": "https://x/projects/p/zones/z"}"#, .instance),
            (#"{"id": "2", "name": "v", "selfLink": "https://x/projects/p/zones/z/instances/v"}"#, .instance),
            (#"{"kind": "compute#project", "name": "p"}"#, .computeProject),
            (#"{"name": "p", "selfLink": "https://x/projects/p"}"#, .computeProject),
            (#"{"kind": "compute#subnetwork", "name": "s", "region": "projects/p/regions/r"}"#, .subnetwork),
            (#"{"name": "s", "selfLink": "https://x/projects/p/regions/r/subnetworks/s"}"#, .subnetwork),
            (#"{"kind": "compute#router", "name": "s", "region": "projects/p/regions/r"}"#, .router),
            (#"{"name": "s", "selfLink": "https://x/projects/p/regions/r/routers/s"}"#, .router),
            (#"{"kind": "compute#zone", "name": "z", "region": "projects/p/regions/r"}"#, .zone),
            (#"{"name": "z", "selfLink": "https://x/projects/p/zones/z"}"#, .zone),
            (#"{"logName": "projects/p/logs/OSConfigAgent"}"#, .logEntry),
            (#"{"metric": {"type": "t"}, "resource": {}, "points": []}"#, .timeSeries),
            (#"{"name": "projects/p/metricDescriptors/a.com/b/c", "type": "a.com/b/c"}"#, .metricDescriptor),
            (#"{"type": "a.com/b/c", "metricKind": "GAUGE"}"#, .metricDescriptor),
            (
                #"{"assetType": "t", "osInventory": {"name": "projects/1/locations/z/instances/2/inventory"}}"#,
                .inventory
            ),
        ] as [(String, ResourceKind)]
    )
    func `a single resource is told by its name, kind or keys`(text: String, kind: ResourceKind) throws {
        let read = try ReadDocument(text)
        #expect(read.recognition?.counts == [kind: 1])
        #expect(read.resources.map { ResourceKind(of: $0) } == [kind])
    }

    @Test(arguments: [
        #"{}"#, #"[]"#, #"{"nextPageToken": ""}"#, #"{"inventories": []}"#, #"{"inventories": null}"#,
        #"{"patchJobs": [], "nextPageToken": null}"#, #"{"readTime": "2026-11-20T08:00:00Z"}"#,
        #"{"unit": "s"}"#, #"{"entries": []}"#, #"{"assets": []}"#, #"{"assetType": "t"}"#,
        #"{"kind": "compute#instanceAggregatedList", "id": "i", "items": {}}"#,
        #"{"kind": "compute#instanceList", "id": "i", "selfLink": "https://x/projects/p/zones/z/instances"}"#,
        #"{"kind": "compute#zoneList"}"#, #"{"kind": "compute#subnetworkList"}"#, #"{"kind": "compute#routerList"}"#,
        #"{"kind": "compute#routerAggregatedList", "items": {"r": {"warning": {"code": "NO_RESULTS_ON_PAGE"}}}}"#,
    ])
    func `an answer without resources is an empty page`(text: String) throws {
        let recognition = try #require(try ReadDocument(text).recognition)
        #expect(recognition.content == .emptyPage)
        #expect(recognition.counts.isEmpty && recognition.nextPageToken == nil && recognition.unreachable.isEmpty)
    }

    @Test func `an empty page may still lead to the next one`() throws {
        let recognition = try #require(try ReadDocument(#"{"nextPageToken": "abc"}"#).recognition)
        #expect(recognition.content == .emptyPage)
        #expect(recognition.nextPageToken == "abc")
    }

    @Test(arguments: [
        "1", "null", #""text""#, "true", #"{"name": "x"}"#, #"{"kind": "compute#machineTypeList", "items": []}"#,
        #"{"kind": "compute#disk", "selfLink": "https://x/projects/p/zones/z/disks/d"}"#,
        #"{"name": "projects/1/locations/z/osPolicyAssignments/a/operations/o", "done": true}"#,
        #"{"entries": [{"a": 1}]}"#, #"{"assets": [{"a": 1}]}"#, #"{"error": "text"}"#,
        #"{"a": {}, "nextPageToken": "t"}"#,
        #"[{"a": 1}, 2, []]"#,
    ])
    func `anything else is not recognized`(text: String) throws {
        let read = try ReadDocument(text)
        #expect(read.recognition?.content == .unrecognized)
        #expect(read.resources.isEmpty)
    }

    @Test(
        arguments: [
            (
                #"{"error": {"code": 403, "message": "m", "status": "PERMISSION_DENIED"}}"#,
                .errorAnswer(code: 403, status: "PERMISSION_DENIED")
            ),
            (#"[{"error": {"code": 404, "errors": []}}]"#, .errorAnswer(code: 404, status: "")),
            (#"{"error": {"status": "UNAVAILABLE"}}"#, .errorAnswer(code: 0, status: "UNAVAILABLE")),
        ] as [(String, Recognition.Content)]
    )
    func `a refusal is told apart from an answer`(text: String, content: Recognition.Content) throws {
        #expect(try ReadDocument(text).recognition?.content == content)
    }

    @Test func `a failed iteration is no refusal`() throws {
        let text = #"{"name": "projects/1/patchJobs/j", "error": {}}"#
        #expect(try ReadDocument(text).recognition?.counts == [.patchJob: 1])
    }

    @Test func `an array is read element by element`() throws {
        let read = try ReadDocument(
            #"""
            [
                {"name": "projects/1/patchJobs/j"}, {"name": "projects/1/patchJobs/k"}, {"other": 1}, {},
                {"name": "projects/1/patchDeployments/d"}
            ]
            """#
        )
        let recognition = try #require(read.recognition)
        #expect(recognition.content == .resources)
        #expect(recognition.counts == [.patchJob: 2, .patchDeployment: 1])
        #expect(recognition.count == 3)
        #expect(recognition.unrecognizedElements == 1)
    }

    @Test func `scopes that did not answer are named, and empty ones are not`() throws {
        let read = try ReadDocument(fixture: "instances-aggregated.json")
        #expect(
            read.recognition?.unreachable
                == ["zones/europe-west6-e", "zones/europe-west6-c", "zones/europe-west6-d"]
        )
        #expect(read.recognition?.nextPageToken == "aW5zdA==")
    }

    @Test func `a warning that names no scope is named by the list`() throws {
        let read = try ReadDocument(
            #"{"kind": "compute#instanceAggregatedList", "id": "projects/p", "warning": {"code": "UNREACHABLE"}}"#
        )
        #expect(read.recognition?.unreachable == ["projects/p"])
        #expect(read.recognition?.content == .emptyPage)
    }

    @Test func `orchestrators name the places that did not answer`() throws {
        #expect(try ReadDocument(fixture: "policy-orchestrators.json").recognition?.unreachable == ["locations/global"])
    }

    @Test func `what take throws ends the reading as it is`() throws {
        struct Full: Error {}
        var parser = JSONParser()
        var taken = 0
        #expect(throws: Full.self) {
            try parser.withDocument(
                Array(#"[{"name": "projects/1/patchJobs/j"}, {"name": "projects/1/patchJobs/k"}]"#.utf8)
            ) {
                root in
                try GoogleDocument.read(root) { _ in
                    taken += 1
                    if taken == 2 { throw Full() }
                }
            }
        }
        #expect(taken == 2)
    }
}
