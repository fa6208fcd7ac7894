import Fleet
import Testing

@testable import FleetSimulator

struct ResourceManagerAPITests {
    private static let prod = SmallFleet.project(vms: 2)
    private static let lab = SmallFleet.project {
        $0.id = "acme-lab"
        $0.number = "210987654321"
        $0.hasServiceAgent = false
        $0.billingAccount = "012345-567890-ABCDEF"
    }
    private let fleet = SmallFleet.fleet([prod, lab])
    private var calls: APIClient { APIClient(fleet) }

    @Test func `a project has an id and a number in both versions`() throws {
        let older = try calls.get("/v1/projects/acme-prod")
        #expect(older["projectNumber"] == "123456789012")
        #expect(older["projectId"] == "acme-prod")
        #expect(older["lifecycleState"] == .word("ACTIVE", 1))
        #expect(older["parent", "type"] == "folder")
        let newer = try calls.get("/v3/projects/123456789012")
        #expect(newer["name"] == "projects/123456789012")
        #expect(newer["projectId"] == "acme-prod")
        #expect(newer["state"] == .word("ACTIVE", 1))
        #expect(newer["parent"]?.wording == older["parent", "id"]?.wording.map { "folders/\($0)" })
        let created = try #require(newer["createTime"]?.wording.flatMap { Timestamp(rfc3339: $0) })
        #expect(fleet.machines.allSatisfy { created < $0.createdAt })
    }

    @Test func `projects are found by filter, query and folder`() throws {
        func ids(_ answer: JSONValue) -> [String?] {
            answer["projects"]?.items.map { $0["projectId"]?.wording } ?? []
        }
        #expect(try ids(calls.get("/v1/projects")) == ["acme-prod", "acme-lab"])
        #expect(try ids(calls.get("/v1/projects", ["filter": "id:lab lifecycleState:ACTIVE"])) == ["acme-lab"])
        #expect(try ids(calls.get("/v1/projects", ["filter": "lifecycleState:DELETE_REQUESTED"])) == [])
        #expect(try ids(calls.get("/v3/projects:search", ["query": "projectId=acme-prod"])) == ["acme-prod"])
        let folder = try #require(try calls.get("/v3/projects/acme-lab")["parent"]?.wording)
        #expect(try ids(calls.get("/v3/projects", ["parent": folder])) == ["acme-prod", "acme-lab"])
        #expect(try ids(calls.get("/v3/projects", ["parent": "folders/1"])) == [])
        #expect(throws: APIError.self) { try calls.get("/v3/projects") }
        let first = try calls.get("/v1/projects", ["pageSize": "1"])
        let token = try #require(first["nextPageToken"]?.wording)
        #expect(try ids(calls.get("/v1/projects", ["pageSize": "1", "pageToken": token])) == ["acme-lab"])
    }

    @Test(arguments: [("acme-prod", true), ("acme-lab", false)])
    func `the policy binds the service agent where it has its role`(project: String, hasAgent: Bool) throws {
        for version in ["v1", "v3"] {
            let policy = try calls.post("/\(version)/projects/\(project):getIamPolicy")
            let bindings = policy["bindings"]?.items ?? []
            let agent = bindings.first { $0["role"] == "roles/osconfig.serviceAgent" }
            #expect((agent != nil) == hasAgent)
            if hasAgent {
                let member = "serviceAccount:service-123456789012@gcp-sa-osconfig.iam.gserviceaccount.com"
                #expect(agent?["members"]?.items == [.text(member)])
            }
            #expect(bindings.contains { $0["role"] == "roles/owner" })
        }
    }

    @Test func `billing is on where there is an account`() throws {
        let calls = APIClient(fleet)
        let paid = try calls.get("/v1/projects/acme-lab/billingInfo")
        #expect(paid["name"] == "projects/acme-lab/billingInfo")
        #expect(paid["billingAccountName"] == "billingAccounts/012345-567890-ABCDEF")
        #expect(paid["billingEnabled"] == true)
        let unpaid = try calls.get("/v1/projects/123456789012/billingInfo")
        #expect(unpaid["projectId"] == "acme-prod")
        #expect(unpaid["billingAccountName"] == nil)
        #expect(unpaid["billingEnabled"] == nil)
    }
}
