import Fleet
import Testing

@testable import FleetSimulator

@Suite struct OSConfigTests {
    @Test(arguments: [
        (ProjectPlan.FeatureSet.full, #","patchAndConfigFeatureSet":"OSCONFIG_C"}"#),
        (.limited, #","patchAndConfigFeatureSet":"OSCONFIG_B"}"#), (nil, "}"),
    ])
    func `a project that never chose its features has none in the answer`(
        featureSet: ProjectPlan.FeatureSet?,
        end: String
    ) throws {
        let client = APIClient(SmallFleet.fleet([SmallFleet.project { $0.featureSet = featureSet }]))
        let settings = try client.get("projects/acme-prod/locations/global/projectFeatureSettings")
        let name = #"{"name":"projects/123456789012/locations/global/projectFeatureSettings""#
        #expect(settings.json() == name + end)
    }

    @Test func `enums are words or numbers, as the client wants`() throws {
        let client = APIClient(SmallFleet.fleet())
        let settings = try client.get("projects/acme-prod/locations/global/projectFeatureSettings")
        #expect(settings.json(.numbers).hasSuffix(#""patchAndConfigFeatureSet":2}"#))
    }

    @Test func `the states of VMs have the numbers of the protocol`() {
        let words = PatchState.allCases.map { OSConfigEnum.patchState[$0.rawValue] }
        #expect(words.first == .word("PENDING", 1))
        #expect(words.last == .word("NO_AGENT_DETECTED", 15))
        #expect(Set(words).count == PatchState.allCases.count)
        #expect(words.allSatisfy { if case .word(_, let number) = $0 { number > 0 } else { false } })
    }

    @Test func `a project that is not there is denied`() throws {
        let client = APIClient(SmallFleet.fleet())
        #expect(try client.refusal(of: "projects/other/patchJobs") == "PERMISSION_DENIED")
    }

    @Test func `what lies in a zone counts against the zone's quota, all else against the caller's`() {
        for method in GoogleAPI.osConfig {
            let isZonal = method.template.contains("locations/{zone}")
            #expect(method.quota == (isZonal ? .zonalRead : .globalRead), "\(method.id)")
            #expect(method.permission.hasPrefix("osconfig."), "\(method.id)")
        }
    }

    private static let orchestrators = "/v2/projects/acme-prod/locations/global/policyOrchestrators"

    private static let orchestrated = APIClient(
        SmallFleet.fleet([
            SmallFleet.project {
                $0.orchestrators = ["everywhere"]
                $0.assignments = [AssignmentPlan(id: "baseline", policies: [])]
            }
        ])
    )

    @Test func `an orchestrator goes over the project every hour`() throws {
        var client = Self.orchestrated
        let begun = try client.get(Self.orchestrators).elements("policyOrchestrators").first
        let first = try #require(begun?["orchestrationState"]?["currentIterationState"])
        #expect(first["state"] == .word("PROCESSING", 1))
        #expect(first["progress"] == nil)
        client.now = client.now + .seconds(1_800)
        let done = try client.get(Self.orchestrators + "/everywhere")
        let same = try #require(done["orchestrationState"]?["currentIterationState"])
        #expect(same.text("iterationId") == first.text("iterationId"))
        #expect(same["progress"] == 100)
        #expect(same.text("performedActions") == "1")
        #expect(same.text("finishTime") == "2026-11-23T12:10:00Z")
        #expect(done["orchestratedResource"]?.text("id") == "baseline")
    }

    @Test(arguments: ["folders/1", "organizations/2"])
    func `folders and organizations have no orchestrators`(parent: String) throws {
        let path = "/v2/\(parent)/locations/global/policyOrchestrators"
        #expect(try Self.orchestrated.get(path).json() == "{}")
        #expect(try Self.orchestrated.refusal(of: path + "/everywhere") == "NOT_FOUND")
    }
}
