import Foundation
import Testing

/// `doctor` against a simulated Google: what cannot be read, why, and the line that mends it.
@Suite(.serialized) struct DoctorTests {
    /// What `--format json` prints.
    struct Document: Decodable {
        let credentials: Caller
        let projects: [Project]
        let isReadable: Bool

        struct Caller: Decodable {
            let kind: String
            let file: String?
            let member: String?
            let quotaProject: String?
            let problem: String?
            let notes: [String]
        }

        struct Project: Decodable {
            let project: String
            let sources: [Source]
            let notes: [String]
        }

        struct Source: Decodable {
            let source: String
            let status: String
            let zone: String?
            let reason: String?
            let message: String?
            let remedy: String?
            let permissions: [String]
        }

        init(_ text: String) throws {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            self = try decoder.decode(Self.self, from: Data(text.utf8))
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            credentials = try container.decode(Caller.self, forKey: .credentials)
            projects = try container.decode([Project].self, forKey: .projects)
            isReadable = try container.decode(Bool.self, forKey: .isReadable)
        }

        private enum CodingKeys: CodingKey {
            case credentials
            case projects
            case isReadable
        }

        func source(_ name: String, of project: String = "acme-prod") -> Source? {
            projects.first { $0.project == project }?.sources.first { $0.source == name }
        }
    }

    private static func simulator(_ arguments: String...) async throws -> RunningServer {
        try await RunningServer(["simulate", "--port", "0", "--scenario", "quiet-night"] + arguments)
    }

    private static func configuration(
        _ folder: Folder,
        _ url: String,
        projects: String = "[acme-prod]",
        credentials: String = "none",
        more: String = ""
    ) throws -> String {
        try folder.write(
            "c.yml",
            """
            projects: \(projects)
            storage: { path: fleet.sqlite }
            google:
              credentials: \(credentials)
              endpoints: { osconfig: "\(url)/", compute: "\(url)/compute/v1/", cloudbilling: "\(url)/" }
            \(more)
            """
        )
    }

    private static func read(_ config: String) throws -> (document: Document, status: Int32) {
        let result = try Binary.run("doctor", "--config", config, "--format", "json")
        return (try Document(result.output), result.status)
    }

    // MARK: - All well

    @Test func `everything that can be read is exit 0, and nothing is stored`() async throws {
        let (folder, server) = (try Folder(), try await Self.simulator())
        let config = try Self.configuration(folder, server.url, projects: "[acme-prod, acme-stage]")
        let text = try Binary.run("doctor", "--config", config)
        #expect(text.status == 0, "\(text.output)\(text.errors)")
        #expect(text.errors.isEmpty)
        #expect(text.output.hasPrefix("credentials: none"))
        #expect(text.output.contains("\nacme-stage\n"))
        #expect(text.output.hasSuffix("sources can be read\n"))
        let (document, status) = try Self.read(config)
        #expect(status == 0 && document.isReadable)
        #expect(document.projects.map(\.project) == ["acme-prod", "acme-stage"])
        #expect(document.source("inventories")?.zone?.isEmpty == false)
        #expect(!FileManager.default.fileExists(atPath: folder.store))
    }

    // MARK: - Not well

    @Test(arguments: [
        (
            "kind=denied,methods=inventories.*", "inventories", "denied",
            "denied, needs osconfig.inventories.list", "--role=roles/osconfig.viewer"
        ),
        (
            "kind=denied,methods=patchJobs.instanceDetails.list", "patch_jobs", "denied",
            "needs osconfig.patchJobs.list and osconfig.patchJobs.get", "--role=roles/osconfig.viewer"
        ),
        (
            "kind=denied,methods=routers.*", "routers", "denied", "denied, needs compute.routers.list",
            "gcloud projects add-iam-policy-binding acme-prod --member=MEMBER --role=roles/compute.viewer"
        ),
        (
            "kind=api_disabled", "patch_jobs", "api_disabled", "the API is off",
            "gcloud services enable osconfig.googleapis.com --project=acme-prod"
        ),
        (
            "kind=perimeter,methods=patchDeployments.*", "patch_deployments", "perimeter",
            "kept out by VPC Service Controls", "vpcServiceControlsUniqueId="
        ),
        (
            "kind=unauthenticated", "instances", "unauthenticated", "the token is not accepted",
            "gcloud auth application-default login"
        ),
        (
            "kind=truncated_json,methods=subnetworks.*", "subnetworks", "bad_response", "bad response",
            "something else answering"
        ),
    ])
    func `what is in the way is told, with what to do`(
        fault: String,
        source: String,
        reason: String,
        words: String,
        remedy: String
    ) async throws {
        let (folder, server) = (try Folder(), try await Self.simulator("--fault", fault))
        let config = try Self.configuration(folder, server.url)
        let (document, status) = try Self.read(config)
        #expect(status == 3 && !document.isReadable)
        let found = try #require(document.source(source))
        #expect(found.status == "unreadable" && found.reason == reason)
        #expect(found.remedy?.contains(remedy) == true, "\(found)")
        let text = try Binary.run("doctor", "--config", config)
        #expect(text.status == 3)
        #expect(text.output.contains(words) && text.output.contains(remedy), "\(text.output)")
    }

    @Test func `the permission that an API asks for is the one of the table`() async throws {
        let methods = [
            "inventories", "vulnerabilityReports", "osPolicyAssignments", "patchJobs", "patchDeployments",
            "projectFeatureSettings", "projects", "subnetworks", "routers",
        ]
        let fault = "kind=denied,methods=" + methods.map { $0 + ".*" }.joined(separator: "+")
        let (folder, server) = (try Folder(), try await Self.simulator("--fault", fault))
        let sources = try Self.read(Self.configuration(folder, server.url)).document.projects.flatMap(\.sources)
        let denied = sources.filter { $0.status == "unreadable" }
        #expect(denied.count == 11)
        for source in denied {
            let permission = try #require(source.permissions.first)
            #expect(source.message?.contains("'\(permission)'") == true, "\(source)")
        }
    }

    @Test func `without VMs to tell a zone, what lies in zones is unknown`() async throws {
        let fault = "kind=denied,methods=instances.*"
        let (folder, server) = (try Folder(), try await Self.simulator("--fault", fault))
        let (document, status) = try Self.read(Self.configuration(folder, server.url))
        #expect(status == 3)
        #expect(document.source("instances")?.reason == "denied")
        #expect(document.source("inventories")?.status == "unknown")
        #expect(document.source("inventories")?.message?.contains("no zone to ask in") == true)
        #expect(document.source("patch_jobs")?.status == "readable")
    }

    @Test func `a zone that the store knows is asked in when VMs tell none`() async throws {
        let (folder, server) = (try Folder(), try await Self.simulator())
        // Past jobs are many, and their calls wait for the quota.
        let config = try Self.configuration(
            folder,
            server.url,
            more: "collection: { intervals: { patch_jobs: 0 } }"
        )
        #expect(try Binary.run("collect", "--config", config).status == 0)
        _ = try await server.post("/simulator/faults", #"{"kind": "denied", "methods": ["instances.*"]}"#)
        let document = try Self.read(config).document
        #expect(document.source("instances")?.reason == "denied")
        #expect(document.source("inventories")?.status == "readable")
    }

    @Test func `a project without VMs and one in limited mode are told`() async throws {
        let folder = try Folder()
        let scenario = try folder.write(
            "scenario.yml",
            """
            name: small
            projects:
              - { id: acme-empty, number: "111111111111", zones: [us-central1-a], vms: [], feature_set: limited }
            """
        )
        let server = try await RunningServer(["simulate", "--port", "0", "--scenario", scenario])
        let config = try Self.configuration(folder, server.url, projects: "[acme-empty]")
        let (document, status) = try Self.read(config)
        #expect(status == 3)
        let notes = try #require(document.projects.first?.notes)
        #expect(notes.count == 2)
        #expect(notes.contains { $0.contains("acme-empty has no VM") })
        #expect(notes.contains { $0.contains("--patch-and-config-feature-set=full --project=acme-empty") })
        #expect(document.source("inventories", of: "acme-empty")?.message?.contains("has no VM") == true)
    }

    // MARK: - Credentials

    @Test func `credentials that are not there stand before everything, and nothing is asked`() async throws {
        let (folder, server) = (try Folder(), try await Self.simulator())
        let config = try Self.configuration(folder, server.url, credentials: "{ file: key.json }")
        let (document, status) = try Self.read(config)
        #expect(status == 3)
        #expect(document.credentials.problem?.contains("key.json: there is no such file") == true)
        let read = document.projects.flatMap(\.sources).filter { $0.status != "not_read" }
        #expect(read.first?.reason == "credentials")
        #expect(read.dropFirst().allSatisfy { $0.status == "unknown" })
        #expect(try await !server.get("/simulator/requests").body.contains("instances.aggregatedList"))
    }

    @Test func `a person's login is told by its trap, and never by its secrets`() async throws {
        let (folder, server) = (try Folder(), try await Self.simulator())
        try folder.write(
            "key.json",
            """
            {"type": "authorized_user", "client_id": "id", "client_secret": "S3CR3T-A", "refresh_token": "S3CR3T-B",
             "token_uri": "\(server.url)/token"}
            """
        )
        let config = try Self.configuration(folder, server.url, credentials: "{ file: key.json }")
        let (document, _) = try Self.read(config)
        #expect(document.credentials.kind == "a person's login")
        #expect(document.credentials.file?.hasSuffix("key.json") == true)
        #expect(document.credentials.notes.contains { $0.contains("set-quota-project acme-prod") })
        let text = try Binary.run("doctor", "--config", config)
        #expect(text.output.contains("a person's login") && text.output.contains("set-quota-project acme-prod"))
        #expect(!(text.output + text.errors).contains("S3CR3T"))
    }

    // MARK: - Usage

    @Test(arguments: [
        ("storage: { path: f.sqlite }\n", "projects: name at least one project"),
        ("projects: [acme-prod]\n", "storage"),
    ])
    func `a wrong configuration is exit 2`(text: String, complaint: String) throws {
        let folder = try Folder()
        let result = try Binary.run("doctor", "--config", try folder.write("c.yml", text))
        #expect(result.status == 2)
        #expect(result.errors.contains(complaint), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    @Test func `nobody who answers is told once for each service, in bounded time`() throws {
        let folder = try Folder()
        let began = ContinuousClock.now
        let (document, status) = try Self.read(try Self.configuration(folder, "http://127.0.0.1:9"))
        #expect(status == 3)
        #expect(document.projects.flatMap(\.sources).count { $0.reason == "network" } == 3)
        #expect(ContinuousClock.now - began < .seconds(30))
    }
}
