import Fleet
import GoogleCloud
import HTTPTransport
import Testing

@testable import Collection

/// All sources of all projects: what one tells the next, and what stands before others.
@Suite struct SourceProbeRoundTests {
    typealias Answer = AnsweringTransport.Answer

    private static let instances = "/aggregated/instances"

    private static func run(
        _ transport: AnsweringTransport,
        _ sources: [Source] = [.inventories, .instances, .patchJobs, .patchDeployments],
        projects: [ProjectID] = ["acme"],
        parents: [ProjectID] = [],
        credentials: CredentialsSource = .none,
        known: [ProjectID: ZoneName] = [:]
    ) async -> [ProbeResult] {
        let round = SourceProbeRound(
            probe: transport.probe(credentials: credentials),
            watched: WatchedProjects(named: projects, parents: parents, exclude: ["*-sandbox"]),
            sources: sources
        )
        var reported: [ProbeResult] = []
        let results = await round.run(knownZone: { known[$0] }, report: { reported.append($0) })
        #expect(reported == results)
        return results
    }

    private static func unknown(_ results: [ProbeResult], _ source: Source, of project: ProjectID = "acme") -> String? {
        guard
            case .unknown(let reason)? = results.first(where: { $0.source == source && $0.project == project })?.outcome
        else { return nil }
        return reason
    }

    @Test func `VMs come first and tell the zone for the others`() async {
        let transport = AnsweringTransport([(Self.instances, .instances(["europe-west4-a"]))])
        let results = await Self.run(transport, known: ["acme": "us-central1-a"])
        #expect(results.map(\.source) == [.instances, .inventories, .patchJobs, .patchDeployments])
        #expect(results.allSatisfy { $0.outcome == .readable })
        #expect(results[1].zone == "europe-west4-a")
    }

    @Test(arguments: [
        (Answer.instances([]), "no zone to ask in: the project has no VM"),
        (.instances([], next: "again"), "no zone to ask in: no VM was found on the first pages"),
        (
            .refusal(403, "PERMISSION_DENIED"),
            "no zone to ask in: instances cannot be read, and the store knows no VM"
        ),
    ])
    func `without a zone it is said why`(answer: Answer, reason: String) async {
        let transport = AnsweringTransport([(Self.instances, answer)])
        let results = await Self.run(transport)
        #expect(Self.unknown(results, .inventories) == reason)
        #expect(!transport.urls.contains { $0.contains("inventories") })
        let others = await Self.run(AnsweringTransport([(Self.instances, answer)]), known: ["acme": "us-central1-a"])
        #expect(others[1].outcome == .readable && others[1].zone == "us-central1-a")
    }

    @Test func `VMs that are off leave the zone to the store`() async {
        let results = await Self.run(AnsweringTransport(), [.inventories])
        #expect(
            Self.unknown(results, .inventories) == "no zone to ask in: instances are off, and the store knows no VM"
        )
    }

    @Test func `a service that does not answer is not asked again, others are`() async {
        let transport = AnsweringTransport([
            ("osconfig", .failure(.timeout)), (Self.instances, .instances(["us-central1-a"])),
        ])
        let results = await Self.run(
            transport,
            [.instances, .patchJobs, .inventories, .billingInfo, .routers],
            projects: ["acme", "beta"]
        )
        #expect(transport.urls.count { $0.contains("osconfig") } == 1)
        #expect(Self.unknown(results, .inventories) == "not asked, since patch_jobs of acme failed: timeout")
        #expect(Self.unknown(results, .patchJobs, of: "beta") == "not asked, since patch_jobs of acme failed: timeout")
        #expect(results.count { $0.source == .routers && $0.outcome == .readable } == 2)
        #expect(results.count { $0.source == .billingInfo && $0.outcome == .readable } == 2)
    }

    @Test func `projects are found before they are asked about`() async {
        let projects =
            #"{"projects": [{"name": "projects/1", "projectId": "beta", "state": "ACTIVE"},"#
            + #"{"name": "projects/2", "projectId": "my-sandbox", "state": "ACTIVE"}]}"#
        let transport = AnsweringTransport([("v3/projects?parent=folders%2F7", .body(projects))])
        let results = await Self.run(transport, [.patchJobs, .projectList], projects: [], parents: ["folders/7"])
        #expect(results.map(\.project) == ["folders/7", "beta"])
        #expect(results.map(\.source) == [.projectList, .patchJobs])
        let denied = AnsweringTransport([("v3/projects", .refusal(403, "PERMISSION_DENIED"))])
        let refused = await Self.run(denied, [.patchJobs, .projectList], parents: ["folders/7"])
        #expect(refused.first?.obstacle?.reason == "denied")
        #expect(refused.last?.outcome == .readable)
    }

    @Test func `a denial stands before nothing else`() async {
        let transport = AnsweringTransport([
            ("osconfig", .refusal(403, "PERMISSION_DENIED")), (Self.instances, .instances(["us-central1-a"])),
        ])
        let results = await Self.run(transport)
        #expect(results.count { $0.obstacle?.reason == "denied" } == 3)
    }

    @Test func `a quota that is used up stands before what counts for it, in that project`() async {
        let transport = AnsweringTransport([
            ("acme/patchJobs", .refusal(429, "RESOURCE_EXHAUSTED")), (Self.instances, .instances(["us-central1-a"])),
        ])
        let results = await Self.run(transport, projects: ["acme", "beta"])
        #expect(Self.unknown(results, .patchDeployments) == "not asked, since patch_jobs of acme failed: quota")
        #expect(results.first { $0.source == .inventories }?.outcome == .readable)
        #expect(results.filter { $0.project == "beta" }.allSatisfy { $0.outcome == .readable })
    }

    @Test func `without a token nothing is asked at all`() async {
        let transport = AnsweringTransport()
        let results = await Self.run(transport, projects: ["acme", "beta"], credentials: .file("/nowhere/key.json"))
        #expect(transport.urls.isEmpty)
        #expect(results.count { $0.obstacle != nil } == 1)
        #expect(Self.unknown(results, .patchJobs) == "not asked, since instances of acme failed: credentials")
    }
}
